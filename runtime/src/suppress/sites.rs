//! The builder's rules at the call sites of other crates.

use super::rules::Rules;
use crate::level::Level;
use crate::limit::{Limiter, SuppressedSite};
use crate::record::ExternalRecord;
use crate::text::clip;
use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{PoisonError, RwLock};

/// The maximum number of sites with separate counts. Further sites of a logger share one.
const MOST_SITES: usize = 1024;

/// The call sites of other crates that a rule covers.
#[derive(Default)]
pub(crate) struct ExternalSites {
    fingerprinter: Fingerprinter,
    limiters: RwLock<HashMap<u128, &'static Limiter>>,
}

impl ExternalSites {
    /// Returns the limiter of a record's site, if a rule covers it.
    pub(crate) fn limiter_of(
        &self,
        rules: &Rules,
        level: Level,
        external: &ExternalRecord<'_>,
    ) -> Option<&'static Limiter> {
        if level == Level::Error {
            return None;
        }
        let rule = rules.find(external.logger)?;
        let key = match external.line {
            0 => self.fingerprinter.of(format_args!("{}\0{}", external.logger, external.message)),
            line => self.fingerprinter.of(format_args!("{}\0{}\0{line}", external.logger, external.file)),
        };
        let known = self.limiters.read().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        Some(known.unwrap_or_else(|| self.add(key, || Limiter::new(rule, suppressed_site(external)), external)))
    }

    fn add(&self, key: u128, limiter: impl FnOnce() -> Limiter, external: &ExternalRecord<'_>) -> &'static Limiter {
        let common = self.fingerprinter.of(format_args!("{}", external.logger));
        let mut limiters = self.limiters.write().unwrap_or_else(PoisonError::into_inner);
        // There can be as many loggers as sites, so beyond twice the maximum all share one.
        let key = match limiters.len() {
            0..MOST_SITES => key,
            len if len < 2 * MOST_SITES => common,
            _ if limiters.contains_key(&common) => common,
            _ => 0,
        };
        // Like call sites, limiters live as long as the process.
        limiters.entry(key).or_insert_with(|| Box::leak(Box::new(limiter())))
    }
}

/// Hashes a text to 128 bits with two keyed hashes, so that nobody can construct a collision.
#[derive(Default)]
pub(super) struct Fingerprinter(RandomState, RandomState);

impl Fingerprinter {
    pub(super) fn of(&self, text: fmt::Arguments<'_>) -> u128 {
        let mut hashing = HashWriter(self.0.build_hasher(), self.1.build_hasher());
        // HashWriter cannot fail.
        let _ = hashing.write_fmt(text);
        u128::from(hashing.0.finish()) << 64 | u128::from(hashing.1.finish())
    }
}

struct HashWriter<H>(H, H);

impl<H: Hasher> fmt::Write for HashWriter<H> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        self.1.write(text.as_bytes());
        Ok(())
    }
}

/// The maximum number of bytes kept of each text for a report.
const LONGEST_MESSAGE: usize = 1024;

pub(super) fn suppressed_site(external: &ExternalRecord<'_>) -> SuppressedSite {
    let kept = |text: &str| clip(text, LONGEST_MESSAGE).to_owned();
    SuppressedSite {
        logger: kept(external.logger),
        module: kept(external.module),
        file: kept(external.file),
        line: external.line,
        function: kept(external.function),
        message: kept(external.message),
    }
}
