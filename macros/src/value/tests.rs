use super::expand;
use crate::diagnostics::tests::messages;
use proc_macro2::TokenStream;
use quote::quote;

fn code(item: TokenStream) -> String {
    let code = expand(item);
    assert_eq!(messages(code.clone()), [""; 0]);
    syn::parse2::<syn::File>(code.clone()).expect("an expansion is made of items");
    code.to_string()
}

#[test]
fn variants_are_written_as_words() {
    let code = code(quote!(
        enum Event {
            WebsocketConnect,
            #[log(rename = "gone")]
            WebsocketDisconnect,
            r#Type,
        }
    ));
    assert!(code.contains(r#"& ["websocket_connect" , "gone" , "type"]"#), "{code}");
    assert!(code.contains(r#"Self :: WebsocketDisconnect { .. } => "gone""#), "{code}");
}

#[test]
fn a_newtype_is_its_value() {
    let code = code(quote!(
        struct RoomId(Option<u64>);
    ));
    let fits = quote!(impl ::chat_log::LogValue<u64> for RoomId {}).to_string();
    assert!(code.contains(&fits), "{code}");
}

#[test]
fn a_sensitive_leaf_is_listed_and_not_visited() {
    let code = code(quote!(
        struct Peer {
            host: String,
            #[log(sensitive = "never")]
            token: String,
        }
    ));
    assert!(code.contains("Class :: Sensitive (\"never\")"), "{code}");
    assert_eq!(code.matches("each (").count(), 1, "{code}");
}

#[test]
fn what_has_no_one_value_is_refused() {
    for item in [
        quote!(
            struct Id<T>(T);
        ),
        quote!(
            struct Marker;
        ),
        quote!(
            struct Nothing {}
        ),
        quote!(
            struct Range(u64, u64);
        ),
        quote!(union Bits { a: u64 }),
        quote!(
            enum Never {}
        ),
        quote!(
            enum Event {
                A(u8),
                B,
            }
        ),
        quote!(
            enum Event {
                A,
                #[log(renam = "x")]
                B,
            }
        ),
        quote!(
            #[log(name = "x")]
            struct Id(u64);
        ),
        quote!(
            struct Id(#[log(pii = "hash")] u64);
        ),
        quote!(
            struct Peer {
                #[log(ecs = "user.id")]
                id: u64,
            }
        ),
        quote!(
            struct Peer {
                #[log(hash)]
                id: u64,
            }
        ),
    ] {
        let expanded = expand(item.clone());
        assert_eq!(messages(expanded.clone()).len(), 1, "{item}");
        assert!(expanded.to_string().contains("LogValue < Self > for"), "{item}");
    }
    assert_eq!(
        messages(expand(quote!(
            enum Event {
                HttpError,
                HTTPError,
            }
        )))
        .len(),
        2
    );
}
