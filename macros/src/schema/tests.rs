use super::{ecs, expand};
use crate::diagnostics::tests::messages;
use proc_macro2::TokenStream;
use quote::quote;

/// The mistakes of a schema with these fields.
fn mistakes(fields: TokenStream) -> Vec<String> {
    messages(expand(quote!(service = "chat", namespace = "chat"), quote!(struct LogSchema { #fields })))
}

fn code(arguments: TokenStream, item: TokenStream) -> String {
    let code = expand(arguments, item);
    syn::parse2::<syn::File>(code.clone()).expect("an expansion is made of items");
    code.to_string()
}

#[test]
fn names_of_the_logger_and_of_others_are_refused() {
    for name in [
        "timestamp",
        "level",
        "message",
        "logger",
        "module",
        "pathname",
        "lineno",
        "process",
        "thread",
        "service",
        "exc_type",
        "exc_message",
        "exc_chain",
        "exc_info",
        "truncated",
        "labels",
        "error",
        "_id",
        "_source",
        "host",
        "log",
        "user",
        "event",
        "kubernetes",
        "UserId",
        "userId",
    ] {
        let ident = quote::format_ident!("{name}");
        let found = mistakes(quote!(#ident: u64));
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(found[0].contains(&format!("`{name}`")), "{}", found[0]);
    }
    for name in ["user_id", "email", "tags", "type", "elapsed_ms", "host_name", "stream"] {
        let ident = quote::format_ident!("r#{name}");
        assert_eq!(mistakes(quote!(#[log(public = "harmless")] #ident: u64)), [""; 0], "{name}");
    }
}

#[test]
fn the_table_is_that_of_ecs() {
    assert!(ecs::FIELDS.len() > 2_000 && ecs::FIELDS.is_sorted());
    assert_eq!(ecs::type_of("user.id"), Some("Keyword"));
    assert_eq!(ecs::type_of("client.ip"), Some("Ip"));
    assert_eq!(ecs::type_of("event.duration"), Some("Long"));
    assert_eq!(ecs::type_of("event.start"), Some("Date"));
    assert_eq!(ecs::type_of("error.message"), Some("Text"));
    assert_eq!(ecs::type_of("url.full"), Some("Wildcard"));
    assert_eq!(ecs::type_of("user"), None);
    assert_eq!(ecs::type_of("user.name.text"), None, "a multi-field is filled by Elasticsearch");
    assert_eq!(ecs::type_of("user.di"), None);
    assert_eq!(ecs::nearest("user.di"), Some("user.id"));
    assert!(ecs::is_object("user") && ecs::is_object("log.origin") && !ecs::is_object("user.id"));
    assert_eq!(ecs::example_below("client"), Some("client.ip"));
}

#[test]
fn ecs_names_are_checked() {
    for (name, part) in [
        ("user.di", "did you mean `user.id`"),
        ("user", "is an object of ECS"),
        ("dns.answers", "is an object of ECS"),
        ("log.level", "written by the logger itself"),
        ("chat.room", "ECS has no field"),
    ] {
        let found = mistakes(quote!(#[log(ecs = #name)] account: String));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(part), "{}", found[0]);
    }
}

#[test]
fn a_clash_names_both_places() {
    assert_eq!(mistakes(quote!(room: u8, room: u16)).len(), 2);
    assert_eq!(mistakes(quote!(#[cfg(unix)] room: u8, #[cfg(windows)] room: u16)).len(), 0);
    assert_eq!(mistakes(quote!(#[log(ecs = "user.id")] a: u8, #[log(ecs = "user.id")] b: u8)).len(), 2);
    let below = quote!(#[log(pii = "drop")] email: String, #[log(ecs = "email.message_id")] message_id: String);
    assert_eq!(mistakes(below).len(), 2);
}

#[test]
fn a_pseudonym_is_no_address_date_or_number() {
    for (ecs, class, refused) in [
        ("client.ip", "hash", true),
        ("client.ip", "mask", true),
        ("client.ip", "drop", false),
        ("client.address", "hash", false),
        ("event.start", "hash", true),
        ("client.port", "hash", true),
        ("user.email", "mask", false),
    ] {
        let found = mistakes(quote!(#[log(ecs = #ecs, pii = #class)] field: Own));
        assert_eq!(found.len(), usize::from(refused), "{ecs} {class}: {found:?}");
    }
}

#[test]
fn the_budget_is_500_fields_unless_said_otherwise() {
    let fields = |count: usize| {
        let names = (0..count).map(|number| quote::format_ident!("field_{number}"));
        quote!(#(#names: u64),*)
    };
    assert_eq!(mistakes(fields(500)).len(), 0);
    assert_eq!(mistakes(fields(501)).len(), 1);
    let fields = fields(3);
    let item = quote!(struct LogSchema { #fields });
    assert_eq!(messages(expand(quote!(service = "chat", budget = 2), item.clone())).len(), 1);
    assert_eq!(messages(expand(quote!(service = "chat", budget = 3), item)).len(), 0);
}

#[test]
fn required_classes_are_missed_once() {
    let item = quote!(
        struct LogSchema {
            a: u64,
            email: String,
            #[log(public = "harmless")]
            b: u64,
        }
    );
    assert_eq!(messages(expand(quote!(service = "chat", classes = "required"), item)).len(), 2);
}

#[test]
fn a_namespace_is_made_of_the_service() {
    let item = quote!(
        struct LogSchema {
            room: u64,
        }
    );
    assert!(code(quote!(service = "chat-server"), item.clone()).contains("\"chat_server.room\""));
    assert!(code(quote!(service = "chat", namespace = "acme"), item.clone()).contains("\"acme.room\""));
    for wrong in ["user", "Chat", "", "kubernetes"] {
        assert_eq!(messages(expand(quote!(service = "chat", namespace = #wrong), item.clone())).len(), 1, "{wrong}");
    }
}

#[test]
fn a_schema_with_mistakes_still_has_its_names() {
    let item = quote! {
        pub struct LogSchema {
            level: u64,
            #[log(pii = "hsah")] email: String,
            #[log(ecs = "user.di")] user_id: u64,
        }
    };
    let code = code(quote!(service = "chat"), item);
    for name in ["level", "email", "user_id"] {
        assert!(code.contains(&format!("pub const {name} : :: chat_log :: Field")), "{code}");
    }
    let generic = expand(
        quote!(service = "chat"),
        quote!(
            struct LogSchema<T> {
                value: T,
                count: u64,
            }
        ),
    );
    assert!(generic.to_string().contains("pub const count"));
    assert_eq!(messages(generic).len(), 1);
    for item in [
        quote!(
            enum LogSchema {
                A,
            }
        ),
        quote!(
            struct LogSchema(u64);
        ),
        quote!(union LogSchema { a: u64 }),
    ] {
        let expanded = expand(quote!(service = "chat"), item);
        assert!(expanded.to_string().contains("struct LogSchema ;"));
        assert_eq!(messages(expanded).len(), 1);
    }
}

#[test]
fn the_guard_knows_sensitive_and_exempt_names() {
    let item = quote! {
        struct LogSchema {
            #[log(sensitive = "never")] password: Whatever,
            #[log(public = "of a game")] token: u64,
            #[log(pii = "hash")] email: String,
            room: u64,
        }
    };
    let code = code(quote!(service = "chat"), item);
    let guard = quote!(::new("LogSchema", &[("password", "never")], &["token"], &[("email", "hash", 3u8)])).to_string();
    assert!(code.contains(&guard), "{code}");
    assert!(code.contains("\"`password` is a sensitive field of `LogSchema`: never\""));
}

#[test]
fn the_place_of_a_field_counts_those_that_exist() {
    let item = quote!(
        struct LogSchema {
            a: u64,
            #[cfg(unix)]
            b: u64,
            c: u64,
        }
    );
    let code = code(quote!(service = "chat"), item);
    let index = quote!(nth(Self::__FIELDS, 1usize + ::core::cfg!(all(unix)) as ::core::primitive::usize)).to_string();
    assert!(code.contains(&index), "{code}");
}
