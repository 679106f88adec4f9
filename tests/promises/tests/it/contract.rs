//! The public interface as its users write code against it: this file must keep compiling unchanged.
#![deny(warnings)]
#![forbid(unsafe_code)]

use chat_log::{LogValue, Secret, chat_log, log_context, log_schema};
use std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub(crate) struct LogSchema {
    /// Numeric id of the signed-in user.
    #[log(ecs = "user.id")]
    user_id: u64,
    /// Room the event happened in.
    room_name: String,
    event_type: EventType,
    /// Time the handler took.
    #[log(unit = "ms")]
    elapsed: Duration, // written as a float of milliseconds, 12.75
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    #[deprecated(note = "use `room_name`")]
    chat_room: String,
    attempt: u32,
    ratio: f64,
    scores: Vec<u32>,
}

#[derive(LogValue)]
enum EventType {
    WebsocketConnect,
    WebsocketDisconnect,
    DbError,
}

#[derive(Debug)]
struct SendError;

impl std::fmt::Display for SendError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("User not found")
    }
}

impl std::error::Error for SendError {}

struct Room(&'static str);

impl Room {
    fn name(&self) -> &str {
        self.0
    }
}

async fn store(text: &str) -> Result<(), SendError> {
    if text.is_empty() { Err(SendError) } else { Ok(()) }
}

#[log_context(user_id, room_name = room.name())]
async fn send_message(user_id: u64, room: &Room, text: &str) -> Result<(), SendError> {
    chat_log!(info, "message sent by {user_id}");
    if let Err(error) = store(text).await {
        chat_log!(error, "db failure: {error}", error, event_type = EventType::DbError);
        return Err(error);
    }
    Ok(())
}

fn block_on<F: Future + Send>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

#[test]
fn a_handler_logs_in_its_context() {
    let captured = chat_log::testing::capture();
    assert!(block_on(send_message(7, &Room("lobby"), "")).is_err());
    let [sent, failed] = captured.lines().try_into().expect("two lines");
    assert!(sent.contains(r#""message":"message sent by 7""#) && sent.contains(r#""user_id":7,"room_name":"lobby""#));
    assert!(
        failed.contains(r#""message":"db failure: User not found""#) && failed.contains(r#""event_type":"db_error""#)
    );
}

#[test]
fn every_form_of_a_call() {
    let captured = chat_log::testing::capture();
    let (user_id, level, user) = (7_u64, chat_log::Level::Warn, Some(3_u32));
    chat_log!(schema: crate::LogSchema, logger: "my_chat.websocket", info, "all", user_id, room_name = "x",);
    chat_log!((level), "computed", user_id = user, attempt = if user_id > 3 { 1 } else { 2 });
    chat_log!(debug, "literals", attempt = (5), ratio = -1.0, user_id = Some(3), scores = vec![1, 2]);
    chat_log!(
        trace,
        "{{braces}} {elapsed} {event_type}",
        elapsed = Duration::from_micros(12_750),
        event_type = EventType::WebsocketConnect
    );
    let boxed: Box<dyn std::error::Error + Send + Sync> = "boxed".into();
    let plain: &dyn std::error::Error = &SendError;
    chat_log!(error, "boxed", error = boxed, email = String::from("a@b.c"), phone = "+49 170 1234567");
    chat_log!(error, "plain", error = plain, event_type = EventType::WebsocketDisconnect);
    #[expect(deprecated, reason = "an old field still works")]
    let () = chat_log!(info, "old", chat_room = "lobby");
    let password = Secret::new(String::from("correct horse"));
    assert_eq!(password.expose_secret().len(), 13);
    assert!(chat_log::enabled!(debug) && chat_log::enabled!(logger: "my_chat", info));
    assert_eq!(captured.lines().len(), 7);
    assert!(captured.lines()[3].contains(r#""message":"{braces} 12.75 websocket_connect""#), "{}", captured.lines()[3]);
}
