fn join(user_id: u64, room: &Room) -> Result<(), JoinError> {
    #[cfg(any())]
    const _: () = {
        let _ = crate::LogSchema::user_id;
        let _ = crate::LogSchema::room_name;
    };
    let __scope = if crate::LogSchema::__is_logging() {
        ::core::option::Option::Some(
            crate::LogSchema::__context([
                    crate::LogSchema::user_id.entry(&(user_id)),
                    crate::LogSchema::room_name.entry(&(room.name())),
                ])
                .enter(),
        )
    } else {
        ::core::option::Option::None
    };
    const _: () = {
        if crate::LogSchema::__GUARD.may_hit(562949953421312u64) {
            (crate::LogSchema::__GUARD).check("room_name", "name", "name", "name");
        }
    };
    let __result = crate::LogSchema::__once(move || -> Result<(), JoinError> {
        #[cfg(all())]
        let _ = &room;
        #[cfg(all())]
        let _ = &user_id;
        {
            chat_log!(@ [fn "join"; user_id, room_name;] info, "{user_id} joins");
            room.join(user_id)
        }
    });
    if let ::core::result::Result::Err(__error) = &__result {
        {
            static __SLOT: ::core::sync::atomic::AtomicUsize = ::core::sync::atomic::AtomicUsize::new(
                0,
            );
            {
                crate::LogSchema::__failed(
                    &__SLOT,
                    (::core::module_path!(), ::core::file!(), ::core::line!(), "join"),
                )
            }
        }
            .error(crate::LogSchema::__error_arg(__error).capture());
    }
    return __result;
}
