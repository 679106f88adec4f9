//! Names in expansions resolve correctly, whatever names the user's modules define.
#![deny(warnings)]

use chat_log::log_schema;

/// The fields of these tests.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    /// A keyword as a name.
    r#type: String,
    note: String,
    /// Also the name of a `#[log_context]` option.
    err: bool,
    object: taken::NoKind,
}

/// Redefines everything that an expansion might use from the prelude.
#[expect(dead_code, non_camel_case_types, reason = "the names are the test")]
mod shadowed {
    use chat_log::{assert_schema_locked, chat_log, enabled, log_context};

    pub(super) mod core {}
    pub(super) mod std {}
    pub(super) mod private {}
    pub(super) mod lock {}
    pub(super) struct Option;
    pub(super) struct Some;
    pub(super) struct None;
    pub(super) struct Result;
    pub(super) struct Ok;
    pub(super) struct Err;
    pub(super) struct String;
    pub(super) struct Vec;
    pub(super) struct Box;
    pub(super) struct Send;
    pub(super) struct Sync;
    pub(super) struct FnOnce;
    pub(super) struct Level;
    pub(super) struct CallSite;
    pub(super) struct u8;
    pub(super) struct u32;
    pub(super) struct usize;
    pub(super) struct str;
    pub(super) struct bool;
    pub(super) fn emit() {}
    pub(super) fn here() {}

    #[log_context(user_id, note = "x", entry_exit)]
    pub(super) fn log(user_id: u64) {
        let error = ::std::fmt::Error;
        chat_log!(info, "in {note} by {user_id}: {error}", error, r#type = "y", user_id = 8);
        chat_log!((::chat_log::Level::Warn), "computed", user_id = here_is(user_id));
        assert!(enabled!(debug));
    }

    #[log_context(err)]
    pub(super) async fn wait() -> ::std::result::Result<(), ::std::fmt::Error> {
        ::std::result::Result::Err(::std::fmt::Error)
    }

    /// Only has to compile.
    pub(super) fn locked() {
        assert_schema_locked!("log_schema.lock");
    }

    /// A value named like an item of the expansion.
    fn here_is(user_id: u64) -> u64 {
        here();
        user_id
    }
}

#[test]
fn shadowed_names_do_not_matter() {
    let captured = chat_log::testing::capture();
    shadowed::log(7);
    let lines = captured.take();
    let messages = ["entered log", "in x by 8: an error occurred", "computed", "left log"];
    assert_eq!(lines.len(), messages.len(), "{lines:#?}");
    for (line, message) in lines.iter().zip(messages) {
        assert!(line.contains(message), "{line}");
    }
    drop(shadowed::wait());
}

#[test]
fn raw_identifiers_are_fields_without_their_prefix() {
    let captured = chat_log::testing::capture();
    let r#type = "guest";
    chat_log::chat_log!(info, "a {type}", r#type);
    r#match(7);
    let lines = captured.take();
    assert!(lines[0].contains(r#""message":"a guest""#) && lines[0].contains(r#""type":"guest""#), "{lines:?}");
    assert!(lines[1].contains(r#""funcName":"match""#), "{lines:?}");
}

#[chat_log::log_context(user_id)]
fn r#match(user_id: u64) {
    chat_log::chat_log!(info, "by {user_id}");
}

#[test]
fn a_field_can_have_the_name_of_an_option() {
    #[chat_log::log_context(err = user_id > 5, schema = crate::LogSchema)]
    fn check(user_id: u64) {
        chat_log::chat_log!(info, "{err}", user_id);
    }
    let captured = chat_log::testing::capture();
    check(7);
    assert!(captured.take()[0].contains(r#""err":true"#));
}

#[test]
fn locals_of_the_expansion_are_not_the_users() {
    let captured = chat_log::testing::capture();
    let (__v0, __level, __error, __context) = (1_u64, chat_log::Level::Info, std::fmt::Error, 5_u64);
    chat_log::chat_log!((__level), "own names", error = __error, user_id = __v0 + __context);
    assert!(captured.take()[0].contains(r#""user_id":6"#));
}

mod logging {
    pub(super) use ::chat_log as renamed;
}

/// The crate under another path, with its own name used for something else.
mod renamed {
    use super::logging::renamed::{chat_log, enabled, log_context};

    mod chat_log {}

    #[log_context(user_id)]
    pub(super) fn log(user_id: u64) {
        chat_log!(info, "by {user_id}", note = "x");
        super::logging::renamed::chat_log!(info, "by {user_id} again");
        assert!(enabled!(info));
    }
}

#[test]
fn the_crate_can_have_another_name() {
    let captured = chat_log::testing::capture();
    renamed::log(7);
    let lines = captured.take();
    assert!(lines[0].contains(r#""message":"by 7""#) && lines[1].contains("by 7 again"), "{lines:?}");
}

/// Returns its tokens as text, as a macro that generates calls does with those that it quotes.
macro_rules! quote {
    ($($tokens:tt)*) => {
        stringify!($($tokens)*)
    };
}

#[test]
fn calls_that_are_only_quoted_stay_as_they_are() {
    #[chat_log::log_context(user_id, note = quote!(chat_log!(info, "x")))]
    fn quoted(user_id: u64) -> [&'static str; 4] {
        let nested = concat!("let it be: ", stringify!(chat_log!(info, "{user_id}")));
        chat_log::chat_log!(info, "{note}");
        [
            stringify!(chat_log!(info, "{user_id}", a)),
            quote!(chat_log!(info, "x")),
            std::stringify!(chat_log!(x)),
            nested,
        ]
    }
    let captured = chat_log::testing::capture();
    let expected = [
        r#"chat_log!(info, "{user_id}", a)"#,
        r#"chat_log!(info, "x")"#,
        "chat_log!(x)",
        r#"let it be: chat_log!(info, "{user_id}")"#,
    ];
    assert_eq!(quoted(7), expected);
    assert!(captured.take()[0].contains(r#""message":"chat_log!(info, \"x\")""#));
}

/// Items with names that an expansion could use.
mod taken {
    use chat_log::{LogValue, chat_log, log_context};

    #[derive(LogValue)]
    pub(crate) struct Declared(u64);

    #[derive(LogValue)]
    pub(crate) struct Kinds(u64);

    #[derive(LogValue)]
    pub(crate) struct NoKind {
        pub(super) kinds: Kinds,
        pub(super) declared: Declared,
    }

    pub(super) const __SITE: u64 = 1;
    pub(super) const __SLOT: u64 = 2;
    pub(super) const FIELDS: u64 = 3;
    pub(super) const SCHEMA: u64 = 4;

    pub(super) fn __once() -> u64 {
        5
    }

    #[log_context(user_id = __SLOT + __once(), err)]
    pub(super) fn log() -> Result<u64, std::fmt::Error> {
        struct __Body(u64);
        let object = NoKind { kinds: Kinds(FIELDS), declared: Declared(SCHEMA) };
        chat_log!(info, "taken by {user_id}", object, user_id = __SITE + __SLOT + __once());
        Ok(__Body(__once()).0)
    }
}

#[test]
fn items_of_the_expansion_are_not_the_users() {
    let captured = chat_log::testing::capture();
    assert_eq!(taken::log(), Ok(5));
    let lines = captured.take();
    assert!(lines[0].contains(r#""message":"taken by 8""#), "{lines:?}");
    assert!(lines[0].contains(r#""object":{"kinds":3,"declared":4}"#), "{lines:?}");
}
