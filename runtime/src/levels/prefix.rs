//! Prefixes of loggers.

/// Characters that a logger's name never has, but filters of other libraries have.
const WILD: &[char] = &['*', ';', '[', ']', '{', '}', '"', '\''];

/// Words that filters and settings of other kinds have in front of a `=`, and no logger is called.
const NOT_LOGGERS: &[&str] = &["crate", "default", "level", "log_level", "root", "rust_log", "self", "super"];

/// Returns a logger prefix with dots. A prefix that could match nothing is `None`, since nobody would notice the mistake.
pub(crate) fn prefix_of(text: &str) -> Option<String> {
    let prefix = text.replace("::", ".");
    if NOT_LOGGERS.iter().any(|word| prefix.eq_ignore_ascii_case(word)) {
        return None;
    }
    let is_name =
        |segment: &str| !segment.is_empty() && !segment.contains(char::is_whitespace) && !segment.contains(WILD);
    prefix.split('.').all(is_name).then_some(prefix)
}

/// Returns whether `logger`, with dots or `::`, is `prefix`, with dots, or lies below it. A `-` of the prefix also stands for
/// the `_` of a logger: package names have the one, module paths the other.
pub(crate) fn is_below(logger: &str, prefix: &str) -> bool {
    let mut rest = logger;
    for (index, segment) in prefix.split('.').enumerate() {
        if index > 0 {
            match rest.strip_prefix("::").or_else(|| rest.strip_prefix('.')) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        match after_segment(rest, segment) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty() || rest.starts_with('.') || rest.starts_with("::")
}

fn after_segment<'l>(logger: &'l str, segment: &str) -> Option<&'l str> {
    let (start, after) = logger.split_at_checked(segment.len())?;
    let is_same = |(one, other): (u8, u8)| one == other || (one, other) == (b'_', b'-');
    start.bytes().zip(segment.bytes()).all(is_same).then_some(after)
}
