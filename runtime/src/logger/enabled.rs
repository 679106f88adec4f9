//! Whether a call site is enabled.

use super::{installed, limits};
use crate::callsite::{CACHES, Cache, CallSite, DISABLED};
use crate::level::{Level, Threshold};
use crate::testing;
use std::sync::atomic::{AtomicUsize, Ordering};

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
        self.threshold().admits(level) && (self.is_probe() || limits::admits(self, level))
    }

    fn threshold(&'static self) -> Threshold {
        let known = || self.threshold.load().threshold().unwrap_or_else(|| self.register());
        testing::threshold().unwrap_or_else(known)
    }

    /// Returns whether the filter admits events of the call's own level, whatever limits and samples suppress.
    pub(crate) fn is_admitted(&'static self) -> bool {
        self.threshold().admits(self.level)
    }

    /// Sets the lowest bit of `mark` until the thresholds change, if the site's cached threshold disables the call.
    pub(crate) fn mark_disabled(&'static self, mark: &'static AtomicUsize) {
        let Ok(mut caches) = CACHES.try_lock() else { return };
        let is_disabled = self.threshold.load().threshold().is_some_and(|threshold| !threshold.admits(self.level));
        if is_disabled && mark.fetch_or(DISABLED, Ordering::Relaxed) & DISABLED == 0 {
            caches.push(Cache::Mark(mark));
        }
    }

    /// Returns whether [`mark_disabled`](Self::mark_disabled) set the bit. Costs one relaxed load.
    #[inline(always)]
    pub(crate) fn is_marked_disabled(mark: &AtomicUsize) -> bool {
        mark.load(Ordering::Relaxed) & DISABLED != 0
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

    /// Computes the threshold and caches it, unless a thread captures or the list of caches is locked: then the next event
    /// computes it again, which is slower but correct.
    fn register(&'static self) -> Threshold {
        let Ok(mut caches) = CACHES.try_lock() else { return self.compute_threshold() };
        let threshold = self.compute_threshold();
        if !testing::capturing() {
            self.threshold.store(threshold, self.is_limited(threshold));
            caches.push(Cache::Site(self));
        }
        threshold
    }

    fn compute_threshold(&self) -> Threshold {
        installed().map_or(Threshold::OFF, |logger| logger.levels.threshold(self.logger_name()))
    }
}
