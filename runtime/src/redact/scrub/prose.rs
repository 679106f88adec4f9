//! Credentials in sentences: `wrong password hunter2 for ada`, `password: invalid value: string "hunter2"`.
//!
//! A few words that link the two may stand between the name and the credential, which must look like one.

use super::keys::Certainty;
use super::lexer::{FAR, Lexer, is_quote, is_space, steps};
use super::quote::Quote;
use super::words::{self, Look};
use std::ops::Range;

/// How much must a word look like a credential.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    /// Beside a password: letters and digits.
    Little,
    /// Beside a token: not only a word with a number behind it.
    Much,
    /// Beside a single-use code: digits alone too.
    Code,
}

impl Doubt {
    pub(super) fn of(lexer: Lexer<'_>, word: Range<usize>) -> Self {
        const PASSWORDS: &[&str] = &[
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "secret",
            "passwort",
            "credentials",
            "creds",
            "community",
        ];
        const CODES: &[&str] = &["pin", "otp", "code", "cvv", "cvc", "puk", "totp"];
        if CODES.iter().any(|code| lexer.ends_with(word.end, code)) {
            Self::Code
        } else if PASSWORDS.iter().any(|password| lexer.ends_with(word.end, password)) {
            Self::Little
        } else {
            Self::Much
        }
    }
}

/// How many words may link the two.
const MOST_LINKS: usize = 5;

/// The credential in the words from `start` on.
pub(super) fn credential(lexer: Lexer<'_>, start: usize, doubt: Doubt) -> Option<Range<usize>> {
    let is_enclosed = doubt == Doubt::Little && matches!(lexer.at(start), b'(' | b'[' | b'<');
    let mut at = start + usize::from(is_enclosed);
    for links in 0..=MOST_LINKS {
        if let Some(quote) = Quote::at(lexer, at) {
            return quoted(lexer, at, quote, doubt, links);
        }
        let end = words::word_end(lexer, at);
        let word = at..end;
        if end == at {
            return None;
        }
        if is_credential(lexer.slice(word.clone()), doubt) {
            // A word that is longer than the look ahead.
            let is_cut = word.len() >= FAR - 4;
            return Some(if is_cut {
                at..lexer.skip(end, |byte| !is_space(byte) && !is_quote(byte) && byte != b',')
            } else {
                word
            });
        }
        if !words::is_link(lexer, word) {
            return None;
        }
        let next =
            lexer.skip_within(end, end + 3, |byte| matches!(byte, b':' | b'=') || (is_space(byte) && byte != b'\n'));
        if next == end {
            return None;
        }
        at = next;
    }
    None
}

fn quoted(lexer: Lexer<'_>, at: usize, quote: Quote, doubt: Doubt, links: usize) -> Option<Range<usize>> {
    let content = at + quote.backslashes + 1;
    let end = quote.end_within(lexer, content, content + FAR)?;
    let value = lexer.slice(content..end);
    let look = Look::of(value);
    let is_one_word = !value.iter().any(|byte| is_space(*byte)) && look.len > 0;
    let fits = match doubt {
        Doubt::Little | Doubt::Code => {
            is_one_word && (look.digits > 0 || (links > 0 && look.others == 0 && look.len > 5))
        }
        Doubt::Much => is_one_word && look.is_mixed() && look.len >= 8,
    };
    (fits && !words::is_about(lexer, content..end)).then_some(content..end)
}

fn is_credential(word: &[u8], doubt: Doubt) -> bool {
    let look = Look::of(word);
    match doubt {
        Doubt::Code if look.is_number() => (4..=8).contains(&look.len),
        Doubt::Code | Doubt::Much => {
            look.len >= 8 && look.is_scrambled() && !look.is_hex_id() && words::is_candidate(word)
        }
        Doubt::Little => words::is_candidate(word),
    }
}

/// Credentials after words that announce them, without a separator.
pub(super) fn after_name(lexer: Lexer<'_>, word: Range<usize>, certainty: Certainty) -> Option<Range<usize>> {
    let start = lexer.blanks(word.end);
    steps::add(1);
    let doubt = Doubt::of(lexer, word.clone());
    if start == word.end || is_quote(lexer.at(start)) && certainty == Certainty::Everyday {
        return None;
    }
    credential(lexer, start, doubt)
}
