//! The builder's rules at the call sites of other crates.

use super::rules::Rules;
use crate::level::Level;
use crate::limit::{Place, Watch};
use crate::record::Foreign;
use crate::text::clip;
use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{PoisonError, RwLock};

/// The most sites that have a count of their own; all further ones of a logger share the last one.
const MOST_SITES: usize = 1024;

/// The sites of other crates that a rule covers.
#[derive(Default)]
pub(crate) struct Sites {
    keys: Keys,
    watches: RwLock<HashMap<u128, &'static Watch>>,
}

impl Sites {
    /// What decides whether a record may be written, if a rule binds it.
    pub(crate) fn watch_of(&self, rules: &Rules, level: Level, foreign: &Foreign<'_>) -> Option<&'static Watch> {
        if level == Level::Error {
            return None;
        }
        let rule = rules.find(foreign.logger)?;
        let key = match foreign.line {
            0 => self.keys.of(format_args!("{}\0{}", foreign.logger, foreign.message)),
            line => self.keys.of(format_args!("{}\0{}\0{line}", foreign.logger, foreign.file)),
        };
        let known = self.watches.read().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        Some(known.unwrap_or_else(|| self.add(key, || Watch::new(rule, place_of(foreign)), foreign)))
    }

    fn add(&self, key: u128, watch: impl FnOnce() -> Watch, foreign: &Foreign<'_>) -> &'static Watch {
        let common = self.keys.of(format_args!("{}", foreign.logger));
        let mut watches = self.watches.write().unwrap_or_else(PoisonError::into_inner);
        // Loggers can be as many as sites, so beyond twice the bound all share one.
        let key = match watches.len() {
            0..MOST_SITES => key,
            len if len < 2 * MOST_SITES => common,
            _ if watches.contains_key(&common) => common,
            _ => 0,
        };
        // It lives as long as the process, as call sites do.
        watches.entry(key).or_insert_with(|| Box::leak(Box::new(watch())))
    }
}

/// Makes 128 bits of a text by two keyed hashes: nobody can aim at two texts with the same ones.
#[derive(Default)]
pub(super) struct Keys(RandomState, RandomState);

impl Keys {
    pub(super) fn of(&self, text: fmt::Arguments<'_>) -> u128 {
        let mut hashing = Hashing(self.0.build_hasher(), self.1.build_hasher());
        // Hashing cannot fail.
        let _ = hashing.write_fmt(text);
        u128::from(hashing.0.finish()) << 64 | u128::from(hashing.1.finish())
    }
}

struct Hashing<H>(H, H);

impl<H: Hasher> fmt::Write for Hashing<H> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        self.1.write(text.as_bytes());
        Ok(())
    }
}

/// The most bytes of a message that are kept for a report.
const LONGEST_MESSAGE: usize = 1024;

pub(super) fn place_of(foreign: &Foreign<'_>) -> Place {
    let kept = |text: &str| clip(text, LONGEST_MESSAGE).to_owned();
    Place {
        logger: kept(foreign.logger),
        module: kept(foreign.module),
        file: kept(foreign.file),
        line: foreign.line,
        function: kept(foreign.function),
        message: kept(foreign.message),
    }
}
