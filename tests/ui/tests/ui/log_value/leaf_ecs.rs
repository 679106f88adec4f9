use chat_log::LogValue;

#[derive(LogValue)]
pub struct Peer {
    #[log(ecs = "user.id")]
    user_id: u64,
}

fn main() {}
