//! Decides whether an event or a record passes its limits.

use super::report::report;
use super::{installed, sweep};
use crate::callsite::{CallSite, MessagePiece};
use crate::level::Level;
use crate::limit::{Limiter, Rule, SuppressedSite};
use crate::record::ExternalRecord;
use crate::testing;
use crate::text::last_segment;

/// Returns whether an enabled event may be written, and counts it as suppressed otherwise. A thread that captures has
/// its own counts, and the builder's rules do not apply to it.
pub(super) fn admits(site: &'static CallSite, level: Level) -> bool {
    if testing::threshold().is_some() {
        let Some(rule) = site.rule.filter(|rule| own_rule_covers(rule, level)) else { return true };
        let limiter = testing::limiter(site, || Limiter::new(rule, suppressed_site(site)));
        return limiter.is_none_or(|limiter| limiter.admit(report).passes);
    }
    let Some(rule) = rule_of(site, level) else { return true };
    admit(site.limiter.get_or_init(|| Box::new(Limiter::new(rule, suppressed_site(site)))))
}

/// Decides on one event. The sweep reports what no later event reports.
fn admit(limiter: &'static Limiter) -> bool {
    let admission = limiter.admit(report);
    if admission.first {
        sweep::expect(limiter);
    }
    admission.passes
}

/// Decides on a line that the library itself writes, by the builder's rules for its logger.
pub(crate) fn admits_line(level: Level, external: &ExternalRecord<'_>) -> bool {
    testing::threshold().is_some() || installed().is_none_or(|logger| passes_rules(logger, level, external))
}

fn passes_rules(logger: &super::Logger, level: Level, external: &ExternalRecord<'_>) -> bool {
    logger.sites.limiter_of(&logger.rules, level, external).is_none_or(admit)
}

/// Decides on a record of another crate, by the builder's rules and folding.
#[inline]
pub(super) fn admits_external(logger: &super::Logger, level: Level, external: &ExternalRecord<'_>) -> bool {
    let folding = logger.folding.as_ref();
    if let Some(folding) = folding {
        let admission = folding.admits(level, external, report);
        if admission.first {
            sweep::wake();
        }
        if !admission.passes {
            return false;
        }
    }
    let passes = passes_rules(logger, level, external);
    if !passes && let Some(folding) = folding {
        folding.forget(level, external, report);
    }
    passes
}

/// Returns the rule for a site's events of a level: the call's own, or else the builder's for its logger. The builder's
/// rules and samples never suppress an ERROR.
pub(super) fn rule_of(site: &CallSite, level: Level) -> Option<Rule> {
    if let Some(rule) = site.rule {
        return own_rule_covers(&rule, level).then_some(rule);
    }
    if level == Level::Error {
        return None;
    }
    match site.limiter.get() {
        Some(limiter) => Some(limiter.rule),
        None => installed()?.rules.find(site.logger_name()),
    }
}

fn own_rule_covers(rule: &Rule, level: Level) -> bool {
    level != Level::Error || matches!(rule, Rule::Limit { .. })
}

fn suppressed_site(site: &CallSite) -> SuppressedSite {
    let message = site.message.iter().map(|piece| match piece {
        MessagePiece::Text(text) => (*text).to_owned(),
        MessagePiece::Field(index) => format!("{{{}}}", site.fields.get(*index).map_or("", |field| field.name)),
        MessagePiece::Inherited(field) => format!("{{{}}}", field.name),
        MessagePiece::InheritedByName(name) => format!("{{{name}}}"),
        MessagePiece::Error => "{error}".to_owned(),
    });
    SuppressedSite {
        logger: site.logger_name().replace("::", "."),
        module: last_segment(site.origin.module).to_owned(),
        file: site.origin.file.to_owned(),
        line: site.origin.line,
        function: site.origin.function().to_owned(),
        message: message.collect(),
    }
}
