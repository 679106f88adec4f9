//! Words as compounds, in one word, in another form, and alone.
use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    session_id: String,
    csrfmiddlewaretoken: String,
    password_hash: String,
    db_pass: String,
    code: String,
    card_number: String,
    location: String,
    status_code: u16,
    token_count: u64,
    next_page_token: String,
    bind_address: String,
}

fn main() {}
