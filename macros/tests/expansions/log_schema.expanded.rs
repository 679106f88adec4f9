/// What the chat service logs.
pub struct LogSchema;
impl LogSchema {
    /// Who acts.
    ///
    ///Personal data, written as a keyed pseudonym.
    pub const user_id: ::chat_log::Field<u64> = <::chat_log::Field<
        u64,
    >>::new(::chat_log::__private::FieldDef::nth(Self::__FIELDS, 0usize));
    /// How long it took.
    pub const elapsed: ::chat_log::Field<Duration> = <::chat_log::Field<
        Duration,
    >>::new(::chat_log::__private::FieldDef::nth(Self::__FIELDS, 1usize));
}
const _: () = {
    #[diagnostic::on_unimplemented(
        message = "`password` is a sensitive field of `LogSchema`: it opens the account",
        label = "never logged"
    )]
    pub trait NotSensitive<'a> {}
    #[diagnostic::do_not_recommend]
    impl NotSensitive<'_> for ::core::convert::Infallible {}
    #[doc(hidden)]
    pub struct password(());
    impl password {
        pub const fn def(&self) -> &'static ::chat_log::__private::FieldDef {
            ::chat_log::__private::FieldDef::nth(LogSchema::__FIELDS, 2usize)
        }
        pub fn value<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::Value<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn entry<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::FieldValue<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn exact<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::Value<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn entry_exact<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::FieldValue<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn exact_option<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::Value<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn entry_exact_option<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::FieldValue<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn exact_slice<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::Value<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
        pub fn entry_exact_slice<'a, V: ?::core::marker::Sized>(
            &self,
            _: &'a V,
        ) -> ::chat_log::__private::FieldValue<'a>
        where
            for<'b> Self: NotSensitive<'b>,
        {
            ::core::unreachable!()
        }
    }
    impl LogSchema {
        /// Never logged.
        ///
        ///Never logged: it opens the account.
        pub const password: password = password(());
    }
};
const _: () = {
    struct __ChatLogDeclared<const FIELD: ::core::primitive::usize>;
    #[diagnostic::do_not_recommend]
    impl ::chat_log::__private::FieldType for __ChatLogDeclared<0usize> {
        const KIND: ::chat_log::__private::Kind = <u64 as ::chat_log::__private::FieldType>::KIND;
    }
    #[diagnostic::do_not_recommend]
    impl ::chat_log::__private::FieldType for __ChatLogDeclared<1usize> {
        const KIND: ::chat_log::__private::Kind = <Duration as ::chat_log::__private::FieldType>::KIND;
    }
    const _: () = ::chat_log::__private::check_class::<
        __ChatLogDeclared<0usize>,
    >(
        "user_id",
        &::chat_log::__private::Class::Hash {
            domain: ::core::option::Option::None,
        },
    );
    const _: () = ::chat_log::__private::check_ecs::<
        __ChatLogDeclared<0usize>,
    >("user_id", "user.id", ::chat_log::__private::EcsType::Keyword);
    static __CHAT_LOG_FIELDS: [::chat_log::__private::FieldDef; 3usize] = [
        ::chat_log::__private::FieldDef::new::<
            __ChatLogDeclared<0usize>,
        >("user_id", "user.id")
            .docs("Who acts.")
            .type_name("u64")
            .at(::core::file!(), ::core::line!())
            .class(::chat_log::__private::Class::Hash {
                domain: ::core::option::Option::None,
            })
            .ecs(::chat_log::__private::EcsType::Keyword),
        ::chat_log::__private::FieldDef::new::<
            __ChatLogDeclared<1usize>,
        >("elapsed", "chat.elapsed")
            .docs("How long it took.")
            .type_name("Duration")
            .at(::core::file!(), ::core::line!())
            .unit(::chat_log::__private::Unit::Milliseconds),
        ::chat_log::__private::FieldDef::sensitive("password", "chat.password")
            .docs("Never logged.")
            .type_name("String")
            .at(::core::file!(), ::core::line!())
            .class(::chat_log::__private::Class::Sensitive("it opens the account")),
    ];
    static __CHAT_LOG_SCHEMA: ::chat_log::__private::SchemaDef = ::chat_log::__private::SchemaDef::new(
        "LogSchema",
        "chat",
        "chat",
        &__CHAT_LOG_FIELDS,
        ::core::module_path!(),
    );
    ::chat_log::__private::register_schema!(__CHAT_LOG_SCHEMA);
    impl ::chat_log::Schema for LogSchema {
        const DEF: &'static ::chat_log::__private::SchemaDef = &__CHAT_LOG_SCHEMA;
    }
    impl LogSchema {
        #[doc(hidden)]
        pub const __SCHEMA: &'static ::chat_log::__private::SchemaDef = &__CHAT_LOG_SCHEMA;
        #[doc(hidden)]
        pub const __FIELDS: &'static [::chat_log::__private::FieldDef] = &__CHAT_LOG_FIELDS;
        #[doc(hidden)]
        pub const __GUARD: ::chat_log::__private::Guard = ::chat_log::__private::Guard::new(
            "LogSchema",
            &[("password", "it opens the account")],
            &[],
            &[("user_id", "hash", 3u8)],
        );
        #[doc(hidden)]
        #[inline]
        pub fn __is_logging() -> ::core::primitive::bool {
            ::chat_log::__private::is_logging()
        }
        #[doc(hidden)]
        #[inline]
        pub fn __context<const N: ::core::primitive::usize>(
            entries: [::chat_log::__private::FieldValue<'_>; N],
        ) -> ::chat_log::__private::Context {
            ::chat_log::__private::Context::new(&entries)
        }
        #[doc(hidden)]
        #[inline(always)]
        pub fn __is_disabled(
            slot: &'static ::core::sync::atomic::AtomicUsize,
        ) -> ::core::primitive::bool {
            ::chat_log::__private::EntryExit::is_disabled(slot)
        }
        #[doc(hidden)]
        pub fn __entry_exit(
            slot: &'static ::core::sync::atomic::AtomicUsize,
            place: (
                &'static ::core::primitive::str,
                &'static ::core::primitive::str,
                ::core::primitive::u32,
                &'static ::core::primitive::str,
            ),
        ) -> ::core::option::Option<::chat_log::__private::EntryExit> {
            ::chat_log::__private::EntryExit::new(slot, &__CHAT_LOG_SCHEMA, place)
        }
        #[doc(hidden)]
        pub fn __running(
            slot: &'static ::core::sync::atomic::AtomicUsize,
            place: (
                &'static ::core::primitive::str,
                &'static ::core::primitive::str,
                ::core::primitive::u32,
                &'static ::core::primitive::str,
            ),
        ) -> ::core::option::Option<::chat_log::__private::RunningGuard> {
            ::chat_log::__private::EntryExit::new(slot, &__CHAT_LOG_SCHEMA, place)
                .map(::chat_log::__private::EntryExit::start)
        }
        #[doc(hidden)]
        pub fn __failed(
            slot: &'static ::core::sync::atomic::AtomicUsize,
            place: (
                &'static ::core::primitive::str,
                &'static ::core::primitive::str,
                ::core::primitive::u32,
                &'static ::core::primitive::str,
            ),
        ) -> ::chat_log::__private::Event {
            ::chat_log::__private::Event::new(slot, &__CHAT_LOG_SCHEMA, place)
        }
        #[doc(hidden)]
        pub fn __observe<F: ::core::future::Future, L: ::core::ops::FnMut(&F::Output)>(
            future: F,
            observer: L,
        ) -> ::chat_log::__private::ObservedFuture<F, L> {
            ::chat_log::__private::observe(future, observer)
        }
        #[doc(hidden)]
        pub fn __error_arg<T: ?::core::marker::Sized>(
            error: &T,
        ) -> ::chat_log::__private::ErrorArg<'_, T> {
            ::chat_log::__private::error_arg(error)
        }
        #[doc(hidden)]
        #[inline]
        pub fn __once<T>(body: impl ::core::ops::FnOnce() -> T) -> T {
            body()
        }
        #[doc(hidden)]
        pub fn __boxed<F>(future: F) -> ::core::pin::Pin<::chat_log::__private::Box<F>> {
            ::chat_log::__private::Box::pin(future)
        }
    }
};
