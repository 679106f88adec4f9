//! Whether a call site is on.

use super::{installed, limits};
use crate::callsite::{CallSite, LIMITED, SITES, UNKNOWN};
use crate::level::Level;
use crate::testing;
use std::sync::atomic::Ordering;

impl CallSite {
    /// Whether an event of the call's own level is logged: one relaxed load.
    #[inline(always)]
    pub fn enabled(&'static self) -> bool {
        let threshold = self.threshold.load(Ordering::Relaxed);
        self.level <= threshold && (threshold < LIMITED || self.enabled_slow(self.level))
    }

    /// Whether an event of a computed level is logged.
    #[inline]
    pub fn enabled_at(&'static self, level: Level) -> bool {
        let threshold = self.threshold.load(Ordering::Relaxed);
        level as u8 <= threshold && (threshold < LIMITED || self.enabled_slow(level as u8))
    }

    #[cold]
    #[inline(never)]
    fn enabled_slow(&'static self, level: u8) -> bool {
        let threshold = testing::threshold().unwrap_or_else(|| match self.threshold.load(Ordering::Relaxed) {
            UNKNOWN => self.register(),
            known => known & !LIMITED,
        });
        level <= threshold && (self.is_probe() || limits::admits(self, level))
    }

    /// Whether it asks for `enabled!`, which no event is lost for.
    fn is_probe(&self) -> bool {
        self.schema.is_none()
    }

    /// Whether an event that is on has to ask each time whether it may pass.
    fn is_limited(&self, threshold: u8) -> bool {
        let level = if self.level == 0 { threshold } else { self.level };
        level != 0 && level <= threshold && !self.is_probe() && limits::rule_of(self, level).is_some()
    }

    /// Computes the threshold, and keeps it unless some thread captures or the list of sites is just being walked: then
    /// the site goes on asking, which is slower and right.
    fn register(&'static self) -> u8 {
        let Ok(mut sites) = SITES.try_lock() else { return self.compute_threshold() };
        let threshold = self.compute_threshold();
        if !testing::capturing() {
            let limited = if self.is_limited(threshold) { LIMITED } else { 0 };
            self.threshold.store(threshold | limited, Ordering::Relaxed);
            sites.push(self);
        }
        threshold
    }

    fn compute_threshold(&self) -> u8 {
        installed().map_or(0, |logger| logger.levels.threshold(self.logger_name()))
    }
}
