use chat_log::LogValue;

#[derive(LogValue)]
pub enum Event {
    HttpError,
    HTTPError,
    #[log(rename = "gone")]
    Left,
    #[log(rename = "gone")]
    Dropped,
}

fn main() {}
