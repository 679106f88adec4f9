//! What names mean: the words that sound like credentials or personal data, the names that are taken, and the
//! comparison by which a call's identifiers are held against a schema's sensitive names.
//!
//! Names are compared in one form: without `r#`, and a name that is all capitals (a constant) in small letters.

use syn::Ident;
use syn::ext::IdentExt;

#[cfg(test)]
mod tests;

/// Whole segments (or runs of segments) that name a credential, longest first where one is in another.
const CREDENTIAL_WORDS: &[&str] = &[
    "access_key",
    "account_key",
    "api_key",
    "apikey",
    "auth_header",
    "authorization",
    "bearer",
    "connection_string",
    "cookie",
    "cookies",
    "credential",
    "credentials",
    "csrf",
    "cvc",
    "cvv",
    "database_url",
    "encryption_key",
    "jwt",
    "master_key",
    "otp",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "pin_code",
    "private_key",
    "privkey",
    "pwd",
    "secret",
    "secrets",
    "session_key",
    "signing_key",
    "token",
    "totp",
    "xsrf",
];

/// Whole segments (or runs of segments) that name a person, or what belongs to one.
const PERSONAL_WORDS: &[&str] = &[
    "address",
    "birth",
    "birthdate",
    "birthday",
    "card",
    "dob",
    "driving_licence",
    "e_mail",
    "email",
    "emails",
    "ethnicity",
    "family_name",
    "first_name",
    "full_name",
    "gender",
    "given_name",
    "iban",
    "imei",
    "imsi",
    "ip",
    "last_name",
    "latitude",
    "license_plate",
    "longitude",
    "maiden_name",
    "middle_name",
    "msisdn",
    "national_id",
    "passport",
    "phone",
    "postal_code",
    "postcode",
    "religion",
    "social_security",
    "ssn",
    "street",
    "surname",
    "tax_id",
    "telephone",
    "zip_code",
    "zipcode",
];

/// Names that every line has from the logger itself, and the one by which a call passes its error value.
const RESERVED_NAMES: &[(&str, &str)] = &[
    ("timestamp", "every line has it from the logger"),
    ("level", "every line has it from the logger"),
    ("logger", "every line has it from the logger"),
    ("module", "every line has it from the logger"),
    ("message", "every line has it from the logger"),
    ("pathname", "every line has it from the logger"),
    ("lineno", "every line has it from the logger"),
    ("funcName", "every line has it from the logger"),
    ("process", "every line has it from the logger"),
    ("thread", "every line has it from the logger"),
    ("service", "every line has it from the logger"),
    ("truncated", "the logger lists there what it has cut"),
    ("labels", "names of third-party records that no schema declares go there"),
    ("error", "`error = e` in a call passes the error value itself"),
    ("exc_type", "the logger writes the type of `error = e` there"),
    ("exc_message", "the logger writes the text of `error = e` there"),
    ("exc_chain", "the logger writes the sources of `error = e` there"),
    ("exc_info", "the logger writes the stack trace of `error = e` there"),
];

/// Objects that Filebeat's processors add to a document beside those of ECS.
const SHIPPER_OBJECTS: &[&str] = &["docker", "input", "kubernetes"];

/// An identifier in the form in which names are compared.
pub(crate) fn plain(ident: &Ident) -> String {
    let name = ident.unraw().to_string();
    if name.chars().any(char::is_lowercase) { name } else { name.to_lowercase() }
}

/// The word of the credential list that `name` contains as whole `_` segments.
pub(crate) fn credential_word(name: &str) -> Option<&'static str> {
    CREDENTIAL_WORDS.iter().copied().find(|word| has_segments(name, word))
}

/// The word of the personal list that `name` contains as whole `_` segments.
pub(crate) fn personal_word(name: &str) -> Option<&'static str> {
    PERSONAL_WORDS.iter().copied().find(|word| has_segments(name, word))
}

/// The credential that a value with this identifier in it would log: the word of the credential list that `name` is, or
/// ends in. Names that ask about one (`has_token`) give none.
pub(crate) fn aliased_credential(name: &str) -> Option<&'static str> {
    CREDENTIAL_WORDS.iter().copied().find(|word| is_or_ends_in(name, word))
}

/// Whether `name` is `word`, or ends in `_` plus `word`, and does not just ask about it.
pub(crate) fn is_or_ends_in(name: &str, word: &str) -> bool {
    !asks_about(name) && suffixes(name).any(|suffix| suffix == word)
}

/// Whether the name tells of a yes or no about the thing, not the thing: `has_password`, `is_secret`.
pub(crate) fn asks_about(name: &str) -> bool {
    name.starts_with("has_") || name.starts_with("is_")
}

/// Why the name cannot be a field's, if it is one that the logger uses itself.
pub(crate) fn reserved_reason(name: &str) -> Option<&'static str> {
    RESERVED_NAMES.iter().find(|(reserved, _)| *reserved == name).map(|(_, reason)| *reason)
}

/// Whether Elasticsearch keeps names of this shape for a document's metadata (`_id`, `_source`).
pub(crate) fn is_metadata_name(name: &str) -> bool {
    name.starts_with('_')
}

/// Whether Filebeat adds an object of this name to the documents it ships.
pub(crate) fn is_shipper_object(name: &str) -> bool {
    SHIPPER_OBJECTS.contains(&name)
}

/// Whether `name` is `[a-z][a-z0-9_]*`, the form that Kibana queries need no escapes for.
pub(crate) fn is_field_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// `CamelCase` or any other spelling as `snake_case`, one word for a run of capitals (`HTTPError` gives `http_error`).
pub(crate) fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::with_capacity(name.len() + 4);
    for (position, &letter) in letters.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|index| letters.get(index)).copied().unwrap_or('_');
        let after = letters.get(position + 1).copied().unwrap_or('_');
        let starts_word = letter.is_uppercase() && before != '_' && (!before.is_uppercase() || after.is_lowercase());
        if starts_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The bit of a 64-bit mask that stands for a name: a mask without it can't contain the name.
///
/// The runtime has the same function; FNV-1a by its 64-bit constants (draft-eastlake-fnv).
pub(crate) fn name_bit(name: &str) -> u64 {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    1 << (hash >> 58)
}

/// The bits of all names that `name` is, or ends in `_` plus.
pub(crate) fn guard_mask(name: &str) -> u64 {
    suffixes(name).map(name_bit).fold(0, |mask, bit| mask | bit)
}

/// The candidate that `name` is most likely a slip of the pen of, if any is near.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bound = (name.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The name itself, then what follows each of its `_`.
fn suffixes(name: &str) -> impl Iterator<Item = &str> {
    std::iter::once(name).chain(name.match_indices('_').map(|(position, _)| &name[position + 1..]))
}

fn has_segments(name: &str, word: &str) -> bool {
    name.match_indices(word).any(|(start, _)| {
        let starts = start == 0 || name[..start].ends_with('_');
        let rest = &name[start + word.len()..];
        starts && (rest.is_empty() || rest.starts_with('_'))
    })
}

/// Levenshtein's distance in characters; two neighbours in the wrong order count as one slip.
fn edit_distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, &a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &b) in right.iter().enumerate() {
            let replaced = last[j] + usize::from(a != b);
            let mut distance = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && a == right[j - 1] && left[i - 1] == b;
            if swapped {
                distance = distance.min(before_last[j - 1] + 1);
            }
            row.push(distance);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}
