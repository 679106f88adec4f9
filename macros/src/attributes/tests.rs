use super::*;
use crate::diagnostics::tests::messages;
use quote::quote;
use syn::parse_quote;

/// Returns the accepted keys of a list and the reported mistakes.
fn accepted(list: TokenStream) -> (Vec<String>, Vec<String>) {
    let mistakes = Mistakes::new();
    let settings = accept(&mistakes, parse(&mistakes, list), &["pii", "unit", "string", "crate"]);
    (settings.iter().map(|setting| setting.key.to_string()).collect(), messages(mistakes.finish()))
}

#[test]
fn keys_may_be_keywords_and_a_last_comma_may_stand() {
    let (keys, mistakes) = accepted(quote!(pii = "hash", string, crate = ::chat_log,));
    assert_eq!(keys, ["pii", "string", "crate"]);
    assert!(mistakes.is_empty());
}

#[test]
fn the_list_goes_on_behind_a_mistake() {
    let (keys, mistakes) = accepted(quote!(pii("hash"), unit "ms", 5, string));
    assert_eq!(keys, ["string"]);
    assert_eq!(
        mistakes,
        [
            "an option takes its value with `=`: write `pii = ..`",
            "expected `,` between options",
            "expected an option name"
        ]
    );
}

#[test]
fn unknown_and_repeated_keys_are_refused() {
    let (keys, mistakes) = accepted(quote!(unti = "ms", unit = "ms", unit = "s", color));
    assert_eq!(keys, ["unit"]);
    assert_eq!(
        mistakes,
        [
            "unknown option `unti`: did you mean `unit`? expected one of `pii`, `unit`, `string`, `crate`",
            "`unit` is given twice",
            "unknown option `color`: expected one of `pii`, `unit`, `string`, `crate`",
        ]
    );
}

#[test]
fn values_are_of_the_kind_that_the_key_takes() {
    let mistakes = Mistakes::new();
    let number: Setting = parse_quote!(keep_last = 4);
    assert_eq!(number.number(&mistakes, "rest", 1..=8), Some(4));
    let path: Setting = parse_quote!(crate = crate::logging);
    assert!(path.path(&mistakes, "crate", "::chat_log").is_some());
    let text: Setting = parse_quote!(domain = "person");
    assert_eq!(text.text(&mistakes, "domain", "customer").map(|text| text.value()).as_deref(), Some("person"));
    assert!(mistakes.is_empty());

    assert_eq!(number.text(&mistakes, "domain", "customer"), None);
    assert_eq!(text.number(&mistakes, "rest", 1..=8), None);
    assert!(text.path(&mistakes, "crate", "::chat_log").is_none());
    assert!(text.flag(&mistakes).is_none());
    assert_eq!(
        messages(mistakes.finish()),
        [
            "the domain must be a string literal: write `keep_last = \"customer\"`",
            "the rest must be a whole number from 1 to 8: write `domain = 1`",
            "the crate must be a path: write `domain = ::chat_log`",
            "`domain` takes no value: write `domain`",
        ]
    );
}
