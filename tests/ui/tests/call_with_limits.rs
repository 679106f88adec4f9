#![deny(warnings)]

use chat_log::{Level, chat_log, log_context, log_schema};

/// Fields with the names of the options.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    limit: u64,
    sample: u64,
    per: String,
}

macro_rules! limited {
    ($events:literal) => {
        chat_log!(limit: $events per hour, logger: "my_chat.limits", info, "limited")
    };
}

#[log_context(limit)]
async fn work(limit: u64) {
    chat_log!(limit: 1 per second, error, "limit {limit}", sample = limit);
    chat_log!(sample: 1 in 2, schema: crate::LogSchema, trace, "sampled {sample}", limit, sample = 3,);
}

#[test]
fn calls_with_limits_compile() {
    let (limit, level) = (5_u64, Level::Warn);
    chat_log!(limit: 16777215 per minute, (level), "limited", limit, per = "minute");
    chat_log!(sample: 1 in 4294967295, (level), "sampled", sample = limit);
    limited!(1_000);
    drop(work(limit));
}
