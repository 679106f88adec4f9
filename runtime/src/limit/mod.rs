//! How many events of one call site are written: limits, samples, folded repeats. What is not written is counted, and the
//! count is reported.

mod clock;
#[cfg(any(feature = "log", feature = "tracing"))]
mod fold;
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
mod foreign;
mod gate;
mod place;
mod rule;
mod rules;
mod sweep;
mod watch;

#[cfg(any(feature = "log", feature = "tracing"))]
pub(crate) use fold::Folding;
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
pub(crate) use foreign::Sites;
pub(crate) use rule::Rule;
pub(crate) use rules::{BadRule, Rules, fold_window};
pub(crate) use sweep::{report_at_end_of_thread, report_pending};
pub(crate) use watch::Watch;

use crate::callsite::CallSite;
use crate::level::Level;
#[cfg(any(feature = "log", feature = "tracing"))]
use crate::logger::Logger;
use crate::logger::installed;
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
use crate::record::Foreign;
use crate::testing;

/// Whether an event that is on may be written; counts it as suppressed otherwise. A thread that captures has counts of its
/// own, and nothing of the builder.
pub(crate) fn admits(site: &'static CallSite, level: u8) -> bool {
    if testing::threshold().is_some() {
        let rule = site.rule.filter(|rule| own_rule_covers(rule, level));
        return rule.and_then(|rule| testing::watch(site, rule)).is_none_or(|watch| watch.admit().passes);
    }
    let Some(rule) = rule_of(site, level) else { return true };
    site.watch.get_or_init(|| Box::new(Watch::of_site(rule, site))).admit_and_tell()
}

/// The same for a line that the library makes for the program, under the builder's rules for its logger.
#[cfg(feature = "tower")]
pub(crate) fn admits_line(level: Level, foreign: &Foreign<'_>) -> bool {
    testing::threshold().is_some() || installed().is_none_or(|logger| logger.sites.admits(logger, level, foreign))
}

/// The same for a record of another crate.
#[cfg(any(feature = "log", feature = "tracing"))]
pub(crate) fn admits_foreign(logger: &Logger, level: Level, foreign: &Foreign<'_>) -> bool {
    let folding = logger.folding.as_ref();
    if folding.is_some_and(|folding| !folding.admits(level, foreign)) {
        return false;
    }
    let passes = logger.sites.admits(logger, level, foreign);
    if !passes && let Some(folding) = folding {
        folding.forget(level, foreign);
    }
    passes
}

/// What a site's events of a level are bound by: what the call says, else what the builder says of its logger. The builder
/// never holds an ERROR back, and no sample does.
pub(crate) fn rule_of(site: &CallSite, level: u8) -> Option<Rule> {
    if let Some(rule) = site.rule {
        return own_rule_covers(&rule, level).then_some(rule);
    }
    if level == Level::Error as u8 {
        return None;
    }
    match site.watch.get() {
        Some(watch) => Some(watch.rule),
        None => installed()?.rules.find(site.logger_name()),
    }
}

fn own_rule_covers(rule: &Rule, level: u8) -> bool {
    level != Level::Error as u8 || matches!(rule, Rule::Limit { .. })
}
