//! Measures what `assert_schema_locked!` costs a test: each run checks a schema of 500 fields against its file.
//! `cargo run -p chat-log-benches --bin lock_cost`, once in a debug build and once with `--release`.

use chat_log::lock::{self, Lock, Mode};
use std::error::Error;
use std::time::{Duration, Instant};

include!(concat!(env!("OUT_DIR"), "/schema_of_500.rs"));

const RUNS: usize = 201;

#[expect(clippy::print_stdout, reason = "the figures")]
fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::temp_dir().join(format!("chat-log-lock-cost-{}.lock", std::process::id()));
    Lock::of::<LogSchema>().hold(&path, Mode::Update)?;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        let changes = lock::check(&path)?;
        times.push(start.elapsed());
        if !changes.is_empty() {
            return Err(format!("the schema differs from its own lock file:\n{changes}").into());
        }
    }
    std::fs::remove_file(&path)?;
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (first, median, last) = (milliseconds(times[0]), milliseconds(times[RUNS / 2]), milliseconds(times[RUNS - 1]));
    println!("500 fields, {RUNS} runs: fastest {first:.2} ms, median {median:.2} ms, slowest {last:.2} ms");
    Ok(())
}
