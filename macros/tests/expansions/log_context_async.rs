#[log_context(user_id, entry_exit)]
pub async fn join(user_id: u64, room: Room) -> usize {
    chat_log!(info, "{user_id} joins");
    room.join(user_id).await
}
