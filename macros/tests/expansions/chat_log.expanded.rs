fn joined(user: &User, room_name: &str, level: Level, error: Error) {
    {
        if __CHAT_LOG_SITE.enabled() {
            ::chat_log::__private::emit(
                &__CHAT_LOG_SITE,
                &[
                    crate::LogSchema::user_id.value(&(user.id)),
                    crate::LogSchema::room_name.value(&(room_name)),
                ],
            )
        }
        static __CHAT_LOG_SITE: ::chat_log::__private::CallSite = {
            let __site = ::chat_log::__private::CallSite::new(
                    ::chat_log::__private::Origin {
                        module: ::core::module_path!(),
                        file: ::core::file!(),
                        line: ::core::line!(),
                        function: ::chat_log::__private::Function::Probe(|| {
                            fn here() {}
                            ::chat_log::__private::path_of(here)
                        }),
                    },
                    &[
                        ::chat_log::__private::MessagePiece::Field(0),
                        ::chat_log::__private::MessagePiece::Text(" joined "),
                        ::chat_log::__private::MessagePiece::Field(1),
                    ],
                    crate::LogSchema::__SCHEMA,
                    &[crate::LogSchema::user_id.def(), crate::LogSchema::room_name.def()],
                )
                .level(::chat_log::Level::Info);
            if crate::LogSchema::__GUARD.may_hit(4u64) {
                (crate::LogSchema::__GUARD).check("user_id", "id", "id", "id");
            }
            __site
        };
    };
    {
        if __CHAT_LOG_SITE.enabled() {
            ::chat_log::__private::emit_error(
                &__CHAT_LOG_SITE,
                &[crate::LogSchema::recipients.exact(&(3))],
                ::chat_log::__private::error_arg(&(error)).capture(),
            )
        }
        static __CHAT_LOG_SITE: ::chat_log::__private::CallSite = ::chat_log::__private::CallSite::new(
                ::chat_log::__private::Origin {
                    module: ::core::module_path!(),
                    file: ::core::file!(),
                    line: ::core::line!(),
                    function: ::chat_log::__private::Function::Probe(|| {
                        fn here() {}
                        ::chat_log::__private::path_of(here)
                    }),
                },
                &[::chat_log::__private::MessagePiece::Text("can't tell the others")],
                crate::LogSchema::__SCHEMA,
                &[crate::LogSchema::recipients.def()],
            )
            .level(::chat_log::Level::Error);
    };
    {
        let __level: ::chat_log::Level = level;
        if __CHAT_LOG_SITE.enabled_at(__level) {
            ::chat_log::__private::emit_at(
                &__CHAT_LOG_SITE,
                __level,
                &[crate::audit::LogSchema::elapsed.value(&(elapsed))],
            )
        }
        static __CHAT_LOG_SITE: ::chat_log::__private::CallSite = ::chat_log::__private::CallSite::new(
                ::chat_log::__private::Origin {
                    module: ::core::module_path!(),
                    file: ::core::file!(),
                    line: ::core::line!(),
                    function: ::chat_log::__private::Function::Probe(|| {
                        fn here() {}
                        ::chat_log::__private::path_of(here)
                    }),
                },
                &[::chat_log::__private::MessagePiece::Text("slow")],
                crate::audit::LogSchema::__SCHEMA,
                &[crate::audit::LogSchema::elapsed.def()],
            )
            .limit(10u32, 60u64);
    };
}
