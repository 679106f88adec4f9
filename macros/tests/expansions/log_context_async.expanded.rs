pub async fn join(user_id: u64, room: Room) -> usize {
    #[cfg(any())]
    const _: () = {
        let _ = crate::LogSchema::user_id;
    };
    let __context = crate::LogSchema::__context([
            crate::LogSchema::user_id.entry(&(user_id)),
        ])
        .entry_exit(
            {
                static __SLOT: ::std::sync::OnceLock<
                    &'static (dyn ::core::any::Any + ::core::marker::Send + ::core::marker::Sync),
                > = ::std::sync::OnceLock::new();
                crate::LogSchema::__event(
                    &__SLOT,
                    3,
                    "entered join",
                    ::core::module_path!(),
                    ::core::file!(),
                    ::core::line!(),
                    "join",
                )
            },
            {
                static __SLOT: ::std::sync::OnceLock<
                    &'static (dyn ::core::any::Any + ::core::marker::Send + ::core::marker::Sync),
                > = ::std::sync::OnceLock::new();
                crate::LogSchema::__event(
                    &__SLOT,
                    3,
                    "left join",
                    ::core::module_path!(),
                    ::core::file!(),
                    ::core::line!(),
                    "join",
                )
            },
        );
    return __context
        .run(async move {
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
        })
        .await;
}
