//! Writes `LINES` lines of 400 to 16,000 bytes from `THREADS` threads to stdout. A reader can check that each is complete:
//! `number` counts the lines of a `writer`, and `fill` is one letter, repeated `size` times.

use chat_log::{chat_log, log_schema};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    writer: u64,
    number: u64,
    size: usize,
    fill: String,
}

/// Around PIPE_BUF and the size of a pipe, but mostly short, like real lines.
const SIZES: [usize; 10] = [100, 120, 300, 700, 150, 3_500, 3_900, 200, 7_000, 15_700];

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    let (threads, lines) = (setting("THREADS"), setting("LINES"));
    std::thread::scope(|scope| {
        for writer in 0..threads {
            scope.spawn(move || write(writer, lines / threads));
        }
    });
    Ok(())
}

fn write(writer: u64, lines: u64) {
    for number in 0..lines {
        let size = SIZES[(number * 7 + writer) as usize % SIZES.len()] + number as usize % 13;
        let letter = char::from(b'a' + ((number + writer) % 26) as u8);
        chat_log!(info, "filled", writer, number, size, fill = letter.to_string().repeat(size));
    }
}

fn setting(name: &str) -> u64 {
    let value = std::env::var(name).ok().and_then(|value| value.parse().ok());
    value.unwrap_or_else(|| panic!("`{name}` is the number of {}", name.to_lowercase()))
}
