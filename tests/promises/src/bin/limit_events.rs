//! Logs more than limits, samples and folding let pass, as `CASE` specifies. The last line reports `emitted`, `evaluated` and the
//! counts of the statistics.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{Builder, Level, chat_log};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::scope;
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_secs(3600);
const EACH: u64 = 5_000;

static EVALUATED: AtomicU64 = AtomicU64::new(0);

fn main() -> ExitCode {
    let case = std::env::var("CASE").unwrap_or_default();
    if let Err(error) = settings(&case).init() {
        write_refusal(&error);
        return ExitCode::FAILURE;
    }
    match case.as_str() {
        "own_limit" => four_threads(own_limit),
        "own_sample" => four_threads(own_sample),
        "rolling" => four_threads(rolling),
        "builder" => builder_rules(),
        "many_sites" => many_sites(),
        "fold" => four_threads(repeats),
        "fold_many" => four_threads(many_messages),
        "fold_limited" => (0..2 * EACH).for_each(|number| log::warn!(target: "driver", "attempt {}", number / 2)),
        "quiet" => {
            (0..10).for_each(|_| quiet());
            std::thread::sleep(Duration::from_secs(60));
        }
        "quiet_fold" => {
            (0..10).for_each(|_| log::warn!(target: "driver", "connection refused"));
            std::thread::sleep(Duration::from_secs(60));
        }
        "exit" => {
            (0..150).for_each(own_limit);
            std::process::exit(0);
        }
        "exit_elsewhere" => {
            (0..150).for_each(own_limit);
            let other = std::thread::spawn(|| {
                let _ = chat_log::flush(Duration::from_secs(1));
                std::process::exit(0);
            });
            let _ = other.join();
        }
        _ => {}
    }
    let (evaluated, suppressed) = (EVALUATED.load(Ordering::Relaxed), chat_log::statistics().records_suppressed);
    chat_log!(logger: "totals", info, "totals", count = suppressed, user_id = evaluated);
    ExitCode::SUCCESS
}

fn settings(case: &str) -> Builder {
    let builder = chat_log::builder();
    match case {
        "builder" | "many_sites" => {
            let builder = builder.limit("my_chat", 7, HOUR).limit("my_chat::websocket", 3, HOUR);
            builder.sample("sampled", 10).limit("many", 1, HOUR)
        }
        "fold" | "fold_many" => builder.fold_repeats(HOUR),
        "fold_limited" => builder.fold_repeats(HOUR).limit("driver", 10, HOUR),
        "quiet_fold" => builder.fold_repeats(Duration::from_secs(1)),
        "no_events" => builder.limit("a", 0, HOUR),
        "no_window" => builder.limit("a", 1, Duration::ZERO),
        "no_sample" => builder.sample("a", 1),
        "two_rules" => builder.limit("a.b", 1, HOUR).sample("a::b", 2),
        "wildcard" => builder.limit("a.*", 1, HOUR),
        "bad_fold" => builder.fold_repeats(Duration::ZERO),
        _ => builder,
    }
}

fn four_threads(event: fn(u64)) {
    scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..EACH).for_each(event));
        }
    });
}

fn evaluated(number: u64) -> u64 {
    EVALUATED.fetch_add(1, Ordering::Relaxed);
    number
}

fn own_limit(number: u64) {
    chat_log!(limit: 100 per hour, error, "flood {count}", count = evaluated(number));
}

fn own_sample(number: u64) {
    chat_log!(sample: 1 in 8, logger: "my_chat.sampled", warn, "sampled", count = evaluated(number));
}

fn rolling(number: u64) {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    chat_log!(limit: 20 per second, info, "rolling", count = evaluated(number));
    // Spreads a thread's events over two and a half seconds, on a machine of any speed.
    let planned = Duration::from_micros(number * 2_500_000 / EACH);
    std::thread::sleep(planned.saturating_sub(START.elapsed()));
}

fn quiet() {
    chat_log!(limit: 4 per second, info, "quiet");
}

fn builder_rules() {
    for number in 0..50 {
        chat_log!(logger: "my_chat.views", info, "a view", count = evaluated(number));
        chat_log!(logger: "my_chat.websocket", info, "a socket");
        chat_log!(logger: "my_chat.websocket", error, "an error");
        chat_log!(limit: 5 per hour, logger: "my_chat.websocket", info, "an own limit");
        chat_log!(sample: 1 in 25, logger: "my_chat.websocket", (Level::Info), "an own sample");
        chat_log!(logger: "my_chat.websocket", (if number % 2 == 0 { Level::Error } else { Level::Info }), "computed");
        chat_log!(logger: "sampled.here", info, "a sample");
        chat_log!(logger: "my_chats", info, "free");
        log::info!(target: "my_chat::websocket", "a record");
        log::error!(target: "my_chat::websocket", "a failure");
        tracing::info!(target: "my_chat::websocket", number, "an event");
        tracing::info!(target: "sampled::there", "a sampled event {number}");
        // `enabled!` does not count as an event.
        if chat_log::enabled!(logger: "my_chat.websocket", info) {
            chat_log!(logger: "asked", info, "asked");
        }
    }
}

/// Records without a source location are distinguished by their texts.
fn many_sites() {
    for _ in 0..2 {
        for number in 0..3_000 {
            let logger = format!("many.{}", number % 1_500);
            let (target, text) = (logger.as_str(), format!("text {number}"));
            let record = |arguments: std::fmt::Arguments<'_>| {
                log::logger()
                    .log(&log::Record::builder().target(target).level(log::Level::Info).args(arguments).build());
            };
            record(format_args!("{text}"));
        }
    }
}

fn repeats(number: u64) {
    log::warn!(target: "driver", "connection refused");
    tracing::warn!(target: "pool", attempt = 3, "pool is exhausted");
    tracing::warn!(target: "pool", attempt = number % 2, "pool is exhausted");
    chat_log!(logger: "own", info, "never folded");
}

fn many_messages(number: u64) {
    log::warn!(target: "driver", "connection to shard {} refused", number * 7 % 1000);
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write_refusal(error: &chat_log::InitError) {
    eprintln!("{error}");
}
