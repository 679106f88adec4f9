//! The words of a name, at separators and in camelCase.

/// Divides a name into words without their trailing numbers.
pub(super) struct Split<'n> {
    name: &'n [u8],
    at: usize,
    divides_camel: bool,
    /// Whether a word has ended at a capital letter instead of a separator.
    pub(super) has_camel_border: bool,
}

impl<'n> Split<'n> {
    pub(super) fn new(name: &'n str, divides_camel: bool) -> Self {
        Self { name: name.as_bytes(), at: 0, divides_camel, has_camel_border: false }
    }

    /// Returns the next word that has letters, and its start.
    pub(super) fn next_word(&mut self) -> Option<(usize, &'n [u8])> {
        loop {
            let rest = self.name.get(self.at..)?;
            let start = self.at + rest.iter().position(|byte| !is_separator(*byte))?;
            let word = &self.name[start..];
            let word = &word[..self.word_len(word)];
            self.at = start + word.len();
            self.has_camel_border |= self.name.get(self.at).is_some_and(|byte| !is_separator(*byte));
            let letters = without_number(word);
            if !letters.is_empty() {
                return Some((start, letters));
            }
        }
    }

    /// Returns the length of the word at the start: up to a separator, or to the next camelCase word (`api|Key`, `API|Key`).
    fn word_len(&self, text: &[u8]) -> usize {
        let begins_word = |index: usize| {
            let next_is_lower = || text.get(index + 1).is_some_and(u8::is_ascii_lowercase);
            text[index].is_ascii_uppercase() && (!text[index - 1].is_ascii_uppercase() || next_is_lower())
        };
        let ends = |index: &usize| is_separator(text[*index]) || (self.divides_camel && begins_word(*index));
        (1..text.len()).find(ends).unwrap_or(text.len())
    }
}

pub(super) fn without_number(word: &[u8]) -> &[u8] {
    let digits = word.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    &word[..word.len() - digits]
}

/// Non-ASCII bytes are part of a word; no entry has one.
fn is_separator(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}
