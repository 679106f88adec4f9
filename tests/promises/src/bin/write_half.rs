//! Logs four lines through a writer that accepts 20 bytes of the second one and then fails once.

use chat_log::{chat_log, log_schema};
use std::io::{self, Write};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    number: u64,
}

/// Stdout that fails on the third write.
struct FailsOnce {
    writes: u32,
}

impl Write for FailsOnce {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writes += 1;
        match self.writes {
            2 => io::stdout().write(bytes.get(..20).unwrap_or(bytes)),
            3 => Err(io::Error::other("no room")),
            _ => io::stdout().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::builder().writer(FailsOnce { writes: 0 }).init()?;
    (1..5_u64).for_each(|number| chat_log!(info, "a line", number));
    Ok(())
}
