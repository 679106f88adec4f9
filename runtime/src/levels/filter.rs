//! Directives: the levels of loggers by their prefixes.

use super::caps;
use crate::level::Level;
use std::fmt;

/// The directives of `LOG_LEVEL`: `info,my_chat.websocket=debug,sqlx=warn`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filter {
    /// For loggers that no directive names; 0 is off.
    default: u8,
    /// Prefixes with dots, the longest first.
    loggers: Vec<(String, u8)>,
}

/// One directive that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadDirective(pub(crate) String);

impl Filter {
    pub(crate) const ALLOWED: &'static str = "`error`, `warn`, `info`, `debug`, `trace` or `off`, alone or as `logger=level` for a logger and all below it, separated by commas";

    /// Directives stand between commas or on lines of their own. Empty ones are passed over; without a level for all
    /// loggers that is `info`.
    pub(crate) fn parse(directives: &str) -> Result<Self, BadDirective> {
        let mut filter = Self::default();
        for directive in directives.split([',', '\n']).map(str::trim).filter(|directive| !directive.is_empty()) {
            let bad = || BadDirective(directive.to_owned());
            match directive.split_once('=') {
                None => filter.default = threshold_of(directive).ok_or_else(bad)?,
                Some((logger, level)) => {
                    let logger = prefix_of(logger.trim()).ok_or_else(bad)?;
                    let threshold = threshold_of(level.trim()).ok_or_else(bad)?;
                    filter.loggers.retain(|(known, _)| *known != logger);
                    filter.loggers.push((logger, threshold));
                }
            }
        }
        filter.loggers.sort_by_key(|(logger, _)| std::cmp::Reverse(logger.len()));
        Ok(filter)
    }

    /// The least severe level that is on for a logger, by its longest prefix of whole segments; 0 is off. A logger that
    /// no directive names stays within its cap.
    pub(crate) fn threshold(&self, logger: &str) -> u8 {
        match self.loggers.iter().find(|(prefix, _)| is_below(logger, prefix)) {
            Some((_, threshold)) => *threshold,
            None => self.default.min(caps::of(logger)),
        }
    }

    /// The least severe level that is on for any logger.
    pub(crate) fn widest(&self) -> u8 {
        self.loggers.iter().map(|(_, threshold)| *threshold).fold(self.default, u8::max)
    }
}

/// Everything at `info`.
impl Default for Filter {
    fn default() -> Self {
        Self { default: Level::Info as u8, loggers: Vec::new() }
    }
}

/// The directives again, in the order of their loggers.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word_of(self.default))?;
        let mut loggers: Vec<_> = self.loggers.iter().collect();
        loggers.sort();
        loggers.iter().try_for_each(|(logger, threshold)| write!(f, ",{logger}={}", word_of(*threshold)))
    }
}

fn word_of(threshold: u8) -> &'static str {
    Level::ALL.iter().find(|level| **level as u8 == threshold).map_or("off", |level| level.as_ecs())
}

fn threshold_of(word: &str) -> Option<u8> {
    if word.eq_ignore_ascii_case("off") {
        return Some(0);
    }
    word.parse::<Level>().ok().map(|level| level as u8)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_of_whole_segments_wins() {
        let filter = Filter::parse("warn, my_chat=info,my_chat.websocket=debug,sqlx::query=off").expect("valid");
        for (logger, threshold) in [
            ("other", Level::Warn as u8),
            ("hyper::proto", Level::Warn as u8),
            ("my_chat", Level::Info as u8),
            ("my_chat::views", Level::Info as u8),
            ("my_chat.views", Level::Info as u8),
            ("my_chats", Level::Warn as u8),
            ("my_chat::websocket", Level::Debug as u8),
            ("my_chat::websocket::rooms", Level::Debug as u8),
            ("sqlx", Level::Warn as u8),
            ("sqlx::query", 0),
            ("sqlx.query.sqlite", 0),
        ] {
            assert_eq!(filter.threshold(logger), threshold, "{logger}");
        }
        assert_eq!(filter.widest(), Level::Debug as u8);
    }

    #[test]
    fn a_noisy_crate_is_capped_until_a_directive_names_it() {
        let filter = Filter::parse("trace,h2=debug").expect("valid");
        assert_eq!(filter.threshold("hyper::proto::h1"), Level::Warn as u8);
        assert_eq!(filter.threshold("hyperspace"), Level::Trace as u8);
        assert_eq!(filter.threshold("h2::codec"), Level::Debug as u8);
        assert_eq!(Filter::parse("error").expect("valid").threshold("hyper"), Level::Error as u8);
    }

    #[test]
    fn directives_are_written_as_they_are_read() {
        let filter = Filter::parse("b::c=off\n,WARNING,\n a=trace").expect("valid");
        assert_eq!(filter.to_string(), "warn,a=trace,b.c=off");
        assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
    }

    #[test]
    fn a_bad_directive_is_named() {
        for (directives, bad) in [("loud", "loud"), ("info,a=b", "a=b")] {
            assert_eq!(Filter::parse(directives), Err(BadDirective(bad.to_owned())));
        }
        for logger in ["", "a b", "a.*", "a::", ".a", "a..b", "info;a", "a[span]", "\"a\""] {
            let directive = format!("{logger}=info");
            assert_eq!(Filter::parse(&directive), Err(BadDirective(directive)));
        }
    }
}
