//! Writes lines through any `Write`.

use super::Refused;
use std::cell::Cell;
use std::io::{ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::thread;

pub(super) struct Stream {
    writer: Mutex<Box<dyn Write + Send>>,
}

thread_local! {
    /// Whether this thread is inside a writer. Lines that a writer logs can't go through writers again.
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

impl Stream {
    pub(super) fn new(writer: Box<dyn Write + Send>) -> Self {
        Self { writer: Mutex::new(writer) }
    }

    pub(super) fn write(&self, line: &[u8]) -> Result<(), Refused> {
        let mut written = 0;
        let whole = self.with(|writer| {
            while let Some(rest @ [_, ..]) = line.get(written..) {
                match writer.write(rest) {
                    Ok(0) => return false,
                    Ok(more) => written += more,
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(_) => return false,
                }
            }
            writer.flush().is_ok()
        });
        if whole == Some(true) { Ok(()) } else { Err(Refused { begun: written > 0 }) }
    }

    pub(super) fn flush(&self) -> bool {
        self.with(|writer| writer.flush().is_ok()).unwrap_or(false)
    }

    /// Returns `None` if the writer called us, or panicked.
    fn with(&self, act: impl FnOnce(&mut dyn Write) -> bool + Send) -> Option<bool> {
        if WRITING.try_with(Cell::get).unwrap_or(false) {
            return None;
        }
        if !thread::panicking() {
            return self.with_writer(act);
        }
        // On this thread, a panic of the writer would abort the process.
        thread::scope(|scope| thread::Builder::new().spawn_scoped(scope, || self.with_writer(act)).ok()?.join().ok()?)
    }

    fn with_writer(&self, act: impl FnOnce(&mut dyn Write) -> bool) -> Option<bool> {
        let _ = WRITING.try_with(|writing| writing.set(true));
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let result = catch_unwind(AssertUnwindSafe(|| act(&mut **writer)));
        drop(writer);
        let _ = WRITING.try_with(|writing| writing.set(false));
        result.ok()
    }
}
