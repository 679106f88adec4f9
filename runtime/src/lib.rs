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

#[cfg(target_family = "wasm")]
compile_error!("chat_log does not support WebAssembly: the linker there can't collect the schemas of a program");

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
pub use redact::{HashKeyError, Pseudonyms};
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
/// Put it on a struct with named fields, once, at the root of a crate: calls check against `crate::LogSchema`. The struct
/// becomes a unit struct with one constant per field. At run time only its metadata exists.
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
/// Place derives below it. A derive above it expands first and sees the struct as written.
///
/// # Options of the struct
///
/// | option | meaning |
/// | --- | --- |
/// | `service = "chat"` | the `service` of every line, unless `LOG_SERVICE` or `builder().service()` overrides it; default: the package name |
/// | `namespace = "chat"` | the prefix of fields without an `ecs` name in [`Layout::Ecs`]; default: derived from `service` |
/// | `classes = "required"` | every field must have a class |
/// | `budget = 800` | the maximum number of fields; default: 500 |
/// | `crate = path` | the path of this crate; default: `::chat_log` |
///
/// # Options of a field: `#[log(…)]`
///
/// | option | meaning |
/// | --- | --- |
/// | `ecs = "user.id"` | the field's name in [`Layout::Ecs`]; the declared type must convert losslessly to the ECS type |
/// | `unit = "ms"` | the unit of a `Duration`: `"ns"` (an integer), `"us"`, `"ms"` or `"s"` (floats) |
/// | `string` | always writes an integer as a string, because browsers round beyond 2^53 |
/// | `text` | free text, scrubbed of credentials before it is written |
/// | `pii = "hash"` | writes a keyed pseudonym; fields with the same `domain = "user"` share pseudonyms |
/// | `pii = "mask"` | writes `****`; `keep_last = 4` shows the end of a value that is long enough |
/// | `pii = "truncate"` | truncates an IP address to its network (/24, /48), a date or a timestamp to its day |
/// | `pii = "drop"` | writes nothing |
/// | `sensitive = "why"` | a call that names the field does not compile |
/// | `public = "why"` | harmless, although its name suggests otherwise |
///
/// # Types
///
/// `bool`, all integers, `f32`, `f64`, `String` (takes `&str`, `Cow<str>`, `Box<str>`, `Arc<str>`), `char`, `Duration`,
/// `SystemTime`, `IpAddr`, [`Json<T>`], `Vec` of these, enums, newtypes and structs with
/// [`#[derive(LogValue)]`](derive@LogValue), and behind features the types of `uuid` (`uuid`), `time` (`time03`), `jiff`
/// (`jiff02`) and `chrono` (`chrono04`). `Option<T>` declares the same field as `T`: a call may always pass `None`, and the
/// field is omitted.
///
/// # What it refuses
///
/// Names of a line's own members, names that Elasticsearch or ECS reserve, names outside `[a-z][a-z0-9_]*`, names that
/// sound like a credential without `sensitive` or `public`, names that sound like personal data without a class, types
/// that do not fit their ECS name, and a few more. Each error says what to write.
///
/// # Which names sound sensitive
///
/// A name is split into words at `_` and at camelCase borders; a plural `s` and trailing numbers are ignored. The last
/// word decides.
///
/// | name | sounds like |
/// | --- | --- |
/// | `token`, `db_password`, `session_id`, `sessionid`, `ssh_key`, `card_cvv` | a credential |
/// | `password_hash`, `token_value`, `api_key_old`, `password_for_user`: another form of it | a credential |
/// | `email`, `client_ip`, `birth_date`, `iban`, `device_id`, `home_address` | personal data |
/// | `code`, `key`, `session`, `signature`, `location`, `age`, with nothing else in the name | either |
/// | `status_code`, `cache_key`, `page_token`, `bind_address`, `input_tokens` | nothing |
/// | `token_count`, `password_policy`, `email_verified`: a fact about it | nothing |
/// | `has_password`, `is_secret`, `max_tokens`: a question, a number | nothing |
///
/// At run time, the words for credentials also redact labels and keys of other crates' records, except for words that
/// sound like one only as the whole name (`code`, `key`). Words for personal data do not: no schema says there what
/// such a name holds.
pub use chat_log_macros::log_schema;

/// Attaches fields to every record created while a function runs, across `.await` and including records of other crates.
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
/// It logs **no argument by itself**: it adds only the fields that it names, each declared by the schema and redacted by
/// its class. An inner value overrides an outer one of the same name, so a line never repeats a name. A context entered
/// before [`init`], such as that of `main`, has no fields and evaluates no values, except those with a `?`, `return`,
/// `.await` or macro call, which may leave the function.
///
/// | argument | meaning |
/// | --- | --- |
/// | `user_id` | the field of that name, from the parameter of that name |
/// | `room_name = room.name()` | the field, from an expression that is evaluated on entry, if anything is logged |
/// | `entry_exit` | writes a DEBUG record on entry and on exit, the latter with `elapsed_ms` |
/// | `err` | writes an ERROR record with the error if the function returns `Err`, also by a `?` in the attribute itself; on `fn main` it also ends the process with exit code 1, without std's own text on stderr |
/// | `schema = path` | a schema other than `crate::LogSchema` |
///
/// A bare name must be a parameter; any other variable needs `field = expr`.
///
/// # Where it goes
///
/// - Functions, async functions and methods. Put it above an attribute that copies the body, such as axum's
///   `debug_handler`; otherwise messages in the copy can't name its fields.
/// - Impl and trait blocks, where it applies to every method with a body. A bare field applies to the methods that have
///   that parameter (at least one must), a value computed from `self` to the methods that take it, and `err` to the methods
///   whose return type is named `…Result`. A method's own attribute adds to the block's and overrides it.
/// - Several attributes on one function, under any name or in `cfg_attr`, are one context: of two values of a field, that of
///   the attribute nearest to the function wins.
/// - Functions that return a future. If the return type does not name the future's output (`-> Self::Future`), or names
///   further traits (`-> impl Future + MyTrait`, other than `Clone`, `Debug` and auto traits), the context covers the
///   `async` block that ends the body, or without one only the synchronous part: boxing an unknown future could require
///   bounds that the function does not have.
///
/// # Nested contexts, tasks and threads
///
/// A context's parent is the context in which the function is entered; for a future, in which it is first polled. The
/// parent stays when the future moves to another task. [`LogContextExt`] carries the context to tasks, [`LogContextFnExt`]
/// to threads. A context inside 128 others merges them into one, so that a task may start its successor in its own context
/// forever. Merged `tracing` spans no longer show what they record later.
///
/// # What changes in the function
///
/// The attribute changes two things, and only for functions that are `async`, return a future, or use `err`: parameters that
/// the body does not name, and parts that a pattern leaves unnamed, are dropped last; and `Location::caller()` in a
/// `#[track_caller]` function points into the body. In these functions, the clippy lints `needless_pass_by_value`,
/// `ptr_arg`, `unnecessary_wraps` and `unused_async` do not see that a parameter, the result or `async` is unnecessary.
///
/// # Cost
///
/// Entering a context with fields costs one small allocation plus one per text. A record inside it copies the context's
/// bytes, which are encoded once. Don't put the attribute on functions of a global allocator: it allocates. A call takes up
/// to 180 bytes more stack, up to 1,100 without optimization. The future of an `async` function grows by about 50 bytes and
/// holds its parameters a second time.
///
/// `entry_exit` costs one relaxed load while its records are disabled, and `err` nothing until an error is returned. Before
/// [`init`], a context costs two loads.
///
/// Each attribute nests the types of `async` functions that await one another more deeply. A chain of more than about 13
/// such functions can exceed the compiler's recursion limit (E0275) where its future must be `Send`. Write
/// `#![recursion_limit = "256"]` at the top of the crate, or return one of the futures by `Box::pin`.
pub use chat_log_macros::log_context;

/// Makes a type of your own a field value.
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
/// /// Written as its number; also fits a field declared as `u64`.
/// #[derive(LogValue)]
/// struct UserId(u64);
///
/// /// A nested object. Its fields take the `#[log(…)]` options of a schema's fields, under the same rules.
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
/// | part | meaning |
/// | --- | --- |
/// | `schema: path` | the schema to check against; default: `crate::LogSchema` |
/// | `logger: "…"` | the line's logger; default: the module path, with dots |
/// | `limit: N per unit` | writes the call's first N events in each `second`, `minute` or `hour`, a window that begins with its first event; N from 1 to 16777215 |
/// | `sample: 1 in N` | writes the first of every N events of the call, N from 2 to 4294967295; not allowed with `error`, and an ERROR of a computed level is always written |
/// | `level` | `error`, `warn`, `info`, `debug`, `trace`, or an expression of type [`Level`] in parentheses |
/// | `"message"` | a string literal; `{field}` shows a field of this call or of the surrounding [`log_context`], also in a call that another macro makes, `{error}` the error, `{{` a brace. Values are redacted before they are shown; a field without a value shows as `-` |
/// | `field = expr` | a field of the schema, with a value that fits its type; `field` alone takes the variable of that name |
/// | `error = expr` | a `std::error::Error`, `&dyn Error` or `Box<dyn Error>`; with the features `anyhow` and `eyre06` also an `anyhow::Error` or `eyre::Report`. Writes its type, text, causes and stack trace |
///
/// A field whose value is `None` is omitted. `note = allow_name(password_hint)` tells the name guard that the value is not a
/// credential; a reviewer can search for it.
///
/// # Suppressed events
///
/// Events that `limit:` and `sample:` suppress do not evaluate their values. They are counted: a WARNING record with the
/// call's logger, file, line and message carries their number in `suppressed` and the time since the first of them in
/// `window_ms`. It is written before the next event that passes, at the latest when the window closes (for a sample, after
/// one minute), on [`flush`](fn@flush), and at the end of the program. [`Builder::limit`] and [`Builder::sample`] set such
/// rules for whole loggers.
///
/// # What it refuses
///
/// An unknown field (rustc suggests the right one), a value of another type, a sensitive field (with the schema's reason),
/// a duplicate field, a message that is not a literal, a `{placeholder}` that names no field, and a value whose name the
/// table below refuses. `field = x.into()` is refused too, because a field takes several types: name the type, as in
/// `String::from(x)`, or log `x` itself. All mistakes of a call are reported at once, each at its token.
///
/// # The name of a value
///
/// The last name of a path, or of a chain of fields, methods and indexes, skipping those that only pass on their receiver
/// (`clone`, `as_str`, `unwrap`, `first`, `[…]`, `?`); the arguments of functions and macros; the variables of a format
/// string; and a text that looks something up.
///
/// | value | its name |
/// | --- | --- |
/// | `user.password.clone()`, `f(password)`, `format!("{password}")` | `password` |
/// | `get_token()?`, `api_keys.first()`, `tokens[0]` | `get_token`, `api_keys`, `tokens` |
/// | `headers["authorization"]`, `env::var("DB_PASSWORD")` | the text |
/// | `token.user_id`, `password.len()`, `cookie.name()` | `user_id`, `len`, `name` |
///
/// | a name that | is refused |
/// | --- | --- |
/// | sounds like a credential (see [`log_schema`](macro@log_schema)) | always, unless the schema declares exactly that name `public` |
/// | is a `sensitive` field of the schema, or ends in one | always |
/// | is a field with a `pii` class | in a field that shows more; the classes from weak to strong: `"truncate"`, `"mask"` with `keep_last`, `"hash"`, `"mask"`, `"drop"` |
/// | sounds like personal data | in a field without a `pii` class, unless the schema declares exactly that name `public` |
///
/// A value with the name of its field is never refused. An ambiguous name needs a field with a clear one:
/// `error_code = e.code()`, `cache_key = key`.
///
/// **What no macro can see:** a plain `String` under a harmless name carries no mark of where it came from. Hold
/// credentials in a [`Secret`].
///
/// # Cost
///
/// A disabled call costs one relaxed load and a comparison, and evaluates none of its arguments. Before [`init`] every call
/// is disabled. An enabled call evaluates its values in order; then one outlined function encodes the line into a
/// thread-local buffer and passes it to the system with one `write`. With scalar and string fields it allocates nothing. A
/// line of five fields takes about 1,500 instructions plus the system call, a disabled call 10 (`benches/instructions`).
#[macro_export]
macro_rules! chat_log {
    ($($call:tt)*) => { $crate::__private::__chat_log! { [$crate] $($call)* } };
}

/// Returns whether an event of this level would be logged here.
///
/// ```
/// # fn main() {
/// # let level = chat_log::Level::Info;
/// if chat_log::enabled!(debug) { /* work that only serves a log line */ }
/// let audited = chat_log::enabled!(logger: "chat.audit", info);
/// let computed = chat_log::enabled!((level));
/// # let _ = (audited, computed);
/// # }
/// ```
///
/// The arguments of [`chat_log!`] need no such check: a disabled call does not evaluate them.
#[macro_export]
macro_rules! enabled {
    ($($call:tt)*) => { $crate::__private::__enabled! { [$crate] $($call)* } };
}
