fn snapshot(level: Level) -> bool {
    ({
        static __CHAT_LOG_SITE: ::chat_log::__private::CallSite = ::chat_log::__private::CallSite::probe(::chat_log::__private::Origin {
                module: ::core::module_path!(),
                file: ::core::file!(),
                line: ::core::line!(),
                function: ::chat_log::__private::Function::Named(""),
            })
            .level(::chat_log::Level::Debug);
        __CHAT_LOG_SITE.enabled()
    })
        || {
            static __CHAT_LOG_SITE: ::chat_log::__private::CallSite = ::chat_log::__private::CallSite::probe(::chat_log::__private::Origin {
                    module: ::core::module_path!(),
                    file: ::core::file!(),
                    line: ::core::line!(),
                    function: ::chat_log::__private::Function::Named(""),
                })
                .logger("chat.snapshot");
            __CHAT_LOG_SITE.enabled_at(level)
        }
}
