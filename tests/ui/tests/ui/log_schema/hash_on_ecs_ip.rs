use chat_log::log_schema;
use std::net::IpAddr;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "client.ip", pii = "hash")]
    client_ip: IpAddr,
}

fn main() {}
