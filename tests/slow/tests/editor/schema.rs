//! The log fields of the services.

use chat_log::log_schema;

/// The team's log fields.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    #[log(ecs = "user.id")]
    user_id: u64,
    room_name: String,
    /// Address that the invitation goes to.
    #[log(pii = "hash")]
    email: String,
    /// What the user typed to sign in.
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}
