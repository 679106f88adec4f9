use chat_log::chat_log;

fn main() {
    let user_id = 7_u64;
    chat_log!(info, "signed in by {user_id}", user_id, room_name = "lobby");
    chat_log!(info, "signed out");
}
