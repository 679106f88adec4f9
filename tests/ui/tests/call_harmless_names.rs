//! What the alias guard lets through: other words, questions about a credential, names that the schema declares harmless
//! or personal, and what is allowed by name.
#![deny(warnings)]

use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
    input_tokens: u64,
    has_password: bool,
    #[log(public = "a name of the parser's")]
    token: String,
    #[log(public = "a random number that nobody accepts")]
    csrf_token: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "drop")]
    contact_email: String,
    error_code: u64,
    user_id: u64,
}

struct Token {
    user_id: u64,
}

struct User {
    csrf_token: String,
    password: Option<String>,
}

mod password {
    pub fn rules() -> &'static str {
        "at least twelve characters"
    }
}

#[test]
fn harmless_names_compile() {
    let user = User { csrf_token: String::new(), password: None };
    let (input_tokens, discard, secretary) = (7_u64, "a", "b");
    let has_password = user.password.is_some();
    let password_hint = "first pet";
    chat_log!(info, "harmless", input_tokens, note = discard, has_password);
    chat_log!(info, "harmless", note = secretary);
    chat_log!(info, "harmless", note = password::rules());
    chat_log!(info, "declared", token = "if", csrf_token = user.csrf_token);
    chat_log!(info, "declared", note = user.csrf_token.len().to_string());
    chat_log!(info, "allowed", note = allow_name(password_hint));
    chat_log!(info, "allowed", note = format!("{}", allow_name(user.password.is_some())));
    let (token, code, address) = (Token { user_id: 7 }, 5_u64, String::from("ada@example.org"));
    chat_log!(info, "told about", user_id = token.user_id, error_code = code);
    chat_log!(info, "of its class or stricter", email = address.clone(), contact_email = address);
    let email = "ada@example.org";
    chat_log!(info, "of its class or stricter", email, contact_email = email);
    chat_log!(info, "texts", note = String::from("password"));
    chat_log!(info, "braces {{password}}", note = "plain text with {password}");
}
