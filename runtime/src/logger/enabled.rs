//! Whether a call site is enabled.

use super::{installed, limits};
use crate::callsite::{CallSite, SITES};
use crate::level::{Level, Threshold};
use crate::testing;

impl CallSite {
    /// Returns whether an event of the call's own level is logged. Costs one relaxed load.
    #[inline(always)]
    pub fn enabled(&'static self) -> bool {
        let cached = self.threshold.load();
        cached.may_admit(self.level) && (cached.is_final() || self.enabled_slow(self.level))
    }

    /// Returns whether an event of a computed level is logged.
    #[inline]
    pub fn enabled_at(&'static self, level: Level) -> bool {
        let cached = self.threshold.load();
        cached.may_admit(level) && (cached.is_final() || self.enabled_slow(level))
    }

    #[cold]
    #[inline(never)]
    fn enabled_slow(&'static self, level: Level) -> bool {
        let known = || self.threshold.load().threshold().unwrap_or_else(|| self.register());
        let threshold = testing::threshold().unwrap_or_else(known);
        threshold.admits(level) && (self.is_probe() || limits::admits(self, level))
    }

    /// Returns whether the site is that of `enabled!`, which logs nothing.
    fn is_probe(&self) -> bool {
        self.schema.is_none()
    }

    /// Returns whether each enabled event of the site must consult a limit or sample.
    fn is_limited(&self, threshold: Threshold) -> bool {
        let level = if self.computes_level { threshold.level() } else { Some(self.level) };
        let is_on = |level: &Level| threshold.admits(*level) && !self.is_probe();
        level.filter(is_on).is_some_and(|level| limits::rule_of(self, level).is_some())
    }

    /// Computes the threshold and caches it, unless a thread captures or the list of sites is locked: then the next event
    /// computes it again, which is slower but correct.
    fn register(&'static self) -> Threshold {
        let Ok(mut sites) = SITES.try_lock() else { return self.compute_threshold() };
        let threshold = self.compute_threshold();
        if !testing::capturing() {
            self.threshold.store(threshold, self.is_limited(threshold));
            sites.push(self);
        }
        threshold
    }

    fn compute_threshold(&self) -> Threshold {
        installed().map_or(Threshold::OFF, |logger| logger.levels.threshold(self.logger_name()))
    }
}
