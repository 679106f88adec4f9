pub async fn join(user_id: u64, room: Room) -> usize {
    #[cfg(any())]
    const _: () = {
        let _ = crate::LogSchema::user_id;
    };
    let __context = if crate::LogSchema::__is_logging() {
        crate::LogSchema::__context([crate::LogSchema::user_id.entry(&(user_id))])
    } else {
        crate::LogSchema::__context([])
    };
    return __context
        .run(
            async move {
                if let ::core::option::Option::Some(__returned) = ::core::option::Option::<
                    usize,
                >::None {
                    return __returned;
                }
                #[cfg(all())]
                let _ = &room;
                #[cfg(all())]
                let _ = &user_id;
                {
                    chat_log!(@ [fn "join"; user_id;] info, "{user_id} joins");
                    room.join(user_id).await
                }
            },
            {
                static __SLOT: ::core::sync::atomic::AtomicUsize = ::core::sync::atomic::AtomicUsize::new(
                    0,
                );
                if crate::LogSchema::__is_disabled(&__SLOT) {
                    ::core::option::Option::None
                } else {
                    crate::LogSchema::__entry_exit(
                        &__SLOT,
                        (
                            ::core::module_path!(),
                            ::core::file!(),
                            ::core::line!(),
                            "join",
                        ),
                    )
                }
            },
        )
        .await;
}
