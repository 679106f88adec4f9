//! A strict JSON scanner (RFC 8259) that continues after known faults: a repeated key, a raw control byte, a lone
//! surrogate, an invalid number. At any other invalid JSON it stops.

use super::value::{Member, Value};
use std::collections::HashSet;

/// Maximum nesting depth, so that no line can exhaust the stack.
const MAX_DEPTH: usize = 256;

/// The result of a scan.
pub(super) struct Scan {
    /// The value, if the text is JSON apart from faults that the scanner can skip.
    pub(super) value: Option<Value>,
    pub(super) faults: Vec<Fault>,
}

/// A fault and its byte offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    pub(super) byte: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FaultKind {
    DuplicateKey(String),
    RawControl,
    LoneSurrogate,
    /// `NaN`, `Infinity` and similar words.
    NotFinite(String),
    TrailingText,
    /// A syntax error, with the expected token.
    Syntax(&'static str),
}

/// Scans one JSON text. Invalid UTF-8 becomes U+FFFD: another check reports it.
pub(super) fn scan(text: &[u8]) -> Scan {
    let mut scanner = Scanner { text, at: 0, depth: 0, faults: Vec::new() };
    let value = scanner.document();
    Scan { value: value.ok(), faults: scanner.faults }
}

/// The scanner has stopped. The list of faults contains the reason.
struct Stopped;

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    depth: usize,
    faults: Vec<Fault>,
}

impl Scanner<'_> {
    fn document(&mut self) -> Result<Value, Stopped> {
        let value = self.value()?;
        self.skip_blanks();
        if self.at < self.text.len() {
            self.fault(FaultKind::TrailingText);
        }
        Ok(value)
    }

    fn value(&mut self) -> Result<Value, Stopped> {
        self.skip_blanks();
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => Ok(Value::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(byte) if byte.is_ascii_alphabetic() => self.word(),
            _ => Err(self.stop("a value")),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Stopped>) -> Result<Value, Stopped> {
        if self.depth == MAX_DEPTH {
            return Err(self.stop("less nesting"));
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value, Stopped> {
        self.at += 1;
        let mut members = Vec::new();
        let mut keys = HashSet::new();
        if self.closes_empty(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.stop("a key"));
            }
            let key = self.string()?;
            if !keys.insert(key.clone()) {
                self.faults.push(Fault { kind: FaultKind::DuplicateKey(key.clone()), byte: start });
            }
            self.skip_blanks();
            self.expect(b':', "a colon")?;
            members.push(Member { key, value: self.value()? });
            if !self.goes_on(b'}', "a comma or a closing brace")? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn array(&mut self) -> Result<Value, Stopped> {
        self.at += 1;
        let mut items = Vec::new();
        if self.closes_empty(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if !self.goes_on(b']', "a comma or a closing bracket")? {
                return Ok(Value::Array(items));
            }
        }
    }

    fn closes_empty(&mut self, close: u8) -> bool {
        self.skip_blanks();
        self.take(close)
    }

    fn goes_on(&mut self, close: u8, wanted: &'static str) -> Result<bool, Stopped> {
        self.skip_blanks();
        if self.take(b',') {
            return Ok(true);
        }
        self.expect(close, wanted).map(|()| false)
    }

    fn number(&mut self) -> Result<Value, Stopped> {
        let start = self.at;
        self.take(b'-');
        if self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            return self.word();
        }
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(Value::Number(String::from_utf8_lossy(&self.text[start..self.at]).into_owned()))
    }

    fn digits(&mut self) -> Result<(), Stopped> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.stop("a digit")) } else { Ok(()) }
    }

    fn word(&mut self) -> Result<Value, Stopped> {
        let start = self.at;
        let end = self.text[start..].iter().position(|byte| !byte.is_ascii_alphabetic());
        let word = &self.text[start..end.map_or(self.text.len(), |length| start + length)];
        let value = match word {
            b"null" => Value::Null,
            b"true" | b"false" => Value::Bool,
            _ => {
                let name = String::from_utf8_lossy(word).into_owned();
                if !["nan", "inf", "infinity"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
                    return Err(self.stop("a value"));
                }
                self.fault(FaultKind::NotFinite(name));
                Value::Null
            }
        };
        self.at += word.len();
        Ok(value)
    }

    fn string(&mut self) -> Result<String, Stopped> {
        self.at += 1;
        let mut bytes = Vec::new();
        loop {
            match self.peek() {
                None => return Err(self.stop("a closing quote")),
                Some(b'"') => break self.at += 1,
                Some(b'\\') => {
                    let decoded = self.escape()?;
                    bytes.extend_from_slice(decoded.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Some(byte) => {
                    if byte < 0x20 {
                        self.fault(FaultKind::RawControl);
                    }
                    bytes.push(byte);
                    self.at += 1;
                }
            }
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn escape(&mut self) -> Result<char, Stopped> {
        let decoded = match self.text.get(self.at + 1) {
            Some(b'u') => return self.unicode_escape(),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(self.stop("a JSON escape")),
        };
        self.at += 2;
        Ok(decoded)
    }

    fn unicode_escape(&mut self) -> Result<char, Stopped> {
        let start = self.at;
        let first = self.code_unit()?;
        let mut units = vec![first];
        if (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with(b"\\u") {
            let after_first = self.at;
            let second = self.code_unit()?;
            if (0xDC00..0xE000).contains(&second) {
                units.push(second);
            } else {
                self.at = after_first;
            }
        }
        if let Some(Ok(decoded)) = char::decode_utf16(units).next() {
            return Ok(decoded);
        }
        self.faults.push(Fault { kind: FaultKind::LoneSurrogate, byte: start });
        Ok(char::REPLACEMENT_CHARACTER)
    }

    /// Reads the four hexadecimal digits of `\uXXXX`.
    fn code_unit(&mut self) -> Result<u16, Stopped> {
        let digits = self.text.get(self.at + 2..self.at + 6).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let unit = digits.and_then(|digits| u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match unit {
            Some(unit) => {
                self.at += 6;
                Ok(unit)
            }
            None => Err(self.stop("four hexadecimal digits")),
        }
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8, wanted: &'static str) -> Result<(), Stopped> {
        if self.take(byte) { Ok(()) } else { Err(self.stop(wanted)) }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn fault(&mut self, kind: FaultKind) {
        self.faults.push(Fault { kind, byte: self.at });
    }

    fn stop(&mut self, wanted: &'static str) -> Stopped {
        self.fault(FaultKind::Syntax(wanted));
        Stopped
    }
}
