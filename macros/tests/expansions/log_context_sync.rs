#[log_context(user_id, room_name = room.name(), err)]
fn join(user_id: u64, room: &Room) -> Result<(), JoinError> {
    chat_log!(info, "{user_id} joins");
    room.join(user_id)
}
