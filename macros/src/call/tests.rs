use super::*;
use quote::quote;

/// Returns the texts of a call's mistakes, in order.
fn mistakes(call: TokenStream) -> Vec<String> {
    texts(expand(quote!([::chat_log] #call)))
}

fn texts(expansion: TokenStream) -> Vec<String> {
    let expansion = expansion.to_string();
    let texts = expansion.split("compile_error ! {").skip(1);
    texts.filter_map(|behind| Some(behind.split_once('}')?.0.trim().trim_matches('"').to_owned())).collect()
}

#[test]
fn right_calls_have_no_mistake() {
    for call in [
        quote!(info, "text"),
        quote!(info, "text",),
        quote!((level), "text"),
        quote!(logger: "a.b", schema: crate::Other, warn, "text", user_id),
        quote!(limit: 10 per minute, logger: "a.b", (level), "text", limit = 5),
        quote!(sample: 1 in 100, info, "text", sample, per = 5),
        quote!(schema: acme::LogSchema, error, r"raw {user_id}", user_id = f::<A, B>(|a, b| a + b), error),
        quote!(error, "{error} {{}}", error = e),
        quote!(debug, "text", r#type = 5, note = allow_name(password)),
        quote!(@[fn "send"; user_id, room; ] trace, "{user_id} in {room}"),
        quote!(@[fn "send"; ; crate::Other] @[fn "outer"; user_id; ] info, "{user_id}"),
    ] {
        assert_eq!(mistakes(call.clone()), Vec::<String>::new(), "{call}");
    }
}

#[test]
fn all_mistakes_of_a_call_are_reported() {
    let found = mistakes(quote!(target: 5, inof, "{x} {", a: 5, a = 6, % b, c.d, = =, level = 7));
    assert_eq!(found.len(), 10, "{found:#?}");
}

#[test]
fn parsing_continues_after_a_mistake() {
    let expansion = expand(quote!([::chat_log] info, "text", user_id = , room = = 5, note)).to_string();
    for field in ["user_id", "room", "note"] {
        assert!(expansion.contains(&format!("LogSchema :: {field}")), "{field}: {expansion}");
    }
}

#[test]
fn a_level_has_its_word() {
    for (word, hint) in [
        (quote!(inof), "did you mean `info`?"),
        (quote!(WARN), "did you mean `warn`?"),
        (quote!(fatal), "did you mean `error`?"),
    ] {
        let found = mistakes(quote!(#word, "text"));
        assert!(found.iter().any(|text| text.contains(hint)) && found.len() == 1, "{found:?}");
    }
}

#[test]
fn a_rule_has_its_form() {
    for (rule, mistake) in [
        (quote!(limit: 0 per minute), "a limit of 0 suppresses every event"),
        (quote!(limit: 16777216 per minute), "a limit is at most 16777215"),
        (quote!(limit: 99999999999999999999999 per minute), "a limit is at most 16777215"),
        (quote!(limit: -1 per minute), "`limit:` takes a whole number"),
        (quote!(limit: 1.5 per minute), "`limit:` takes a whole number"),
        (quote!(limit: count per minute), "`limit:` takes a whole number"),
        (quote!(limit: 10u8 per minute), "`limit:` takes a whole number"),
        (quote!(limit:), "`limit:` takes a whole number"),
        (quote!(limit: 10), "the unit of time is missing after the number"),
        (quote!(limit: 10 / minute), "expected `per` and a unit"),
        (quote!(limit: 10 in 100), "expected `per` and a unit"),
        (quote!(limit: 10 per), "the unit of time is missing after `per`"),
        (quote!(limit: 10 per 5 minutes), "expected a unit of time after `per`"),
        (quote!(limit: 10 per minutes), "did you mean `minute`?"),
        (quote!(limit: 10 per fortnight), "unknown unit of time `fortnight`"),
        (quote!(limit: 10 per minute per hour), "expected `,` before this"),
        (quote!(sample: 2 in 100), "a sample keeps exactly 1 event"),
        (quote!(sample: 1 per 100), "expected `in` and a number"),
        (quote!(sample: 1), "expected `in` and a number"),
        (quote!(sample: 1 in), "`sample:` takes the number of events"),
        (quote!(sample: 1 in 0), "a sample of 1 in 0 is not possible"),
        (quote!(sample: 1 in 1), "keeps every event"),
        (quote!(sample: 1 in 4294967296), "a sample is at most 1 in 4294967295"),
        (quote!(limit: 1 per hour, limit: 1 per hour), "`limit` is given twice"),
        (quote!(limit: 1 per hour, sample: 1 in 2), "`sample:` conflicts with `limit:`"),
    ] {
        let found = mistakes(quote!(#rule, info, "text"));
        assert!(found.len() == 1 && found[0].contains(mistake), "{rule}: {found:?}");
    }
    assert_eq!(mistakes(quote!(sample: 1 in 2, error, "text")).len(), 1);
    assert_eq!(mistakes(quote!(info, limit: 1 per hour, "text")).len(), 1);
    assert_eq!(texts(expand_enabled(quote!([k] limit: 1 per hour, info))).len(), 1);
}

#[test]
fn an_error_is_passed_last_and_evaluated_in_order() {
    let last = expand(quote!([k] error, "text", user_id = a, error = b)).to_string();
    assert!(last.contains("emit_error") && !last.contains("match"), "{last}");
    let first = expand(quote!([k] error, "text", error = b, user_id = a)).to_string();
    assert!(first.contains("match (k :: __private :: error_arg"), "{first}");
}

#[test]
fn a_call_without_a_runtime_is_refused() {
    assert_eq!(texts(expand(quote!(info, "text"))).len(), 1);
}

#[test]
fn enabled_needs_only_a_level() {
    assert!(texts(expand_enabled(quote!([k] logger: "a.b", debug))).is_empty());
    assert!(texts(expand_enabled(quote!([k](level)))).is_empty());
    assert_eq!(texts(expand_enabled(quote!([k] debug, "text"))).len(), 1);
    assert_eq!(texts(expand_enabled(quote!([k]))).len(), 1);
}
