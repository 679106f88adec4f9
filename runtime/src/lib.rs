#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(all(feature = "log", feature = "tracing", feature = "tower")),
    allow(
        dead_code,
        unreachable_pub,
        unused_imports,
        reason = "what serves one of these features alone is compiled always, so that its parts need no `cfg`"
    )
)]

#[doc(hidden)]
pub mod __private;
mod bridge;
mod builtin;
mod callsite;
mod context;
mod encode;
mod encoded;
mod error;
#[cfg(feature = "contract")]
pub mod export;
mod instrument;
mod layout;
mod level;
mod levels;
mod limit;
#[cfg(feature = "contract")]
pub mod lock;
mod logger;
#[cfg(feature = "opentelemetry033")]
pub mod otel;
mod panic_hook;
mod record;
mod redact;
mod reload;
#[cfg(feature = "tower")]
pub mod request;
mod schema;
mod settings;
mod stack;
mod statistics;
mod suppress;
pub mod testing;
mod text;
mod trace;
mod value;
mod write;

#[cfg(feature = "tracing")]
pub use bridge::{TracingLayer, tracing_layer};
#[cfg(feature = "stream")]
pub use context::LogContextStreamExt;
#[cfg(feature = "tokio")]
pub use context::task;
pub use context::{InContext, LogContextExt, LogContextFnExt, thread, without_log_context};
pub use error::ErrorText;
pub use layout::{Layout, ParseLayoutError};
pub use level::{Level, ParseLevelError};
pub use levels::FilterFileError;
pub use logger::flush;
pub use redact::HashKeyError;
pub use reload::{SetFilterError, filter, set_filter};
pub use schema::{Schema, SchemaConflict};
#[cfg(feature = "tracing")]
pub use settings::Tracing;
pub use settings::{Builder, Environment, InitError, ParseEnvironmentError, builder, init};
pub use statistics::{Statistics, statistics};
pub use trace::{TraceIds, TraceProvider};
pub use value::{Field, FieldType, Json, LogValue, Secret};

/// Declares the fields that a crate's logs may carry.
///
/// It stands on a struct with named fields, once at the root of a crate; calls check against `crate::LogSchema`. The
/// struct becomes a unit struct with one constant per field, so nothing of it exists at run time but its metadata.
///
/// ```
/// use chat_log::{LogValue, log_schema};
/// use std::time::Duration;
///
/// #[log_schema(service = "chat", namespace = "chat")]
/// pub struct LogSchema {
///     /// Numeric id of the signed-in user.
///     #[log(ecs = "user.id")]
///     user_id: u64,
///     event_type: EventType,
///     /// Time the handler took.
///     #[log(unit = "ms")]
///     elapsed: Duration,
///     #[log(pii = "hash")]
///     email: String,
///     #[log(sensitive = "credentials never leave the process")]
///     password: String,
///     #[deprecated(note = "use `event_type`")]
///     kind: String,
/// }
///
/// #[derive(LogValue)]
/// enum EventType { WebsocketConnect, DbError }
/// # fn main() {}
/// ```
///
/// Derives go below it: what stands above is expanded first and sees the struct as it was written.
///
/// # On the struct
///
/// | option | meaning |
/// | --- | --- |
/// | `service = "chat"` | the `service` of every line, unless `LOG_SERVICE` or `builder().service()` says otherwise; the name of the package without it |
/// | `namespace = "chat"` | in [`Layout::Ecs`] the prefix of fields without an `ecs` name; made of `service` without it |
/// | `classes = "required"` | every field must have a class |
/// | `budget = 800` | the most fields; 500 without it |
/// | `crate = path` | where this crate is, if it is not `::chat_log` |
///
/// # On a field: `#[log(…)]`
///
/// | option | meaning |
/// | --- | --- |
/// | `ecs = "user.id"` | its name in [`Layout::Ecs`]; the declared type must convert losslessly to the type there |
/// | `unit = "ms"` | for a `Duration`: `"ns"` (an integer), `"us"`, `"ms"`, `"s"` (floats) |
/// | `string` | an integer that is always written as a string: browsers round beyond 2^53 |
/// | `text` | free text: scrubbed of credentials before it is written |
/// | `pii = "hash"` | a keyed pseudonym; `domain = "user"` links fields that declare the same domain |
/// | `pii = "mask"` | `****`; `keep_last = 4` shows the end of a value that is long enough |
/// | `pii = "truncate"` | an IP address to its network (/24, /48), a date or a time to its day |
/// | `pii = "drop"` | nothing is written |
/// | `sensitive = "why"` | naming the field in a call does not compile |
/// | `public = "why"` | harmless, in spite of a name that sounds otherwise |
///
/// # Types
///
/// `bool`, all integers, `f32`, `f64`, `String` (takes `&str`, `Cow<str>`, `Box<str>`, `Arc<str>`), `char`, `Duration`,
/// `SystemTime`, `IpAddr`, [`Json<T>`], `Vec` of these, enums, newtypes and structs with
/// [`#[derive(LogValue)]`](derive@LogValue), and behind features the types of `uuid` (`uuid`), `time` (`time03`), `jiff`
/// (`jiff02`) and `chrono` (`chrono04`). `Option<T>` is the same as `T`: a call may always give `None`, and the field is left out.
///
/// # What it refuses
///
/// Names that a line has itself or that Elasticsearch or ECS need for something else, names outside `[a-z][a-z0-9_]*`,
/// names that sound like a credential without `sensitive` or `public`, names that sound personal without a class, types
/// that do not fit their ECS name, and a few more, each with an error that says what to write.
pub use chat_log_macros::log_schema;

/// Attaches fields to every record that is made while a function runs, across `.await`, and to the records of other
/// crates.
///
/// ```
/// # use chat_log::{chat_log, log_schema};
/// # #[log_schema(service = "chat", namespace = "chat")]
/// # pub struct LogSchema { user_id: u64, room_name: String }
/// # struct Room(String);
/// # impl Room { fn name(&self) -> &str { &self.0 } }
/// # #[derive(Debug)] struct SendError;
/// # impl std::fmt::Display for SendError {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no") }
/// # }
/// # impl std::error::Error for SendError {}
/// use chat_log::log_context;
///
/// #[log_context(user_id, room_name = room.name(), entry_exit, err)]
/// async fn send_message(user_id: u64, room: &Room, text: &str) -> Result<(), SendError> {
///     chat_log!(info, "message sent by {user_id}");
///     Ok(())
/// }
/// # fn main() {}
/// ```
///
/// It stands on functions, async functions, methods, and on impl and trait blocks, where it goes to each method with a
/// body. It logs **no argument by itself**: only what it names, each a field of the schema, under the schema's classes.
/// An inner value of a name takes the place of an outer one; no name is in a line twice. [`LogContextExt`] carries the
/// context to tasks, [`LogContextFnExt`] to threads. What is entered before [`init`], as `main` is, has no fields.
///
/// A function does what it did without the attribute, but for two things where its body has to become a block or closure,
/// which is if it is `async`, returns a future or has `err`: parameters that the body does not name, and what a pattern leaves
/// unnamed, are dropped after all others; and in a `#[track_caller]` function `Location::caller()` is a place in the body.
///
/// It stands above an attribute that copies the body, as axum's `debug_handler` does, or messages in the copy could not name
/// its fields.
///
/// | argument | meaning |
/// | --- | --- |
/// | `user_id` | the field of that name, from the argument or variable of that name |
/// | `room_name = room.name()` | the field, from an expression, evaluated when the function is entered |
/// | `entry_exit` | a DEBUG record at entry and at exit, the exit with `elapsed_ms` |
/// | `err` | an ERROR record with the error, if the function returns `Err`; on `fn main` also the end of the process with code 1, without std's own text on stderr |
/// | `schema = path` | another schema than `crate::LogSchema` |
///
/// **Cost:** entering a context with fields makes one small allocation and one per text; a record inside of it copies the
/// context's bytes, which are made once. So it stands on no function of a global allocator. A call takes up to 180 bytes of
/// stack more, without optimisation up to 1,100; the future of an `async` function is about 50 bytes larger, and holds its
/// parameters once more.
pub use chat_log_macros::log_context;

/// Makes an own type a value that a log may carry.
///
/// ```
/// use chat_log::LogValue;
///
/// /// Written as `websocket_connect` or `gone`.
/// #[derive(LogValue)]
/// enum EventType {
///     WebsocketConnect,
///     #[log(rename = "gone")]
///     WebsocketDisconnect,
/// }
///
/// /// Written as its number; also fits a field declared `u64`.
/// #[derive(LogValue)]
/// struct UserId(u64);
///
/// /// A nested object. Its fields take the same `#[log(…)]` attributes as those of a schema, under the same rules.
/// #[derive(LogValue)]
/// struct Peer {
///     #[log(pii = "truncate")]
///     ip: std::net::IpAddr,
///     port: u16,
/// }
/// ```
pub use chat_log_macros::LogValue;

/// Logs one event.
///
/// ```
/// # use chat_log::{chat_log, log_schema};
/// # #[log_schema(service = "chat", namespace = "chat")]
/// # pub struct LogSchema { user_id: u64, room_name: String }
/// # fn join() -> Result<(), std::io::Error> { Ok(()) }
/// # fn main() {
/// let (user_id, room) = (7_u64, String::from("lobby"));
/// chat_log!(info, "user {user_id} connected to a chat room", user_id, room_name = &room);
/// if let Err(error) = join() {
///     chat_log!(error, "can't join: {error}", error, room_name = room);
/// }
/// chat_log!(logger: "chat.audit", warn, "rate limit reached", user_id = 7);
/// # }
/// ```
///
/// # Grammar
///
/// ```text
/// chat_log!( [schema: path,] [logger: "my_chat.websocket",] [limit: 10 per minute, | sample: 1 in 100,]
///            level, "message" [, field = expr | , field | , error = expr]* [,] )
/// ```
///
/// | part | what it is |
/// | --- | --- |
/// | `schema: path` | the schema to check against; `crate::LogSchema` without it |
/// | `logger: "…"` | the logger of the line; the module path, with dots, without it |
/// | `limit: N per unit` | writes the first N events of the call in each `second`, `minute` or `hour`, which begins with its first event; N from 1 to 16777215 |
/// | `sample: 1 in N` | writes the first of every N events of the call, N from 2 to 4294967295; never with `error`, and an ERROR of a computed level is always written |
/// | `level` | `error`, `warn`, `info`, `debug`, `trace`, or an expression of type [`Level`] in parentheses |
/// | `"message"` | a string literal; `{field}` shows a field of this call or of the surrounding [`log_context`], `{error}` the error, `{{` a brace. What is shown went through redaction |
/// | `field = expr` | a field of the schema with a value that fits its type; `field` alone takes the variable of that name |
/// | `error = expr` | a `std::error::Error`, `&dyn Error`, `Box<dyn Error>`, with the features `anyhow` and `eyre06` `anyhow::Error` and `eyre::Report`: its type, its text, its causes, its stack trace |
///
/// The events that `limit:` and `sample:` hold back evaluate no value, and none goes silently: a WARNING record with the
/// logger, the place and the text of the call has their number in `suppressed` and the time since the first of them in
/// `window_ms`. It comes before the next event that passes, at the latest when the window is over (of a sample: after a minute),
/// at [`flush`](fn@flush), and at the end of the program. [`Builder::limit`] and [`Builder::sample`] say the same for whole loggers.
///
/// A value that is `None` is left out. `note = allow_name(password_hint)` tells the name guard that the value is no
/// credential, in a way that a reviewer can search for.
///
/// # What it refuses
///
/// An unknown field (rustc proposes the right one), a value of another type, a sensitive field (with the schema's reason),
/// a field given twice, a message that is no literal, a hole that names nothing, and a value expression with a name in it
/// that sounds like a credential or is a sensitive field of the schema: `note = user.password.clone()`,
/// `format!("{token}")`. All mistakes of a call are reported at once, each at its token.
///
/// **What no macro can see:** a plain `String` under a harmless name carries no mark of where it came from. Hold
/// credentials in a [`Secret`].
///
/// # Cost
///
/// An event below the level costs one relaxed load and a comparison, and none of its arguments is evaluated; so does every
/// event before [`init`]. An event that is on evaluates its values first, in their order; then one outlined function
/// encodes the line into a buffer of the thread and hands it to the system by one `write`. With scalar and string fields it
/// allocates nothing. A line of five fields takes about 1,500 instructions beside the system call, a disabled event 10
/// (`benches/instructions`).
#[macro_export]
macro_rules! chat_log {
    ($($call:tt)*) => { $crate::__private::__chat_log! { [$crate] $($call)* } };
}

/// Tells whether an event of this level would be logged here: `enabled!(debug)`, `enabled!(logger: "chat.audit", info)`,
/// `enabled!((level))`.
///
/// For work that only serves a log line; the arguments of [`chat_log!`] need no such care.
#[macro_export]
macro_rules! enabled {
    ($($call:tt)*) => { $crate::__private::__enabled! { [$crate] $($call)* } };
}
