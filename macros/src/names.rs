//! What names mean: which ones sound like credentials or personal data, which ones are reserved, and how a call's
//! identifiers are compared with a schema's names.
//!
//! Names are compared without `r#`, and in lower case if they are all capitals, as constants are.

mod words;

use syn::Ident;
use syn::ext::IdentExt;
use words::Words;

#[cfg(test)]
mod tests;

static CREDENTIALS: Words<2048> = Words::of(&["credential"]);
static AMBIGUOUS: Words<256> = Words::of(&["ambiguous"]);
static PERSONAL: Words<2048> =
    Words::of(&["payment", "personal names", "personal endings", "personal harmless", "personal forms"]);
static PERSONAL_ALONE: Words<256> = Words::of(&["personal whole"]);

/// Names that the logger writes itself, and the name by which a call passes its error value.
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

/// Objects that Filebeat's processors add to a document, besides those of ECS.
const SHIPPER_OBJECTS: &[&str] = &["docker", "input", "kubernetes"];

/// Returns an identifier in the form in which names are compared.
pub(crate) fn plain(ident: &Ident) -> String {
    let name = ident.unraw().to_string();
    if name.chars().any(char::is_lowercase) { name } else { name.to_lowercase() }
}

/// What a name sounds like, and which word in it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sound<'n> {
    pub(crate) of: Topic,
    pub(crate) word: &'n str,
    /// Whether the word is the whole name. A longer name would decide: `code` may be a credential, `status_code` is not.
    pub(crate) is_alone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    Credential,
    Personal,
}

/// Returns what a name sounds like. Only a schema looks at the personal words; the runtime also hides the others.
pub(crate) fn sound(name: &str) -> Option<Sound<'_>> {
    let sound = |of, is_alone| move |word| Sound { of, word, is_alone };
    // A getter is named after what it returns.
    let alone = name.strip_prefix("get_").unwrap_or(name);
    CREDENTIALS
        .find(name)
        .map(sound(Topic::Credential, false))
        .or_else(|| AMBIGUOUS.find(alone).map(sound(Topic::Credential, true)))
        .or_else(|| PERSONAL.find(name).map(sound(Topic::Personal, false)))
        .or_else(|| PERSONAL_ALONE.find(alone).map(sound(Topic::Personal, true)))
}

/// Returns whether the name asks about something or counts it: `has_password`, `max_tokens`.
pub(crate) fn asks_about(name: &str) -> bool {
    name.split_once('_').is_some_and(|(first, _)| CREDENTIALS.is_question(first))
}

/// Returns whether the word names a form of a value, such as `text` or `hash`.
pub(crate) fn is_form(word: &str) -> bool {
    CREDENTIALS.is_form(word)
}

/// Returns the name without trailing words for a form of the value: `diagnosis` for `diagnosis_text`.
pub(crate) fn without_form(name: &str) -> &str {
    let mut stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    while let Some((before, _)) = stem.rsplit_once('_').filter(|(_, word)| is_form(word)) {
        stem = before;
    }
    stem
}

/// Returns why a field cannot have the name, if the logger uses the name itself.
pub(crate) fn reserved_reason(name: &str) -> Option<&'static str> {
    RESERVED_NAMES.iter().find(|(reserved, _)| *reserved == name).map(|(_, reason)| *reason)
}

/// Returns whether Elasticsearch reserves names of this form for a document's metadata (`_id`, `_source`).
pub(crate) fn is_metadata_name(name: &str) -> bool {
    name.starts_with('_')
}

/// Returns whether Filebeat adds an object of this name to the documents that it ships.
pub(crate) fn is_shipper_object(name: &str) -> bool {
    SHIPPER_OBJECTS.contains(&name)
}

/// Returns whether `name` is `[a-z][a-z0-9_]*`, which Kibana queries need not escape.
pub(crate) fn is_field_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Converts any spelling to `snake_case`. A run of capitals is one word: `HTTPError` becomes `http_error`.
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

/// Returns the bit of a 64-bit mask that represents a name. A mask without the bit does not contain the name.
///
/// The hash is FNV-1a with its 64-bit constants (draft-eastlake-fnv). The runtime has an equal function.
pub(crate) fn name_bit(name: &str) -> u64 {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    1 << (hash >> 58)
}

/// Returns the bits of `name` and of each of its suffixes after a `_`.
pub(crate) fn guard_mask(name: &str) -> u64 {
    suffixes(name).map(name_bit).fold(0, |mask, bit| mask | bit)
}

/// Returns the candidate that `name` most likely misspells, if one is similar enough.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bound = (name.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns the name, then the part after each of its `_`.
fn suffixes(name: &str) -> impl Iterator<Item = &str> {
    std::iter::once(name).chain(name.match_indices('_').map(|(position, _)| &name[position + 1..]))
}

/// Returns the Levenshtein distance in characters, where swapped neighbors count as one edit.
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
