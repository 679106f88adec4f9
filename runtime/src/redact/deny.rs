//! Names that sound like a credential, for what the compiler does not see: keys of third-party records, of JSON
//! leaves, and of `key=value` pairs in free text.
//!
//! A name is read as words: `x-api-key`, `X_API_KEY`, `spring.api.key` and `xApiKey` are `x` `api` `key`. A word counts
//! as a whole, so `input_tokens`, `tokenizer`, `discard` and `secretary` are no credentials. Compounds written as one
//! word are known by their end: `dbpassword`, `PGPASSWORD`, `accesstoken`.

/// Words that name a credential wherever they stand in a name.
const WORDS: &[&str] = &[
    "authorization", "authorisation", "bearer", "cookies", "credential", "credentials", "csrfmiddlewaretoken", "cvc",
    "cvv", "jsessionid", "jwt", "otp", "passcode", "passwords", "phpsessid", "secrets", "sessid", "sessionid", "totp",
    "xsrf",
];

/// Words that name a credential as the end of a longer word too: no other English word ends in one of them.
const WORD_ENDS: &[&str] = &[
    "accesskey", "apikey", "apikeys", "cookie", "passphrase", "passwd", "password", "privatekey", "pwd", "secret",
    "secretkey", "sharedkey", "token",
];

/// Neighbours that only together name a credential.
const WORD_PAIRS: &[(&str, &str)] = &[
    ("access", "key"), ("account", "key"), ("api", "key"), ("api", "keys"), ("auth", "key"), ("card", "number"),
    ("card", "pin"), ("client", "cert"), ("db", "pass"), ("encryption", "key"), ("hash", "key"), ("hmac", "key"),
    ("mysql", "pass"), ("pass", "phrase"), ("pass", "word"), ("private", "key"), ("redis", "pass"), ("root", "pass"),
    ("session", "id"), ("session", "key"), ("shared", "key"), ("signing", "key"), ("smtp", "pass"), ("ssh", "key"),
    ("user", "pass"),
];

/// Names that mean a credential only when nothing else is in them (`auth` in a registry's settings, not `auth_method`).
const WHOLE_NAMES: &[&str] = &["auth", "pass"];

/// First words of a yes-or-no question about a credential.
const QUESTIONS: &[&str] = &["has", "is"];

/// Last words that name a property of a credential and not the credential: `token_count`, `password_changed_at`.
const PROPERTIES: &[&str] = &[
    "at", "count", "expiration", "expires", "expiry", "in", "kind", "len", "length", "limit", "policy", "size", "ttl",
    "type",
];

/// Whether a value under this name is replaced without looking at it.
pub(crate) fn is_denied_key(name: &str) -> bool {
    let mut first = None;
    let mut previous = "";
    let mut words = 0_usize;
    let mut denied = false;
    for word in Words::of(name) {
        first.get_or_insert(word);
        words += 1;
        denied = denied || is_listed(word, WORDS) || ends_listed(word) || is_listed_pair(previous, word);
        previous = word;
    }
    let first = first.unwrap_or_default();
    if is_listed(first, QUESTIONS) || is_listed(previous, PROPERTIES) {
        return false;
    }
    // `pAsSwOrD` falls apart into camelCase words, so what stands between separators is looked at as one word too.
    denied || (words == 1 && is_listed(first, WHOLE_NAMES)) || name.split(is_separator).any(is_listed_compound)
}

fn is_listed_compound(word: &str) -> bool {
    is_listed(word, WORDS) || ends_listed(word)
}

fn is_listed(word: &str, list: &[&str]) -> bool {
    let word = without_number(word);
    list.iter().any(|listed| listed.eq_ignore_ascii_case(word))
}

fn ends_listed(word: &str) -> bool {
    let word = without_number(word).as_bytes();
    WORD_ENDS.iter().any(|end| {
        word.len().checked_sub(end.len()).is_some_and(|start| word[start..].eq_ignore_ascii_case(end.as_bytes()))
    })
}

fn is_listed_pair(previous: &str, word: &str) -> bool {
    !previous.is_empty()
        && WORD_PAIRS
            .iter()
            .any(|(left, right)| left.eq_ignore_ascii_case(previous) && right.eq_ignore_ascii_case(without_number(word)))
}

/// `password2` is a password.
fn without_number(word: &str) -> &str {
    word.trim_end_matches(|c: char| c.is_ascii_digit())
}

fn is_separator(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The words of a name, divided at everything that is no letter or digit, and inside at camelCase borders.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Words<'a> {
    fn of(name: &'a str) -> Self {
        Self { rest: name }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.rest = self.rest.trim_start_matches(is_separator);
        let (word, rest) = self.rest.split_at(word_end(self.rest)?);
        self.rest = rest;
        Some(word)
    }
}

/// Where the word ends that starts the text: at a separator, or where a new camelCase word begins (`api|Key`,
/// `API|Key`).
fn word_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let (_, mut previous) = chars.next()?;
    while let Some((index, current)) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|(_, next)| next.is_lowercase());
        let starts_word = current.is_uppercase() && (!previous.is_uppercase() || next_is_lower);
        if is_separator(current) || starts_word {
            return Some(index);
        }
        previous = current;
    }
    Some(text.len())
}

#[cfg(test)]
mod tests;
