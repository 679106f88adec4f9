//! One level of encoding: percent encoding (RFC 3986), HTML entities, quoted-printable `=3D` (RFC 2045), and the escapes of
//! JSON, Rust's `Debug` and their relatives. Only ASCII is decoded: no name, separator or mark of a credential is beyond it.

/// Whether a byte may begin an encoded character. The compiler turns this into instructions for many bytes at once.
#[inline(always)]
fn is_mark(byte: u8) -> bool {
    (byte == b'%') | (byte == b'&') | (byte == b'\\') | (byte == b'=')
}

/// Whether a chunk has a mark, counted without branches.
fn has_mark(chunk: &[u8]) -> bool {
    chunk.iter().map(|byte| u8::from(is_mark(*byte))).fold(0, |found, mark| found | mark) != 0
}

/// Whether any character of the text is encoded.
pub(super) fn is_any(bytes: &[u8]) -> bool {
    const CHUNK: usize = 64;
    bytes.chunks(CHUNK).enumerate().any(|(chunk, marks)| {
        has_mark(marks)
            && (0..marks.len()).any(|at| is_mark(marks[at]) && character(&bytes[chunk * CHUNK + at..]).is_some())
    })
}

/// The entities of HTML that stand for marks of the grammar.
const ENTITIES: &[(&[u8], u8)] = &[
    (b"&quot;", b'"'),
    (b"&apos;", b'\''),
    (b"&lt;", b'<'),
    (b"&gt;", b'>'),
    (b"&amp;", b'&'),
    (b"&nbsp;", b' '),
    (b"&colon;", b':'),
    (b"&equals;", b'='),
];

/// The encoded character at the start of the bytes, and the length of its code.
pub(super) fn character(bytes: &[u8]) -> Option<(u8, usize)> {
    let (character, len) = match bytes {
        [b'%', high, low, ..] => (hex(&[*high, *low])?, 3),
        [b'=', b'3', b'D' | b'd', ..] => (b'=', 3),
        [b'&', b'#', ..] => numeric(bytes)?,
        [b'&', ..] => {
            let (entity, character) = ENTITIES.iter().find(|(entity, _)| bytes.starts_with(entity))?;
            (*character, entity.len())
        }
        [b'\\', b'u', b'{', rest @ ..] => {
            let digits = rest.iter().take(6).position(|byte| *byte == b'}')?;
            (hex(&rest[..digits])?, digits + 4)
        }
        [b'\\', b'u', a, b, c, d, ..] => (hex(&[*a, *b, *c, *d])?, 6),
        [b'\\', b'x', high, low, ..] => (hex(&[*high, *low])?, 4),
        [b'\\', b'n', ..] => (b'\n', 2),
        [b'\\', b'r', ..] => (b'\r', 2),
        [b'\\', b't', ..] => (b'\t', 2),
        [b'\\', b'e', ..] => (super::invisible::ESCAPE, 2),
        [b'\\', sign @ (b'"' | b'\'' | b'\\' | b'/'), ..] => (*sign, 2),
        _ => return None,
    };
    character.is_ascii().then_some((character, len))
}

/// `&#34;`, `&#x22;`.
fn numeric(bytes: &[u8]) -> Option<(u8, usize)> {
    let end = bytes.iter().take(8).position(|byte| *byte == b';')?;
    let digits = &bytes[2..end];
    let number = match digits {
        [b'x' | b'X', digits @ ..] => hex(digits)?,
        digits => std::str::from_utf8(digits).ok()?.parse().ok()?,
    };
    Some((number, end + 1))
}

fn hex(digits: &[u8]) -> Option<u8> {
    let number = digits.iter().try_fold(0_u32, |number, digit| Some(number << 4 | char::from(*digit).to_digit(16)?))?;
    u8::try_from(number).ok().filter(|_| !digits.is_empty())
}
