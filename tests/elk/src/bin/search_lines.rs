//! Writes lines that the exported searches must find and near misses, each with its `case`; lines with known times; and
//! reports of lost lines. `search_lines calm` writes a log without problems, and `search_lines --export DIRECTORY` the
//! configuration of the index.

use chat_log::export::Export;
use chat_log::{LogValue, chat_log, log_context, log_schema};
use std::error::Error;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The fields that dashboards and searches use, and the name of each line.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    case: String,
    #[log(ecs = "user.id")]
    user_id: u64,
    #[log(ecs = "event.action")]
    event_type: EventType,
    error_type: ErrorType,
    #[log(unit = "ms")]
    elapsed: Duration,
}

#[derive(LogValue, Clone, Copy)]
enum EventType {
    MessageSent,
    UserLogin,
    UserLogout,
    AuthenticationFailed,
    WebsocketConnect,
    WebsocketDisconnect,
}

#[derive(LogValue, Clone, Copy)]
enum ErrorType {
    DatabaseError,
    NotFound,
}

#[derive(Debug, thiserror::Error)]
#[error("User not found")]
struct UserNotFound;

/// Logs at every level, also from crates that are capped at WARNING by default.
const LEVELS: &str = "trace,sqlx=trace,tungstenite=trace,tokio_tungstenite=trace";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [option, folder] = arguments.as_slice()
        && option == "--export"
    {
        Export::linked()?.application("my_chat").write_all(folder)?;
        return Ok(());
    }
    chat_log::builder().filter(LEVELS).writer(Pipe).init()?;
    if arguments.first().is_some_and(|mode| mode == "calm") {
        calm();
        return Ok(());
    }
    application();
    websockets();
    accounts();
    databases();
    users();
    spelling();
    (1..=100).for_each(fast);
    (1..=100).for_each(slow);
    (0..10).for_each(|_| handle());
    wait();
    (0..20).for_each(|_| chat_log!(logger: "my_chat.views", error, "The queue is full"));
    missing();
    Ok(())
}

/// Fewer than a twentieth of the lines are errors, and none is lost.
fn calm() {
    (0..39).for_each(|_| chat_log!(logger: "my_chat.views", info, "message sent", event_type = EventType::MessageSent));
    chat_log!(logger: "my_chat.views", error, "one of forty");
}

/// A record of another crate.
fn of_crate(logger: &str, level: log::Level, case: &str, message: &str) {
    let pairs = [("case", case)];
    let mut record = log::Record::builder();
    record.level(level).target(logger).module_path(Some(logger));
    log::logger().log(&record.key_values(&pairs.as_slice()).args(format_args!("{message}")).build());
}

fn application() {
    chat_log!(logger: "my_chat", info, "Chat starts", case = "root");
    let user_id = 7_u64;
    chat_log!(
        logger: "my_chat.views", info, "Message sent", case = "sent", user_id, event_type = EventType::MessageSent
    );
    chat_log!(
        logger: "my_chat.views", error, "Failed to send message: {error}", error = UserNotFound, case = "failed", user_id,
        error_type = ErrorType::NotFound
    );
    chat_log!(logger: "my_chat.views", info, "There was no ERROR", case = "no error");
    of_crate("my_chat_admin::views", log::Level::Info, "admin", "Room listed");
    of_crate("my_chatter", log::Level::Info, "chatter", "Chatter starts");
}

fn websockets() {
    chat_log!(
        logger: "my_chat.websocket", info, "WebSocket connection established for user: john_doe", case = "connect",
        user_id = 123_u64, event_type = EventType::WebsocketConnect
    );
    chat_log!(
        logger: "my_chat.websocket", info, "Connection closed for user: jane_roe", case = "disconnect",
        user_id = 123_456_u64, event_type = EventType::WebsocketDisconnect
    );
    chat_log!(logger: "my_chat.websocket.frames", debug, "Frame of 12 bytes", case = "frame");
    chat_log!(logger: "my_chat.views", warn, "WebSockets are off in this room", case = "websockets off");
    chat_log!(logger: "my_chat.views", info, "a web socket", case = "two words");
    of_crate("tungstenite::protocol", log::Level::Debug, "tungstenite", "Received close frame");
    of_crate("tokio_tungstenite", log::Level::Trace, "tokio_tungstenite", "Stream polled");
    of_crate("tungstenite_fork::io", log::Level::Info, "tungstenite fork", "Nothing to do");
    of_crate("websockets_proxy", log::Level::Info, "proxy", "Route added");
}

fn accounts() {
    chat_log!(
        logger: "my_chat.accounts", error, "Authentication failed for user: jane_roe", case = "auth failed",
        user_id = 123_456_u64, event_type = EventType::AuthenticationFailed
    );
    chat_log!(
        logger: "my_chat.accounts", info, "User logged in: john_doe", case = "login", user_id = 123_u64,
        event_type = EventType::UserLogin
    );
    chat_log!(
        logger: "my_chat.accounts", info, "User logged out: john_doe", case = "logout", user_id = 123_u64,
        event_type = EventType::UserLogout
    );
    chat_log!(logger: "my_chat.views", info, "The login page was shown", case = "login page");
    chat_log!(logger: "my_chat.views", info, "The author changed the room", case = "author");
    chat_log!(logger: "my_chat.views", info, "log in first", case = "log in");
}

fn databases() {
    of_crate("sqlx::query", log::Level::Debug, "statement", "SELECT 1");
    of_crate(
        "sqlx::query",
        log::Level::Warn,
        "slow statement",
        "slow statement: execution time exceeded alert threshold",
    );
    of_crate("sqlx::query_builder", log::Level::Debug, "builder", "SELECT 2");
    of_crate("sqlx::postgres::notice", log::Level::Error, "notice", "the database system is shutting down");
    of_crate("sqlx_postgres::options", log::Level::Error, "options", "unknown parameter");
    of_crate("fjord::dbus", log::Level::Error, "dbus", "No reply from the bus");
    chat_log!(
        logger: "my_chat.db", error, "Cannot save message", case = "save", error_type = ErrorType::DatabaseError
    );
    chat_log!(logger: "my_chat.db.pool", error, "No connection left", case = "pool");
    chat_log!(logger: "my_chat.db", warn, "The pool is nearly empty", case = "db warning");
    chat_log!(
        logger: "my_chat.views", error, "Message was not stored", case = "not stored",
        error_type = ErrorType::DatabaseError
    );
}

fn users() {
    chat_log!(logger: "my_chat.views", info, "user_123 joined", case = "joined", user_id = 123_u64);
    chat_log!(logger: "my_chat.views", info, "user_123456 joined", case = "other joined", user_id = 123_456_u64);
    chat_log!(logger: "my_chat.views", info, "somebody left", case = "left", user_id = 123_u64);
    chat_log!(logger: "my_chat.views", info, "user 123 waits", case = "in two words", user_id = 12_u64);
}

fn spelling() {
    chat_log!(logger: "my_chat.views", info, "parsed a::b", case = "a::b");
    chat_log!(logger: "my_chat.views", info, "parsed b::a", case = "b::a");
    chat_log!(logger: "my_chat.views", info, "left the \"main\" room", case = "main room");
    chat_log!(logger: "my_chat.views", info, "the room is the main one", case = "main one");
}

fn fast(millis: u64) {
    chat_log!(logger: "my_chat.views", info, "answered", elapsed = Duration::from_millis(millis), user_id = millis % 5);
}

fn slow(millis: u64) {
    chat_log!(logger: "my_chat.views", info, "answered late", elapsed = Duration::from_millis(1_000 + 10 * millis));
}

#[log_context(entry_exit)]
fn handle() {
    std::thread::sleep(Duration::from_millis(1));
}

#[log_context(entry_exit)]
fn wait() {
    std::thread::sleep(Duration::from_millis(120));
}

/// Three lost lines, and eight that a limit suppresses.
fn missing() {
    BROKEN.store(true, Ordering::Relaxed);
    (0..3).for_each(|_| chat_log!(logger: "my_chat.views", info, "nobody sees this"));
    BROKEN.store(false, Ordering::Relaxed);
    (0..10).for_each(|_| chat_log!(limit: 2 per hour, logger: "my_chat.views", info, "again"));
}

static BROKEN: AtomicBool = AtomicBool::new(false);

/// Standard output that can fail.
struct Pipe;

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if BROKEN.load(Ordering::Relaxed) {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe));
        }
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}
