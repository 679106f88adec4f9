//! Loggers by the prefixes of their names.

/// What no logger's name has, but a name in the filters of other libraries.
const WILD: &[char] = &['*', ';', '[', ']', '{', '}', '"', '\''];

/// A prefix of loggers with dots; none where it could match nothing, which nobody would notice.
pub(crate) fn prefix_of(text: &str) -> Option<String> {
    let prefix = text.replace("::", ".");
    let is_name =
        |segment: &str| !segment.is_empty() && !segment.contains(char::is_whitespace) && !segment.contains(WILD);
    prefix.split('.').all(is_name).then_some(prefix)
}

/// Whether `logger`, with dots or `::`, is `prefix`, with dots, or lies below it.
pub(crate) fn is_below(logger: &str, prefix: &str) -> bool {
    let mut rest = logger;
    for (index, segment) in prefix.split('.').enumerate() {
        if index > 0 {
            match rest.strip_prefix("::").or_else(|| rest.strip_prefix('.')) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        match rest.strip_prefix(segment) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty() || rest.starts_with('.') || rest.starts_with("::")
}
