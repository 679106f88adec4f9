use chat_log::LogValue;

#[derive(LogValue)]
pub union Bits {
    signed: i64,
    unsigned: u64,
}

fn main() {}
