use super::*;
use proc_macro2::Span;
use quote::quote;
use syn::{Expr, Ident, parse_quote, parse_str};

fn suspects(value: &str) -> Vec<String> {
    inspected("note", value).suspects.into_iter().map(|suspect| suspect.name).collect()
}

fn inspected(field: &str, value: &str) -> Inspected {
    let value: Expr = parse_str(value).expect("the case is an expression");
    inspect(&Ident::new(field, Span::call_site()), &value)
}

#[test]
fn every_name_of_a_value_is_a_suspect() {
    for (value, names) in [
        ("password", &["password"][..]),
        ("user.password.clone()", &["user", "password", "clone"]),
        ("get_password(&db)?", &["get_password", "db"]),
        ("&password[..n]", &["password", "n"]),
        ("pin as u64", &["pin", "u64"]),
        ("API_KEY", &["api_key"]),
        ("if has_token { a } else { is_secret }", &["a"]),
        ("Secret::new(PasswordReset { field: 1 })", &["new", "field"]),
        ("auth::token::current()", &["current"]),
        ("token::<u64>()", &["token", "u64"]),
        ("|token: &'token str| 1", &["token", "str"]),
        ("r#type", &["type"]),
        ("self.id", &["id"]),
        ("5", &[]),
    ] {
        let names: Vec<_> = names.iter().copied().filter(|name| *name != "type").collect();
        assert_eq!(suspects(value), names, "{value}");
    }
}

#[test]
fn names_in_other_macros_are_suspects_too() {
    assert_eq!(suspects("format!(\"{}\", user.password)"), ["format", "user", "password"]);
    assert_eq!(suspects("format!(\"{password} {{token}} {pin:?} {0} {}\")"), ["format", "password", "pin"]);
    assert_eq!(suspects("vec![(a, \"{b}\")]"), ["vec", "a", "b"]);
    // Plain text captures nothing.
    assert!(suspects("\"{password}\"").is_empty());
    assert_eq!(suspects("f(\"{password}\")"), ["f"]);
}

#[test]
fn builtin_words_are_known_here() {
    let credentials: Vec<_> = inspected("note", "(user.stripe_api_key, user.name)")
        .suspects
        .into_iter()
        .map(|suspect| (suspect.name, suspect.credential))
        .collect();
    let expected = [("user", None), ("stripe_api_key", Some("api_key")), ("user", None), ("name", None)];
    assert_eq!(credentials, expected.map(|(name, word)| (name.to_owned(), word)));
}

#[test]
fn the_fields_own_name_is_no_suspect() {
    let names: Vec<_> =
        inspected("password", "user.password").suspects.into_iter().map(|suspect| suspect.name).collect();
    assert_eq!(names, ["user"]);
}

#[test]
fn what_is_allowed_by_name_is_no_suspect_and_stays_as_it_is() {
    for (value, tokens, names) in [
        ("allow_name(password_hint)", quote!((password_hint)), &[][..]),
        ("f(allow_name(token), token)", quote!(f((token), token)), &["f", "token"]),
        ("format!(\"{}\", allow_name(token))", quote!(format!("{}", (token))), &["format"]),
        ("x.allow_name(token)", quote!(x.allow_name(token)), &["x", "allow_name", "token"]),
        ("x::allow_name(token)", quote!(x::allow_name(token)), &["allow_name", "token"]),
        ("allow_name", quote!(allow_name), &["allow_name"]),
    ] {
        let inspected = inspected("note", value);
        assert_eq!(inspected.tokens.to_string(), tokens.to_string());
        let found: Vec<_> = inspected.suspects.into_iter().map(|suspect| suspect.name).collect();
        assert_eq!(found, names, "{value}");
    }
}

#[test]
fn a_schema_is_asked_once_a_name_behind_one_mask() {
    let schema: Path = parse_quote!(crate::LogSchema);
    let suspects = inspected("note", "(id, id, password)").suspects;
    let mask = names::name_bit("id");
    let expected = quote!(if crate::LogSchema::__GUARD.may_hit(#mask) { (crate::LogSchema::__GUARD).check("id"); });
    assert_eq!(schema_checks(&schema, &suspects).to_string(), expected.to_string());
    let expected = quote!(
        const _: () = (crate::LogSchema::__GUARD).check_builtin("password", "password");
    );
    assert_eq!(credential_checks(&schema, &suspects).to_string(), expected.to_string());
    assert!(schema_checks(&schema, &[]).is_empty());
}
