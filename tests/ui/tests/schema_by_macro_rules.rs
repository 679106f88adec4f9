//! A schema whose parts come through the variables of a `macro_rules!` macro.
#![deny(warnings)]

use chat_log::{LogValue, log_schema};

macro_rules! schema {
    ($name:ident, $service:literal, $($field:ident: $type:ty, $class:literal, $keep:expr;)*) => {
        #[log_schema(service = $service, namespace = $service)]
        struct $name {
            $(#[log(pii = $class, keep_last = $keep)] $field: $type,)*
        }
    };
}

schema!(LogSchema, "chat", email: String, "mask", 4; phone: Option<String>, "mask", 2;);

macro_rules! words {
    ($name:ident: $($word:ident = $text:literal),*) => {
        #[derive(LogValue)]
        enum $name {
            $(#[log(rename = $text)] $word),*
        }
    };
}

words!(EventType: Connect = "connected", Leave = "left");

#[log_schema(service = "chat", namespace = "chat")]
struct Other {
    event_type: EventType,
}

#[test]
fn schemas_by_macro_rules_compile() {
    let _ = LogSchema::email.value("someone@example.com");
    let _ = LogSchema::phone.value(&Some("0"));
    let _ = Other::event_type.value(&EventType::Connect);
    let _ = Other::event_type.value(&EventType::Leave);
}
