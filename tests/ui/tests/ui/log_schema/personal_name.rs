use chat_log::log_schema;
use std::net::IpAddr;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    email: String,
    home_address: String,
    client_ip: IpAddr,
    tip: u64,
}

fn main() {}
