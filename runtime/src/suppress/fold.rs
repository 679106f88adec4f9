//! Folds identical records of other crates: writes the first of a window and counts the others.

use super::sites::{Fingerprinter, suppressed_site};
use crate::level::Level;
use crate::limit::{Admission, ReportFn, Suppressed, SuppressedSite, clock};
use crate::record::ExternalRecord;
use crate::redact::plain_text;
use crate::statistics;
use crate::value::copied::CopiedFields;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The maximum number of remembered records. A new record evicts the oldest one, whose repeats are reported first.
const MOST_RECORDS: usize = 256;

/// The records of the last window.
pub(crate) struct Folding {
    window: u64,
    fingerprinter: Fingerprinter,
    written: Mutex<HashMap<u128, FoldedRecord>>,
}

/// A written record and its repeats since.
struct FoldedRecord {
    at: u64,
    repeats: u64,
    /// The time of the first repeat.
    since: u64,
    site: SuppressedSite,
}

impl Folding {
    pub(crate) fn new(window: Duration) -> Self {
        let window = u64::try_from(window.as_millis()).unwrap_or(u64::MAX);
        Self { window, fingerprinter: Fingerprinter::default(), written: Mutex::default() }
    }

    /// Decides whether to write a record; otherwise counts it as a repeat.
    pub(crate) fn admits(&self, level: Level, external: &ExternalRecord<'_>, report: ReportFn) -> Admission {
        let key = self.key(level, external);
        let now = clock::now();
        let mut written = self.lock();
        if let Some(known) = written.get_mut(&key)
            && now < known.at.saturating_add(self.window)
        {
            known.repeats += 1;
            let first = known.repeats == 1;
            if first {
                known.since = now;
            }
            drop(written);
            statistics::count_suppressed();
            return Admission { passes: false, first };
        }
        let mut gone: Vec<FoldedRecord> = written.remove(&key).into_iter().collect();
        if written.len() >= MOST_RECORDS {
            gone.extend(self.make_room(&mut written, now));
        }
        written.insert(key, FoldedRecord { at: now, repeats: 0, since: now, site: suppressed_site(external) });
        drop(written);
        gone.iter().for_each(|gone| gone.report(now, report));
        Admission { passes: true, first: false }
    }

    /// Forgets a record that was not written after all, so that the next identical one is not a repeat.
    pub(crate) fn forget(&self, level: Level, external: &ExternalRecord<'_>, report: ReportFn) {
        let gone = self.lock().remove(&self.key(level, external));
        if let Some(gone) = gone {
            gone.report(clock::now(), report);
        }
    }

    fn key(&self, level: Level, external: &ExternalRecord<'_>) -> u128 {
        let ExternalRecord { logger, message, fields, values, .. } = external;
        let values = Identity(*values);
        self.fingerprinter.of(format_args!("{}\0{logger}\0{message}\0{fields:?}\0{values}", level as u8))
    }

    /// Removes the records whose window is over, or else the oldest one.
    fn make_room(&self, written: &mut HashMap<u128, FoldedRecord>, now: u64) -> Vec<FoldedRecord> {
        let over: Vec<u128> =
            written.iter().filter(|(_, record)| self.is_over(record, now)).map(|(key, _)| *key).collect();
        let oldest = || written.iter().min_by_key(|(_, record)| record.at).map(|(key, _)| *key).into_iter().collect();
        let leaving: Vec<u128> = if over.is_empty() { oldest() } else { over };
        leaving.iter().filter_map(|key| written.remove(key)).collect()
    }

    /// Reports the repeats whose window is over, or `everything` that is pending. Returns when the next report is due.
    pub(crate) fn sweep(&self, everything: bool, report: ReportFn) -> Option<u64> {
        let now = clock::now();
        let mut written = self.lock();
        let mut next: Option<u64> = None;
        let mut due = Vec::new();
        for (key, record) in written.iter().filter(|(_, record)| record.repeats != 0) {
            if everything || self.is_over(record, now) {
                due.push(*key);
            } else {
                next = next.into_iter().chain([record.at.saturating_add(self.window)]).min();
            }
        }
        let gone: Vec<FoldedRecord> = due.iter().filter_map(|key| written.remove(key)).collect();
        drop(written);
        gone.iter().for_each(|gone| gone.report(now, report));
        next
    }

    fn is_over(&self, record: &FoldedRecord, now: u64) -> bool {
        now >= record.at.saturating_add(self.window)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u128, FoldedRecord>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FoldedRecord {
    fn report(&self, now: u64, report: ReportFn) {
        if self.repeats != 0 {
            let within = Duration::from_millis(now.saturating_sub(self.since));
            report(&self.site, Suppressed { events: self.repeats, within }, "repeats folded");
        }
    }
}

/// Distinguishes records by their values. Not for output: the values are not redacted.
struct Identity<'c>(Option<&'c CopiedFields>);

impl fmt::Display for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (field, value) in self.0.into_iter().flat_map(CopiedFields::fields) {
            write!(f, "{}=", field.name)?;
            plain_text(f, field, value)?;
            f.write_str("\0")?;
        }
        self.0.into_iter().flat_map(CopiedFields::labels).try_for_each(|(key, value)| write!(f, "{key}={value}\0"))
    }
}
