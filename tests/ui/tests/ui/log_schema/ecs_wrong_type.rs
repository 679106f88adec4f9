use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "client.ip", public = "our own load balancer")]
    client_ip: String,
    #[log(ecs = "http.response.status_code")]
    status: f64,
}

fn main() {}
