fn joined(user: &User, room_name: &str, level: Level, error: Error) {
    chat_log!(info, "{user_id} joined {room_name}", user_id = user.id, room_name);
    chat_log!(error, "can't tell the others", recipients = 3, error = error);
    chat_log!(schema: crate::audit::LogSchema, limit: 10 per minute, (level), "slow", elapsed);
}
