fn joined(user: &User) {
    chat_log!(inof, "{user_id} joined {room_name}", user_id = user.id);
}
