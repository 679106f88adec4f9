//! Personal data and credentials: hashed, masked, truncated, dropped, or refused by the compiler.

use chat_log::{Secret, chat_log, log_schema};
use std::net::{IpAddr, Ipv4Addr};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(ecs = "client.ip", pii = "truncate")]
    client_ip: IpAddr,
    #[log(pii = "drop")]
    birthday: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    /// Free text, in which credentials are looked for.
    #[log(text)]
    comment: String,
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::builder().hash_key("a key of at least 16 bytes").init()?;
    let (email, phone, password) = ("ada@example.com", "+49 170 1234567", Secret::new("hunter2".to_owned()));
    chat_log!(
        info,
        "{email} signed up",
        email,
        phone,
        client_ip = Ipv4Addr::new(203, 0, 113, 77),
        birthday = "1815-12-10"
    );
    chat_log!(warn, "a comment was refused", comment = "my password=hunter2, call me");
    // Neither compiles: `password = password.expose_secret()`, `comment = password.expose_secret()`.
    assert_eq!(password.expose_secret().len(), 7);
    Ok(())
}
