//! One forward pass over a view of the text, word by word.

use super::filter::Filter;
use super::keys;
use super::lexer::{KnownNames, Lexer, is_letter, is_word, steps};
use super::pair::{self, Pair};
use super::url::{self, Urls};
use super::{announced, armor, authority, card, command, email, named, path, providers, token};
use std::ops::Range;

pub(super) struct Search<'v> {
    lexer: Lexer<'v>,
    found: Vec<Range<usize>>,
    /// The word before the current one.
    before: Range<usize>,
    /// The program whose command line this is.
    tool: Option<&'static command::Tool>,
    /// Where the value of the last entry named `value` begins.
    value_at: usize,
    urls: Urls,
    /// Whether the position is in a URL with a scheme, which ends there.
    in_url: bool,
    /// The end of the query or fragment that was examined last.
    url_part_end: usize,
    /// The end of a text that was examined for a web token.
    no_token_before: usize,
}

/// Finds the credentials in a view of a text, in the order of their starts except for a few.
pub(super) fn search(bytes: &[u8]) -> Vec<Range<usize>> {
    let known = KnownNames::default();
    let mut search = Search {
        lexer: Lexer::with_names(bytes, &known),
        found: Vec::new(),
        before: 0..0,
        tool: None,
        value_at: 0,
        urls: Urls::new(),
        in_url: false,
        url_part_end: 0,
        no_token_before: 0,
    };
    let mut at = 0;
    while at < bytes.len() {
        steps::add(1);
        let byte = bytes[at];
        at = match byte {
            b' ' => {
                search.in_url = false;
                search.sentence(at + 1)
            }
            // What was found may lie before the word.
            byte if is_word(byte) => search.word(at).max(search.before.end),
            byte => search.mark(byte, at).max(at + 1),
        };
    }
    search.found
}

/// The words that are looked up wherever they stand.
static LOOKED_UP: Filter = Filter::NONE.and(&announced::FILTER).and(&command::FILTER);

impl Search<'_> {
    /// Skips the words of a sentence that nothing depends on: between spaces, and not looked up.
    #[inline]
    fn sentence(&mut self, start: usize) -> usize {
        let rest = self.lexer.slice(start..self.lexer.len());
        let (mut at, mut last) = (0, 0..0);
        loop {
            let word = &rest[at..];
            let len = word.iter().take_while(|byte| is_letter(**byte)).count();
            let skipped = match &word[len..] {
                [b' ', next, ..] if is_letter(*next) || next.is_ascii_digit() => 1,
                [b',', b' ', ..] => 2,
                _ => break,
            };
            if len == 0 || len >= providers::SHORTEST || LOOKED_UP.may_have_word(&word[..len]) {
                break;
            }
            last = start + at..start + at + len;
            at += len + skipped;
        }
        steps::add(at);
        if at > 0 {
            self.before = last;
        }
        start + at
    }

    /// Examines a word; returns where the search goes on.
    #[inline]
    fn word(&mut self, start: usize) -> usize {
        let lexer = self.lexer;
        let word = start..lexer.name_end(start);
        let before = std::mem::replace(&mut self.before, word.clone());
        if word.len() >= providers::SHORTEST {
            let end = self.long_word(word.clone());
            if end > word.end {
                return end;
            }
        }
        if lexer.at(start).is_ascii_digit() {
            self.number(word.clone(), &before);
        }
        let next = lexer.at(word.end);
        let in_sentence = next == b' ' && lexer.at(word.end + 1).is_ascii_alphanumeric() || matches!(next, b'.' | b'!');
        if !in_sentence || matches!(lexer.before(start), b'<' | b':' | b'=') {
            return self.named(word, before);
        }
        self.announced(word, before)
    }

    /// Examines a word that a separator, a quote or a bracket may follow.
    fn named(&mut self, word: Range<usize>, before: Range<usize>) -> usize {
        let lexer = self.lexer;
        if let Some(key) = armor::putty(lexer, word.clone()) {
            return self.add(key);
        }
        match pair::after(lexer, word.clone(), before.clone()) {
            Pair::Credential(span) => {
                // `api_key=4111 1111 1111 1111`.
                if lexer.at(span.start).is_ascii_digit() {
                    self.found.extend(card::find(lexer, span.start, 0..0));
                }
                return self.add_with_keys(span);
            }
            Pair::Harmless(resume) => {
                let found = url::form_value(lexer, word.clone())
                    .or_else(|| announced::dump(lexer, word.clone()))
                    .or_else(|| token::telegram(lexer, word.clone()));
                if let Some(span) = found {
                    return self.add(span);
                }
                if keys::is_value(lexer, word.clone()) {
                    self.value_at = lexer.peek(word.end, |byte| !matches!(byte, b':' | b'=')) + 1;
                }
                if resume > word.end {
                    return resume;
                }
            }
            Pair::None => {
                if let Some(span) = self.another_entry(word.clone(), before.clone()) {
                    return self.add(span);
                }
            }
        }
        self.announced(word, before)
    }

    /// Examines a word whose value stands in another entry.
    fn another_entry(&mut self, word: Range<usize>, before: Range<usize>) -> Option<Range<usize>> {
        let lexer = self.lexer;
        match lexer.at(word.end) {
            b'/' => path::secret_segment(lexer, word),
            b',' | b')' | b'"' | b'`' => {
                named::value(lexer, word.clone(), before, self.value_at).or_else(|| named::columns(lexer, word))
            }
            _ => named::value(lexer, word, before, self.value_at),
        }
    }

    #[inline]
    fn announced(&mut self, word: Range<usize>, before: Range<usize>) -> usize {
        let lexer = self.lexer;
        let part = announced::last_part(lexer, &word);
        if !LOOKED_UP.may_have(lexer, &part) {
            return word.end;
        }
        if part == word && command::FILTER.may_have(lexer, &word) {
            self.tool = command::tool_of(lexer, word.clone()).or(self.tool);
            if let Some(span) = command::echoed(lexer, word.clone()) {
                return self.add(span);
            }
        }
        if !announced::FILTER.may_have(lexer, &part) {
            return word.end;
        }
        announced::find(lexer, word.clone(), before, &mut self.found).unwrap_or(word.end)
    }

    /// Looks for keys that begin in the word, at its start or behind a `_`, a `-`, a full stop or a character beyond ASCII.
    ///
    /// Returns where the search goes on: behind the word, or behind a key that goes on with other characters.
    fn long_word(&mut self, word: Range<usize>) -> usize {
        let lexer = self.lexer;
        self.found.extend(token::in_word(lexer, word.clone()));
        let mut at = word.start;
        while at < word.end {
            steps::add(1);
            let begins = lexer.at(at).is_ascii_alphanumeric() && !lexer.before(at).is_ascii_alphanumeric();
            let found = if begins { self.key_at(at) } else { None };
            at = match found {
                Some(key) => self.add(key),
                None => at + 1,
            };
        }
        at
    }

    fn key_at(&mut self, at: usize) -> Option<Range<usize>> {
        let lexer = self.lexer;
        if lexer.at(at).is_ascii_digit() && at > self.before.start {
            return card::find(lexer, at, self.before.start..at - 1);
        }
        providers::find(lexer, at)
            .or_else(|| token::jwt(lexer, at, &mut self.no_token_before))
            .or_else(|| token::at(lexer, at))
    }

    /// Looks for what begins with a digit: a card number, and tokens behind a number.
    fn number(&mut self, word: Range<usize>, before: &Range<usize>) {
        let lexer = self.lexer;
        self.found.extend(card::find(lexer, word.start, before.clone()));
        self.found.extend(token::telegram(lexer, word.clone()));
        if word.len() == 1 {
            self.found.extend(token::google_refresh(lexer, word.start));
        }
    }

    /// Examines a byte that is not a part of a word; returns where the search goes on.
    fn mark(&mut self, byte: u8, at: usize) -> usize {
        let lexer = self.lexer;
        match byte {
            b',' | b'.' => {}
            b':' if lexer.has(at, b"://") => {
                self.in_url = true;
                return self.urls.find(lexer, at + 3, &mut self.found);
            }
            b'@' => {
                self.found.extend(authority::find(lexer, at));
                self.found.extend(email::find(lexer, at));
            }
            b'?' | b'#' => self.part_of_url(byte, at),
            b'$' | b'{' | b'~' => {
                let found = if byte == b'~' { token::azure(lexer, at) } else { token::hash(lexer, at) };
                if let Some(span) = found {
                    return self.add(span);
                }
            }
            b'-' => {
                let dashes = lexer.skip(at, |byte| byte == b'-');
                let found = armor::find(lexer, dashes).or_else(|| command::option(lexer, at, self.tool));
                return found.map_or(dashes, |span| self.add(span));
            }
            b'\n' | b'|' => self.tool = None,
            _ => {}
        }
        self.in_url &= !path::is_border(byte);
        at + 1
    }

    fn part_of_url(&mut self, mark: u8, at: usize) {
        if at < self.url_part_end {
            return;
        }
        let end = match mark {
            b'?' => url::query(self.lexer, at + 1, self.in_url, &mut self.found),
            _ if self.in_url => {
                let fragment = url::fragment(self.lexer, at + 1);
                let end = fragment.as_ref().map(|fragment| fragment.end);
                self.found.extend(fragment);
                end
            }
            _ => None,
        };
        self.url_part_end = end.unwrap_or(at);
    }

    /// Adds a value and the private keys that begin in it: a key has more lines than a value.
    fn add_with_keys(&mut self, span: Range<usize>) -> usize {
        let lexer = self.lexer;
        let mut at = span.start;
        let mut end = self.add(span);
        while at < end {
            let dash = lexer.skip_within(at, end, |byte| byte != b'-');
            at = lexer.skip_within(dash, end, |byte| byte == b'-').max(dash + 1);
            if let Some(key) = armor::find(lexer, at) {
                at = key.end;
                end = end.max(self.add(key));
            }
        }
        end
    }

    fn add(&mut self, span: Range<usize>) -> usize {
        let end = span.end;
        self.found.push(span);
        end
    }
}
