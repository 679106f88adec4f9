//! Logs an error with a long backtrace, chain and message, which needs `RUST_BACKTRACE=1`, and a record of another crate
//! whose target is longer than a line.

use chat_log::{chat_log, log_schema};
use std::error::Error;
use std::fmt;

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    motto: String,
    note: String,
}

#[derive(Debug)]
struct Failed {
    text: String,
    source: Option<Box<Failed>>,
}

impl fmt::Display for Failed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Depth of the backtrace in calls; lengths of the chain, a quarter of the message, and the note in characters.
const LINES: [[usize; 4]; 6] = [
    [5, 100, 100, 100],
    [400, 3_000, 500, 3_000],
    [400, 9_000, 1_000, 3_000],
    [400, 9_000, 3_000, 3_000],
    [400, 9_000, 3_000, 30_000],
    [5, 15_000, 1_000, 100],
];

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    for [depth, chain, motto, note] in LINES {
        let source = Some(Box::new(Failed { text: "c".repeat(chain), source: None }));
        let error = Failed { text: "outer".to_owned(), source };
        descend(depth, &|| say(&error, &"m".repeat(motto), &"n".repeat(note)));
    }
    let target = "t".repeat(20_000);
    log::info!(target: &target, "a long target");
    Ok(())
}

#[inline(never)]
fn descend(depth: usize, log: &dyn Fn()) -> usize {
    if depth == 0 {
        log();
        return 0;
    }
    std::hint::black_box(descend(depth - 1, log)) + 1
}

fn say(error: &Failed, motto: &str, note: &str) {
    chat_log!(error, "{motto}{motto}{motto}{motto}", error, motto, note);
}
