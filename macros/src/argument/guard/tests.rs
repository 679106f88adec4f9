use super::*;
use proc_macro2::Span;
use quote::quote;
use syn::{Expr, Ident, parse_quote, parse_str};

/// Returns the names from which the value is read, without transparent methods.
fn suspects(value: &str) -> Vec<String> {
    let handed_on =
        ["clone", "as_str", "trim", "unwrap", "first", "get", "await", "value", "to_string", "parse", "map"];
    let names = inspected("note", value).suspects.into_iter().map(|suspect| suspect.name);
    names.filter(|name| !handed_on.contains(&name.as_str())).collect()
}

/// Returns the names in a value of the field `note` that are refused whatever the schema.
fn refused(value: &str) -> Vec<String> {
    refused_in("note", value)
}

fn refused_in(field: &str, value: &str) -> Vec<String> {
    let suspects = inspected(field, value).suspects.into_iter();
    suspects.filter(|suspect| suspect.sound.is_some()).map(|suspect| suspect.written).collect()
}

fn inspected(field: &str, value: &str) -> Inspected {
    let value: Expr = parse_str(value).expect("the case is an expression");
    inspect(&Ident::new(field, Span::call_site()), &value)
}

#[test]
fn the_last_name_that_is_not_transparent_gives_the_value() {
    for (value, names) in [
        ("password", &["password"][..]),
        ("user.password.clone()", &["password"]),
        ("get_password(&db)?", &["db", "get_password"]),
        ("&password[..n]", &["n", "password"]),
        ("pin as u64", &["pin", "u64"]),
        ("API_KEY", &["api_key"]),
        ("if has_token { a } else { is_secret }", &["a"]),
        ("Secret::new(PasswordReset { field: 1 })", &["field", "new"]),
        ("auth::token::current()", &["current"]),
        ("token::<u64>()", &["token", "u64"]),
        ("|token: &'token str| 1", &["token", "str"]),
        ("r#type", &["type"]),
        ("self.id", &["id"]),
        ("5", &[]),
        ("token.user_id", &["user_id"]),
        ("password.len()", &["len"]),
        ("tokens[0].0", &["tokens"]),
        ("a.d.0.c(d.e)", &["e", "c"]),
        ("(a.d).c", &["d", "c"]),
        ("x.f(|y| y.z)?.await", &["y", "z", "f"]),
        ("a..b", &["a", "b"]),
        ("a.d + c", &["d", "c"]),
        ("message.text()", &["message", "text"]),
    ] {
        let names: Vec<_> = names.iter().copied().filter(|name| *name != "type").collect();
        assert_eq!(suspects(value), names, "{value}");
    }
}

#[test]
fn what_gives_a_credential_is_refused() {
    for (value, name) in [
        ("user.password.clone()", "password"),
        ("get_password()", "get_password"),
        ("tokens[0]", "tokens"),
        ("api_keys.first()", "api_keys"),
        ("f(password)", "password"),
        ("format!(\"{password}\")", "password"),
        ("format!(\"{password:?}\")", "password"),
        ("format!(\"{}\", user.password)", "password"),
        ("headers[\"authorization\"]", "\"authorization\""),
        ("headers.get(\"Authorization\").unwrap()", "\"Authorization\""),
        ("std::env::var(\"DB_PASSWORD\")?", "\"DB_PASSWORD\""),
        ("env!(\"DB_PASSWORD\")", "\"DB_PASSWORD\""),
        ("row.try_get::<String, _>(\"api-key\").unwrap()", "\"api-key\""),
        ("password_text", "password_text"),
        ("password2", "password2"),
        ("user.password_hash", "password_hash"),
        ("get_password_str()", "get_password_str"),
        ("password_plain()", "password_plain"),
        ("user.tokens[0].as_str()", "tokens"),
        ("_password", "_password"),
        ("userPassword", "userPassword"),
        ("dbpassword", "dbpassword"),
        ("password.parse::<u64>().unwrap()", "password"),
        ("password.as_bytes().to_vec()", "password"),
        ("password.value", "password"),
        ("session.0", "session"),
        ("user.email", "email"),
        ("match token { t => t }", "token"),
        ("users.iter().map(|user| user.password.clone()).collect::<Vec<_>>()", "password"),
    ] {
        assert_eq!(refused(value), [name], "{value}");
    }
}

#[test]
fn what_tells_about_a_credential_is_not() {
    for value in [
        "token.user_id",
        "token.expires_at",
        "secret.name()",
        "password.len()",
        "password.is_empty()",
        "cookie.name()",
        "credential.id",
        "jwt.sub",
        "otp.is_valid()",
        "next_page_token",
        "cancellation_token.is_valid()",
        "token_count",
        "has_password",
        "headers[\"authorization\"].len()",
        "headers.contains_key(\"authorization\")",
        "String::from(\"token\")",
        "\"token\".to_owned()",
        "auth::token::current()",
        "Kind::Password",
        "listener.local_addr()",
        "password::rules()",
        "allow_name(password)",
    ] {
        assert!(refused(value).is_empty(), "{value}");
    }
}

#[test]
fn names_in_other_macros_are_suspects_too() {
    assert_eq!(suspects("format!(\"{}\", user.password)"), ["password"]);
    assert_eq!(suspects("format!(\"{password} {{token}} {pin:?} {0} {}\")"), ["password", "pin"]);
    assert_eq!(suspects("vec![(a, \"{b}\")]"), ["a", "b"]);
    // Plain text captures nothing.
    assert!(suspects("\"{password}\"").is_empty());
    assert_eq!(suspects("f(\"{password}\")"), ["f"]);
}

#[test]
fn a_name_is_refused_for_the_word_in_it() {
    let sounds: Vec<_> = inspected("note", "(user.stripe_api_key, user.name)")
        .suspects
        .into_iter()
        .map(|suspect| (suspect.name, suspect.sound))
        .collect();
    let word = Some((Topic::Credential, "api_key".to_owned()));
    assert_eq!(sounds, [("stripe_api_key".to_owned(), word), ("name".to_owned(), None)]);
}

#[test]
fn the_fields_own_name_exempts_that_name_only() {
    assert!(inspected("password", "user.password").suspects.is_empty());
    for (field, value) in [
        ("key", "user.api_key"),
        ("key", "encryption_key()"),
        ("key", "API_KEY"),
        ("code", "pin_code"),
        ("header", "auth_header"),
        ("token", "access_token"),
    ] {
        assert_eq!(refused_in(field, value).len(), 1, "{field} = {value}");
    }
}

#[test]
fn a_field_that_says_what_kind_takes_a_name_that_leaves_it_open() {
    for (field, value) in
        [("error_code", "error.code()"), ("cache_key", "key"), ("max_age", "policy.get_age()"), ("peer_ip", "address")]
    {
        assert!(refused_in(field, value).is_empty(), "{field} = {value}");
    }
    for (field, value) in [("note", "key"), ("api_key", "key"), ("error_code", "code_verifier"), ("room_name", "email")]
    {
        assert_eq!(refused_in(field, value).len(), 1, "{field} = {value}");
    }
}

#[test]
fn what_is_allowed_by_name_is_no_suspect_and_stays_as_it_is() {
    for (value, tokens, names) in [
        ("allow_name(password_hint)", quote!((password_hint)), &[][..]),
        ("f(allow_name(token), token)", quote!(f((token), token)), &["token", "f"]),
        ("format!(\"{}\", allow_name(token))", quote!(format!("{}", (token))), &[]),
        ("x.allow_name(token)", quote!(x.allow_name(token)), &["token"]),
        ("x::allow_name(token)", quote!(x::allow_name(token)), &["token"]),
        ("allow_name", quote!(allow_name), &[]),
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
    let suspects = inspected("note", "(id, id_text, id, password, email)").suspects;
    let mask = names::guard_mask("id") | names::guard_mask("id_text");
    let expected = quote!(if crate::LogSchema::__GUARD.may_hit(#mask) {
        (crate::LogSchema::__GUARD).check("note", "id", "id", "id");
        (crate::LogSchema::__GUARD).check("note", "id_text", "id", "id_text");
    });
    assert_eq!(schema_checks(&schema, &suspects).to_string(), expected.to_string());
    let expected = quote!(
        const _: () = (crate::LogSchema::__GUARD).check_credential("password", "password", "password");
        const _: () = (crate::LogSchema::__GUARD).check_personal("note", "email", "email", "email");
    );
    assert_eq!(sound_checks(&schema, &suspects).to_string(), expected.to_string());
    assert!(schema_checks(&schema, &[]).is_empty());
}

#[test]
fn no_name_that_a_schema_refuses_is_taken() {
    let names = include_str!("../../names/tests/sensitive.txt").lines().filter(|line| !line.starts_with('#'));
    for name in names.flat_map(str::split_whitespace).filter(|name| names::sound(name).is_some()) {
        let ways =
            ["{}", "user.{}", "user.{}.clone()", "&{}[..]", "f({})", "format!(\"{{}}\")", "row[\"{}\"]", "a().{}()?"];
        for way in ways {
            let value = way.replace("{}", name);
            assert_eq!(refused(&value).len(), 1, "{value}");
        }
    }
}
