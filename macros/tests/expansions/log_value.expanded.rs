#[derive(LogValue)]
pub enum Event {
    Joined,
    #[log(rename = "gone")]
    Left,
}
const _: () = {
    impl ::chat_log::__private::FieldType for Event {
        const KIND: ::chat_log::__private::Kind = ::chat_log::__private::Kind::Keyword(
            ::core::option::Option::Some(&["joined", "gone"]),
        );
    }
    impl ::chat_log::__private::ToValue for Event {
        fn to_value(&self) -> ::chat_log::__private::Value<'_> {
            ::chat_log::__private::Value::Str(
                match *self {
                    Self::Joined { .. } => "joined",
                    Self::Left { .. } => "gone",
                },
            )
        }
    }
    impl ::chat_log::LogValue<Self> for Event {}
};
#[derive(LogValue)]
pub struct RoomId(u64);
const _: () = {
    struct __ChatLogKinds<T: ?::core::marker::Sized>(::core::marker::PhantomData<T>);
    impl<
        T: ::chat_log::__private::FieldType + ?::core::marker::Sized,
    > __ChatLogKinds<T> {
        const KIND: ::chat_log::__private::Kind = T::KIND;
    }
    trait __ChatLogNoKind {
        const KIND: ::chat_log::__private::Kind = ::chat_log::__private::Kind::Nothing;
    }
    impl<T: ?::core::marker::Sized> __ChatLogNoKind for __ChatLogKinds<T> {}
    impl ::chat_log::__private::FieldType for RoomId {
        const KIND: ::chat_log::__private::Kind = __ChatLogKinds::<u64>::KIND;
    }
    impl ::chat_log::__private::ToValue for RoomId {
        fn to_value(&self) -> ::chat_log::__private::Value<'_> {
            ::chat_log::__private::to_value::<u64, _>(&self.0)
        }
    }
    impl ::chat_log::LogValue<Self> for RoomId {}
    impl ::chat_log::LogValue<u64> for RoomId {}
};
#[derive(LogValue)]
pub struct Peer {
    /// Its name in the network.
    host: String,
    #[log(sensitive = "it admits to the room")]
    ticket: String,
}
const _: () = {
    struct __ChatLogDeclared<const FIELD: ::core::primitive::usize>;
    struct __ChatLogKinds<T: ?::core::marker::Sized>(::core::marker::PhantomData<T>);
    impl<
        T: ::chat_log::__private::FieldType + ?::core::marker::Sized,
    > __ChatLogKinds<T> {
        const KIND: ::chat_log::__private::Kind = T::KIND;
    }
    trait __ChatLogNoKind {
        const KIND: ::chat_log::__private::Kind = ::chat_log::__private::Kind::Nothing;
    }
    impl<T: ?::core::marker::Sized> __ChatLogNoKind for __ChatLogKinds<T> {}
    #[diagnostic::do_not_recommend]
    impl ::chat_log::__private::FieldType for __ChatLogDeclared<0usize> {
        const KIND: ::chat_log::__private::Kind = __ChatLogKinds::<String>::KIND;
    }
    static __CHAT_LOG_FIELDS: [::chat_log::__private::FieldDef; 2usize] = [
        ::chat_log::__private::FieldDef::new::<__ChatLogDeclared<0usize>>("host", "host")
            .docs("Its name in the network.")
            .type_name("String")
            .at(::core::file!(), ::core::line!()),
        ::chat_log::__private::FieldDef::sensitive("ticket", "ticket")
            .docs("")
            .type_name("String")
            .at(::core::file!(), ::core::line!())
            .class(::chat_log::__private::Class::Sensitive("it admits to the room")),
    ];
    impl ::chat_log::__private::LogObject for Peer {
        fn fields(&self) -> &'static [::chat_log::__private::FieldDef] {
            &__CHAT_LOG_FIELDS
        }
        fn visit(
            &self,
            each: &mut dyn ::core::ops::FnMut(
                &'static ::chat_log::__private::FieldDef,
                ::chat_log::__private::Value<'_>,
            ),
        ) {
            each(
                &__CHAT_LOG_FIELDS[0usize],
                ::chat_log::__private::to_value::<String, _>(&self.host),
            );
            let _ = &self.ticket;
        }
    }
    impl ::chat_log::__private::FieldType for Peer {
        const KIND: ::chat_log::__private::Kind = ::chat_log::__private::Kind::Object(
            &__CHAT_LOG_FIELDS,
        );
    }
    impl ::chat_log::__private::ToValue for Peer {
        fn to_value(&self) -> ::chat_log::__private::Value<'_> {
            ::chat_log::__private::Value::Object(self)
        }
    }
    impl ::chat_log::LogValue<Self> for Peer {}
};
