use super::*;
use quote::quote;
use syn::{Signature, parse_quote, parse_str};

fn injected(body: TokenStream) -> String {
    inject::inject(body, &quote!(@[here])).to_string()
}

#[test]
fn calls_get_their_prefix() {
    for (body, expected) in [
        (quote!(chat_log!(info, "x");), quote!(chat_log!(@[here] info, "x");)),
        (quote!(::chat_log::chat_log! { info, "x" }), quote!(::chat_log::chat_log! { @[here] info, "x" })),
        (quote!(select! { a => chat_log!(x) }), quote!(select! { a => chat_log!(@[here] x) })),
        (quote!((|| async { chat_log!(x) })()), quote!((|| async { chat_log!(@[here] x) })())),
        (quote!(f(chat_log![x]) + other!(y)), quote!(f(chat_log![@[here] x]) + other!(y))),
    ] {
        assert_eq!(injected(body), expected.to_string());
    }
}

#[test]
fn other_functions_in_a_body_are_left_alone() {
    for body in [
        quote!(
            fn inner() {
                chat_log!(x)
            }
        ),
        quote!(impl A for B { fn f() { chat_log!(x) } }),
        quote!(
            trait T {
                fn f() {
                    chat_log!(x)
                }
                fn g();
            }
        ),
        quote!(
            mod m {
                fn f() {
                    chat_log!(x)
                }
            }
        ),
        quote!(chat_log(x); chat_log != (x); log!(x)),
    ] {
        assert_eq!(injected(body.clone()), body.to_string());
    }
    let behind = injected(quote!(fn f() {} let g: fn(u8) = h; { chat_log!(x) }));
    assert!(behind.contains("chat_log ! (@ [here] x)"), "{behind}");
}

#[test]
fn the_tail_of_a_body_is_found() {
    for body in [
        "async move { 1 }",
        "async { 1 }",
        "let a = b; async move { 1 }",
        "if a { return b; } Box::pin(async move { 1 })",
        "::std::boxed::Box::pin(async move { 1 })",
    ] {
        assert!(future::tail(parse_str(body).expect("tokens")).is_some(), "{body}");
    }
    for body in [
        "",
        "a",
        "f(async move { 1 })",
        "Box::pin(f(async move { 1 }))",
        "Box::new(async move { 1 })",
        "a = async { 1 }",
        "a.then(async move { 1 })",
        "move { 1 }",
    ] {
        assert!(future::tail(parse_str(body).expect("tokens")).is_none(), "{body}");
    }
}

#[test]
fn the_output_of_a_function_is_found() {
    let output = |signature: Signature| future::output(&signature).map(|ty| quote!(#ty).to_string());
    let cases: [(Signature, Option<TokenStream>); 10] = [
        (parse_quote!(fn f()), Some(quote!(()))),
        (parse_quote!(fn f() -> u64), Some(quote!(u64))),
        (parse_quote!(fn f() -> !), None),
        (parse_quote!(fn f() -> impl Iterator<Item = u64>), None),
        (parse_quote!(fn f() -> Result<impl Display, E>), Some(quote!(Result<_, E>))),
        (parse_quote!(async fn f() -> Result<(), E>), Some(quote!(Result<(), E>))),
        (parse_quote!(fn f() -> impl Future<Output = u64> + Send), Some(quote!(u64))),
        (parse_quote!(fn f() -> Pin<Box<dyn Future<Output = u64> + Send + 'a>>), Some(quote!(u64))),
        (parse_quote!(fn f() -> BoxFuture<'a, u64>), Some(quote!(u64))),
        (parse_quote!(fn f() -> impl Future<Output = impl Sized>), None),
    ];
    for (signature, expected) in cases {
        assert_eq!(output(signature), expected.map(|ty| ty.to_string()));
    }
}

#[test]
fn a_context_without_arguments_only_names_the_function() {
    let item = quote!(
        pub(crate) fn r#move(a: u8) {
            #![allow(x)]
            chat_log!(info, "x")
        }
    );
    let expected = quote!(
        pub(crate) fn r#move(a: u8) {
            #![allow(x)]
            chat_log!(@[fn "move"; ;] info, "x")
        }
    );
    assert_eq!(expand(TokenStream::new(), item).to_string(), expected.to_string());
}

#[test]
fn a_mistake_leaves_the_item_and_passes_the_fields_to_its_calls() {
    let item = quote!(
        async fn f(user_id: u64) -> u64 {
            chat_log!(info, "{user_id}");
            user_id
        }
    );
    let expanded = expand(quote!(user_id, entry_exti), item).to_string();
    assert_eq!(expanded.matches("compile_error").count(), 1, "{expanded}");
    assert!(expanded.contains("@ [fn \"f\" ; user_id , entry_exti ;]"), "{expanded}");
    assert!(!expanded.contains("__context"), "{expanded}");
}

#[test]
fn a_blocks_arguments_go_where_they_fit() {
    let block = quote!(impl A {
        const N: u8 = 1;
        const fn limit() -> u8 { 1 }
        fn new() -> Self { chat_log!(info, "new") }
        fn get(&self, user_id: u64) -> io::Result<u8> { chat_log!(info, "get") }
        #[chat_log::log_context(room = 5)]
        fn own(&self) { chat_log!(info, "own") }
    });
    let expanded = expand(quote!(user_id, room = self.room, err), block).to_string();
    for (name, prefix) in [("new", ""), ("get", "user_id , room"), ("own", "room")] {
        let prefix = format!("@ [fn \"{name}\" ; {prefix} ;]").replace(";  ;", "; ;");
        assert!(expanded.contains(&prefix), "{prefix}: {expanded}");
    }
    let (get, own) = expanded.split_once("fn own").expect("both methods");
    assert_eq!(get.matches("__failed").count(), 1, "{expanded}");
    assert!(!own.contains("__failed") && !expanded.contains("# [chat_log"), "{expanded}");
}

#[test]
fn items_without_functions_are_refused_and_kept() {
    let item = quote!(
        struct A {
            a: u8,
        }
    );
    let expanded = expand(TokenStream::new(), item.clone()).to_string();
    assert!(expanded.contains("compile_error") && expanded.starts_with(&item.to_string()), "{expanded}");
}
