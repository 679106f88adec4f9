use super::ast::{Field, Treatment, Unit};
use super::parse::{Owner, field};
use super::types::{Shape, declared, shape, spelled};
use crate::diagnostics::Mistakes;
use crate::diagnostics::tests::messages;
use crate::paths::Runtime;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;
use syn::parse::Parser;

/// One field of a schema, and the mistakes in its declaration.
fn parsed(declaration: TokenStream) -> (Field, Vec<String>) {
    let mistakes = Mistakes::new();
    let declaration = syn::Field::parse_named.parse2(declaration).expect("a field");
    let field = field(&mistakes, &Runtime::default(), declaration, Owner::Schema).expect("a named field");
    super::check::form(&mistakes, &field);
    super::check::declaration(&mistakes, &field);
    (field, messages(mistakes.finish()))
}

fn type_of(ty: &str) -> Type {
    syn::parse_str(ty).expect("a type")
}

#[test]
fn a_field_holds_what_an_option_holds() {
    let (mistakes, runtime) = (Mistakes::new(), Runtime::default());
    for (written, meant) in [
        ("u64", "u64"),
        ("Option<u64>", "u64"),
        ("std::option::Option<Option<Vec<u8>>>", "Vec<u8>"),
        ("[u64]", "Vec<u64>"),
        ("(String)", "String"),
        ("Optional<u64>", "Optional<u64>"),
        ("HashMap<String, [u8; 4]>", "HashMap<String, [u8; 4]>"),
    ] {
        assert_eq!(spelled(&declared(&mistakes, &runtime, type_of(written))), meant);
    }
    assert!(mistakes.is_empty());
    assert_eq!(spelled(&declared(&mistakes, &runtime, type_of("&'static str"))), "String");
    assert_eq!(messages(mistakes.finish()).len(), 1);
}

#[test]
fn a_types_name_tells_its_shape() {
    for (ty, expected) in [
        ("u8", Shape::Integer),
        ("Vec<i64>", Shape::Integer),
        ("std::time::Duration", Shape::Duration),
        ("String", Shape::Text),
        ("IpAddr", Shape::Ip),
        ("SystemTime", Shape::Time),
        ("bool", Shape::Bool),
        ("f32", Shape::Float),
        ("EventType", Shape::Unknown),
        ("[u8; 4]", Shape::Unknown),
    ] {
        assert_eq!(shape(&type_of(ty)), expected, "{ty}");
    }
}

#[test]
fn attributes_tell_docs_and_deprecation() {
    let (field, mistakes) = parsed(quote! {
        /// The room.
        ///
        /// Its name.
        #[deprecated(since = "2", note = "use `room_id`")]
        #[cfg(unix)]
        #[log(text)]
        pub r#type: Option<String>
    });
    assert!(mistakes.is_empty());
    assert_eq!(field.name, "type");
    assert_eq!(field.docs, "The room.\n\nIts name.");
    assert_eq!(field.deprecated.as_deref(), Some("use `room_id`"));
    assert_eq!(field.conditions.len(), 1);
    assert_eq!(field.attributes.len(), 5);
    assert!(field.options.text.is_some());
    assert_eq!(parsed(quote!(#[deprecated] a: u8)).0.deprecated.as_deref(), Some(""));
    assert_eq!(parsed(quote!(#[deprecated = "b"] a: u8)).0.deprecated.as_deref(), Some("b"));
}

#[test]
fn options_become_class_and_unit() {
    let (field, mistakes) = parsed(quote!(#[log(pii = "hash", domain = "person")] email: String));
    assert!(mistakes.is_empty());
    assert!(matches!(field.treatment(), Some(Treatment::Hash { domain: Some(domain) }) if domain.value() == "person"));
    let (field, mistakes) = parsed(quote!(#[log(pii = "mask")] #[log(keep_last = 4)] phone: String));
    assert!(mistakes.is_empty());
    assert!(matches!(field.treatment(), Some(Treatment::Mask { keep_last: 4 })));
    let (field, mistakes) = parsed(quote!(#[log(unit = "us")] elapsed: Duration));
    assert!(mistakes.is_empty());
    assert_eq!(field.options.unit.map(|(_, unit)| unit), Some(Unit::Microseconds));
    let (field, mistakes) = parsed(quote!(#[log(sensitive = "never")] password: Anything));
    assert!(mistakes.is_empty());
    assert_eq!(field.never_logged().map(syn::LitStr::value).as_deref(), Some("never"));
}

#[test]
fn a_name_that_sounds_like_a_secret_needs_a_word_on_it() {
    for harmless in [
        quote!(has_password: bool),
        quote!(has_password: String),
        quote!(password_count: u64),
        quote!(status_code: u16),
        quote!(is_secret: bool),
        quote!(input_tokens: u64),
        quote!(#[log(public = "of a game")] token: u64),
        quote!(#[log(sensitive = "never")] email: String),
        quote!(#[log(pii = "drop")] email: String),
    ] {
        assert_eq!(parsed(harmless).1, [""; 0]);
    }
    for telling in [
        quote!(session_id: String),
        quote!(code: String),
        quote!(password_hint: String),
        quote!(#[log(pii = "hash")] token: String),
        quote!(client_ip: IpAddr),
        quote!(email: String),
    ] {
        assert_eq!(parsed(telling.clone()).1.len(), 1, "{telling}");
    }
}

#[test]
fn one_mistake_is_one_message() {
    for mistaken in [
        quote!(#[log(sensitive)] password: String),
        quote!(#[log(pii = "hsah")] email: String),
        quote!(#[log(unti = "ms")] elapsed: Duration),
        quote!(#[log(unit = "hours")] elapsed: Duration),
        quote!(#[log(pii = "drop", sensitive = "never")] password: String),
        quote!(#[log(string)] name: String),
        quote!(#[log(text)] count: u64),
        quote!(#[log(pii = "truncate")] name: String),
        quote!(#[log(unit = "ms")] count: u64),
        quote!(elapsed: Vec<Duration>),
        quote!(roomName: String),
        quote!(#[log] name: String),
        quote!(#[cfg_attr(unix, log(string))] name: u64),
    ] {
        assert_eq!(parsed(mistaken.clone()).1.len(), 1, "{mistaken}");
    }
}
