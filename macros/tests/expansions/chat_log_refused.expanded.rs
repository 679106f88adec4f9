fn joined(user: &User) {
    {
        if false {
            let _ = crate::LogSchema::user_id.value(&(user.id));
        }
        ::core::compile_error! {
            "unknown level `inof`: did you mean `info`? expected `error`, `warn`, `info`, `debug`, `trace`, or `(expr)` of type `Level`"
        }
        ::core::compile_error! {
            "`{room_name}` is not a field of this call: add `room_name = …` after the message, or `#[log_context(room_name = …)]` above the function and its other attributes; available: `{user_id}`"
        }
    };
}
