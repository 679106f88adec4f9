//! Names that sound like a credential, for what the compiler does not see: keys of third-party records, of JSON
//! leaves, and of `key=value` pairs in free text.
//!
//! A name is read as words: `x-api-key`, `X_API_KEY`, `spring.api.key` and `xApiKey` are `x` `api` `key`. A word counts
//! as a whole, so `input_tokens`, `tokenizer`, `discard` and `secretary` are no credentials. Compounds written as one
//! word are known by their end: `dbpassword`, `PGPASSWORD`, `accesstoken`.

/// Words that name a credential wherever they stand in a name.
const WORDS: &[&str] = &[
    "authorization",
    "authorisation",
    "bearer",
    "cookies",
    "credential",
    "credentials",
    "csrf",
    "csrfmiddlewaretoken",
    "cvc",
    "cvv",
    "jsessionid",
    "jwt",
    "otp",
    "passcode",
    "passwords",
    "phpsessid",
    "privkey",
    "secrets",
    "sessid",
    "sessionid",
    "totp",
    "xsrf",
];

/// Words that name a credential as the end of a longer word too: no other English word ends in one of them.
const WORD_ENDS: &[&str] = &[
    "accesskey",
    "apikey",
    "apikeys",
    "cookie",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "secret",
    "secretkey",
    "sharedkey",
    "token",
];

/// Neighbours that only together name a credential, also when they are written as one word.
const WORD_PAIRS: &[(&str, &str)] = &[
    ("access", "key"),
    ("account", "key"),
    ("api", "key"),
    ("api", "keys"),
    ("auth", "header"),
    ("auth", "key"),
    ("card", "number"),
    ("card", "pin"),
    ("client", "assertion"),
    ("client", "cert"),
    ("code", "verifier"),
    ("db", "pass"),
    ("encryption", "key"),
    ("hash", "key"),
    ("hmac", "key"),
    ("master", "key"),
    ("mysql", "pass"),
    ("pass", "phrase"),
    ("pass", "word"),
    ("pin", "code"),
    ("private", "key"),
    ("redis", "pass"),
    ("root", "pass"),
    ("security", "code"),
    ("session", "id"),
    ("session", "key"),
    ("shared", "key"),
    ("signing", "key"),
    ("smtp", "pass"),
    ("ssh", "key"),
    ("subscription", "key"),
    ("user", "pass"),
];

/// Names that mean a credential only when nothing else is in them (`auth` in a registry's settings, not `auth_method`).
const WHOLE_NAMES: &[&str] = &["auth", "pass", "sid", "sig"];

/// First words of a yes-or-no question about a credential.
const QUESTIONS: &[&str] = &["has", "is"];

/// Last words that name a property of a credential and not the credential: `token_count`, `password_changed_at`.
const PROPERTIES: &[&str] = &[
    "at",
    "count",
    "expiration",
    "expires",
    "expiry",
    "in",
    "kind",
    "len",
    "length",
    "limit",
    "policy",
    "size",
    "ttl",
    "type",
];

/// Whether a value under this name is replaced without looking at it.
pub(crate) fn is_denied_key(name: &str) -> bool {
    let mut words = Words { rest: name.as_bytes(), has_camel_border: false };
    let mut first: &[u8] = b"";
    let mut previous: &[u8] = b"";
    let mut count = 0_usize;
    let mut denied = false;
    for word in words.by_ref() {
        if count == 0 {
            first = word;
        }
        count += 1;
        let name = without_number(word);
        denied = denied || may_be_listed(name) && (is_credential(name) || is_credential_pair(previous, name));
        previous = word;
    }
    denied = denied || (count == 1 && is_listed(first, WHOLE_NAMES));
    // `pAsSwOrD` falls apart into camelCase words, so what stands between separators is looked at as one word too.
    let mut compounds = name.as_bytes().split(|byte| is_separator(*byte)).map(without_number);
    denied = denied || (words.has_camel_border && compounds.any(is_credential));
    denied && !is_listed(first, QUESTIONS) && !is_listed(previous, PROPERTIES)
}

/// `password2` is a password.
fn without_number(word: &[u8]) -> &[u8] {
    let digits = word.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    &word[..word.len() - digits]
}

/// For each last letter, the letters before it in any listed word, as a set of bits.
///
/// Rules out nearly every word at once: names are looked at for every `=` and `:` of third-party texts.
static TAILS: [u32; 32] = {
    let mut tails = [0; 32];
    let mut index = 0;
    while index < WORDS.len() {
        add_tail(&mut tails, WORDS[index]);
        index += 1;
    }
    index = 0;
    while index < WORD_ENDS.len() {
        add_tail(&mut tails, WORD_ENDS[index]);
        index += 1;
    }
    index = 0;
    while index < WORD_PAIRS.len() {
        add_tail(&mut tails, WORD_PAIRS[index].1);
        index += 1;
    }
    tails
};

const fn add_tail(tails: &mut [u32; 32], word: &str) {
    let [.., before, last] = word.as_bytes() else { panic!("a listed word has two letters or more") };
    tails[letter(*last)] |= 1 << letter(*before);
}

/// The same number for a letter in upper and lower case.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

fn may_be_listed(word: &[u8]) -> bool {
    matches!(word, [.., before, last] if TAILS[letter(*last)] & 1 << letter(*before) != 0)
}

fn is_credential(word: &[u8]) -> bool {
    let is_pair =
        |(first, second): &(&str, &str)| ends_with(word, second) && is_same(&word[..word.len() - second.len()], first);
    is_listed(word, WORDS) || WORD_ENDS.iter().any(|end| ends_with(word, end)) || WORD_PAIRS.iter().any(is_pair)
}

fn is_credential_pair(left: &[u8], right: &[u8]) -> bool {
    WORD_PAIRS.iter().any(|(first, second)| is_same(right, second) && is_same(left, first))
}

fn is_listed(word: &[u8], list: &[&str]) -> bool {
    list.iter().any(|listed| is_same(word, listed))
}

fn is_same(word: &[u8], listed: &str) -> bool {
    word.len() == listed.len() && ends_with(word, listed)
}

fn ends_with(word: &[u8], end: &str) -> bool {
    word.len().checked_sub(end.len()).is_some_and(|start| word[start..].eq_ignore_ascii_case(end.as_bytes()))
}

/// Every letter beyond ASCII is a part of a word: no listed word has one.
fn is_separator(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

/// The words of a name, divided at everything that is no letter or digit, and inside at camelCase borders.
struct Words<'a> {
    rest: &'a [u8],
    has_camel_border: bool,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.rest.iter().position(|byte| !is_separator(*byte))?;
        let (word, rest) = self.rest[start..].split_at(word_len(&self.rest[start..]));
        self.has_camel_border |= rest.first().is_some_and(|byte| !is_separator(*byte));
        self.rest = rest;
        Some(word)
    }
}

/// The length of the word at the start: to a separator, or to where a new camelCase word begins (`api|Key`,
/// `API|Key`).
fn word_len(text: &[u8]) -> usize {
    let ends = |index: &usize| {
        let (previous, current) = (text[index - 1], text[*index]);
        let next_is_lower = || text.get(index + 1).is_some_and(u8::is_ascii_lowercase);
        is_separator(current) || (current.is_ascii_uppercase() && (!previous.is_ascii_uppercase() || next_is_lower()))
    };
    (1..text.len()).find(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests;
