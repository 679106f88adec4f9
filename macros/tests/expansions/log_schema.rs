/// What the chat service logs.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    /// Who acts.
    #[log(pii = "hash", ecs = "user.id")]
    user_id: u64,
    /// How long it took.
    #[log(unit = "ms")]
    elapsed: Duration,
    /// Never logged.
    #[log(sensitive = "it opens the account")]
    password: String,
}
