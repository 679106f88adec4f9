fn joined(user: &User) {
    {
        if false {
            let _ = crate::LogSchema::user_id.value(&(user.id));
        }
        ::core::compile_error! {
            "unknown level `inof`: did you mean `info`? the levels are `error`, `warn`, `info`, `debug`, `trace`, or `(expr)` of type `Level`"
        }
        ::core::compile_error! {
            "`{room_name}` names no field of this call: add `room_name = …` behind the message, or `#[log_context(room_name = …)]` above the function and its other attributes; allowed here: `{user_id}`"
        }
    };
}
