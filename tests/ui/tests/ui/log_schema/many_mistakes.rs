use chat_log::log_schema;
use std::time::Duration;

#[log_schema(service = "chat", namepace = "chat")]
pub struct LogSchema {
    level: String,
    userId: u64,
    password: String,
    #[log(ecs = "user.di", unti = "ms")]
    elapsed: Duration,
    #[log(pii = "hsah")]
    email: String,
    room_name: &'static str,
    room_name: u64,
}

// None of these uses is a mistake of its own.
fn main() {
    let _ = LogSchema::level.value("high");
    let _ = LogSchema::userId.value(&7_u64);
    let _ = LogSchema::password.value("x");
    let _ = LogSchema::elapsed.value(&Duration::ZERO);
    let _ = LogSchema::email.value("x");
    let _ = LogSchema::room_name.value("x");
}
