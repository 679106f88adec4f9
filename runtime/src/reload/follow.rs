//! Follows the filter file and handles SIGHUP.
//!
//! The file is read once a second instead of watched: a ConfigMap changes by swapping a symbolic link two levels above the
//! file, which a watch on the file would not see.

use super::change;
use super::signal::HangupSignal;
use crate::level::Level;
use crate::levels::{Filter, FilterFile};
use crate::logger::{installed, log_unlimited};
use crate::record::ExternalRecord;
use std::time::Duration;

/// The period of reading the file.
const PERIOD: Duration = Duration::from_secs(1);

/// Follows the file for the lifetime of the process; `applied` is the filter that it held at startup.
pub(crate) fn follow(mut file: FilterFile, applied: Filter) {
    let path = file.path.display().to_string();
    // The program may change its working directory.
    if let Ok(path) = std::path::absolute(&file.path) {
        file.path = path;
    }
    let started = HangupSignal::new(PERIOD).and_then(|signal| {
        let follower =
            Follower { name: format!("LOG_LEVEL_FILE {path}"), file, applied, problem: None, reported: false };
        std::thread::Builder::new().name("chat_log-levels".to_owned()).spawn(move || follower.run(signal)).map(drop)
    });
    if let Err(error) = started {
        warn(&format!("LOG_LEVEL_FILE {path} is not followed: {error}"));
    }
}

struct Follower {
    name: String,
    file: FilterFile,
    /// The file's filter that was applied last.
    applied: Filter,
    /// The problem that the last read found, and whether it was reported.
    problem: Option<String>,
    reported: bool,
}

impl Follower {
    fn run(mut self, mut signal: HangupSignal) {
        loop {
            let by_signal = signal.wait();
            self.check(by_signal);
        }
    }

    fn check(&mut self, by_signal: bool) {
        match self.file.read() {
            Ok(filter) => {
                self.problem = None;
                if by_signal || filter != self.applied {
                    let origin = if by_signal { format!("SIGHUP, {}", self.name) } else { self.name.clone() };
                    self.applied = filter.clone();
                    change(filter, &origin);
                }
            }
            Err(bad) => self.report(bad.to_string(), by_signal),
        }
    }

    /// Reports a problem once, and only at its second read in a row: the file may just be being written.
    fn report(&mut self, bad: String, by_signal: bool) {
        if self.problem.as_ref() != Some(&bad) {
            self.reported = false;
            self.problem = Some(bad);
            if !by_signal {
                return;
            }
        }
        if !self.reported {
            self.reported = true;
            let levels = installed().map(|logger| logger.levels.text()).unwrap_or_default();
            let bad = self.problem.as_deref().unwrap_or_default();
            warn(&format!("{} {bad}; the log levels stay `{levels}`", self.name));
        }
    }
}

fn warn(message: &str) {
    log_unlimited(Level::Warn, &ExternalRecord::notice(message, "follow"), None);
}
