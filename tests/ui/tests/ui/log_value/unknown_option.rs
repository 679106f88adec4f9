use chat_log::LogValue;

#[derive(LogValue)]
#[log(name = "event")]
pub enum Event {
    #[log(renam = "joined")]
    Connect,
    #[log(rename = "")]
    Leave,
}

fn main() {}
