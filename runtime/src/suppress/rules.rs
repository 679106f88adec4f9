//! The builder's rules, by logger prefix.

use crate::levels::{is_below, prefix_of};
use crate::limit::Rule;
use std::time::Duration;

/// Rules by prefixes with dots, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<(String, Rule)>);

/// A rule with an invalid value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InvalidRule {
    /// The builder's method.
    pub(crate) setting: &'static str,
    pub(crate) value: String,
    pub(crate) expected: &'static str,
}

const LONGEST_WINDOW: Duration = Duration::from_secs(24 * 60 * 60);
const WINDOW: &str = "a time from 1 millisecond to 24 hours";

impl Rules {
    pub(crate) fn new(given: Vec<(String, Rule)>) -> Result<Self, InvalidRule> {
        let mut rules = Self::default();
        for (prefix, rule) in given {
            let (setting, expected) =
                (setting_of(&rule), "a logger prefix without blanks or wildcards, at most one rule per prefix");
            let bad = |value| InvalidRule { setting, value, expected };
            let prefix = if prefix.is_empty() { prefix } else { prefix_of(&prefix).ok_or_else(|| bad(prefix))? };
            if rules.0.iter().any(|(known, _)| *known == prefix) {
                return Err(bad(prefix));
            }
            check(&rule)?;
            rules.0.push((prefix, rule));
        }
        rules.0.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        Ok(rules)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the rule of the longest prefix of whole segments; the empty prefix matches every logger.
    pub(crate) fn find(&self, logger: &str) -> Option<Rule> {
        self.0.iter().find(|(prefix, _)| prefix.is_empty() || is_below(logger, prefix)).map(|(_, rule)| *rule)
    }
}

fn setting_of(rule: &Rule) -> &'static str {
    match rule {
        Rule::Limit { .. } => "limit",
        Rule::Sample { .. } => "sample",
    }
}

fn check(rule: &Rule) -> Result<(), InvalidRule> {
    let bad = |value: String, expected| Err(InvalidRule { setting: setting_of(rule), value, expected });
    match *rule {
        Rule::Limit { events, .. } if !(1..=Rule::MOST_EVENTS).contains(&events) => {
            bad(events.to_string(), "a number of events from 1 to 16777215")
        }
        Rule::Limit { window, .. } if !is_window(window) => bad(format!("{window:?}"), WINDOW),
        Rule::Sample { one_in: one_in @ (0 | 1) } => bad(one_in.to_string(), "a number of 2 or more"),
        Rule::Limit { .. } | Rule::Sample { .. } => Ok(()),
    }
}

fn is_window(window: Duration) -> bool {
    (Duration::from_millis(1)..=LONGEST_WINDOW).contains(&window)
}

/// Validates the window in which repeats are folded.
pub(crate) fn fold_window(window: Duration) -> Result<Duration, InvalidRule> {
    if is_window(window) {
        return Ok(window);
    }
    Err(InvalidRule { setting: "fold_repeats", value: format!("{window:?}"), expected: WINDOW })
}
