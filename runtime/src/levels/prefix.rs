//! Prefixes of loggers.

/// Characters that a logger's name never has, but filters of other libraries have.
const WILD: &[char] = &['*', ';', '[', ']', '{', '}', '"', '\''];

/// Returns a logger prefix with dots. A prefix that could match nothing is `None`, since nobody would notice the mistake.
pub(crate) fn prefix_of(text: &str) -> Option<String> {
    let prefix = text.replace("::", ".");
    let is_name =
        |segment: &str| !segment.is_empty() && !segment.contains(char::is_whitespace) && !segment.contains(WILD);
    prefix.split('.').all(is_name).then_some(prefix)
}

/// Returns whether `logger`, with dots or `::`, is `prefix`, with dots, or lies below it.
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
