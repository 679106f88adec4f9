use super::*;
use syn::parse_quote;

/// Returns the entries of the lists of this kind, in the topics that apply to schemas only or in all topics.
fn entries(kind: &str) -> Vec<&'static str> {
    let (mut entries, mut is_wanted) = (Vec::new(), false);
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[') {
            let is_of_the_scrub = heading.starts_with("text ") || heading.starts_with("everyday ");
            is_wanted = heading.ends_with(&format!("{kind}]")) && !is_of_the_scrub;
        } else if is_wanted {
            entries.extend(line.split_whitespace());
        }
    }
    entries
}

/// Returns the names in one of the lists in this directory.
fn names_in(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

#[test]
fn the_copies_of_the_words_are_equal() {
    let runtime = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src/redact/credential_words");
    for (name, own) in [
        ("words.rs", include_str!("words.rs")),
        ("words/split.rs", include_str!("words/split.rs")),
        ("words.txt", include_str!("words.txt")),
    ] {
        // A published package has no runtime beside it.
        let Ok(copy) = std::fs::read_to_string(runtime.join(name)) else { continue };
        assert!(copy == own, "{name} differs from its copy in {}", runtime.display());
    }
}

#[test]
fn names_that_need_a_class_are_known() {
    let names = names_in(include_str!("tests/sensitive.txt"));
    let unknown: Vec<_> = names.iter().filter(|name| sound(name).is_none()).collect();
    assert!(unknown.len() * 50 <= names.len(), "{} of {}: {unknown:?}", unknown.len(), names.len());
}

#[test]
fn harmless_names_are_let_through() {
    let names = names_in(include_str!("tests/harmless.txt"));
    let refused: Vec<_> = names.iter().filter_map(|name| sound(name)).collect();
    assert!(refused.len() * 50 <= names.len(), "{} of {}: {refused:?}", refused.len(), names.len());
}

#[test]
fn every_word_is_found_in_every_form() {
    let forms = entries("all forms");
    for entry in entries("names").into_iter().chain(entries("endings")) {
        let joined = entry.replace('_', "");
        for name in [entry.to_uppercase(), entry.replace('_', "-"), joined.clone(), format!("user_{entry}")] {
            assert!(sound(&name).is_some(), "{name}");
        }
        for name in [format!("{entry}2"), format!("old_{entry}_9"), format!("{entry}_for_user")] {
            assert!(sound(&name).is_some(), "{name}");
        }
        for form in &forms {
            assert!(sound(&format!("{entry}_{form}")).is_some(), "{entry}_{form}");
        }
    }
    for entry in entries("endings") {
        let joined = format!("my{}", entry.replace('_', ""));
        assert!(sound(&joined).is_some(), "{joined}");
    }
    for entry in entries("whole") {
        assert!(sound(entry).is_some(), "{entry}");
    }
}

#[test]
fn what_is_told_about_a_word_is_harmless() {
    let known = [entries("names"), entries("endings")].concat();
    for entry in &known {
        for question in entries("questions") {
            let name = format!("{question}_{entry}");
            // `number_plate` has a meaning of its own.
            assert!(sound(&name).is_none() || known.contains(&name.as_str()), "{name}");
        }
        for tail in ["count", "kind", "expires_at", "ttl", "policy", "len", "enabled", "attempts"] {
            assert_eq!(sound(&format!("{entry}_{tail}")), None, "{entry}_{tail}");
        }
    }
    for entry in entries("harmless") {
        assert_eq!(sound(entry).filter(|sound| !sound.is_alone), None, "{entry}");
    }
}

#[test]
fn the_word_is_the_part_that_says_so() {
    let of = |name| sound(name).map(|sound| (sound.of, sound.word, sound.is_alone));
    let (credential, personal) = (Topic::Credential, Topic::Personal);
    assert_eq!(of("stripe_api_key"), Some((credential, "api_key", false)));
    assert_eq!(of("dbpassword"), Some((credential, "password", false)));
    assert_eq!(of("STRIPE_API_KEY_2"), Some((credential, "API_KEY", false)));
    assert_eq!(of("clientIp"), Some((personal, "Ip", false)));
    assert_eq!(of("code"), Some((credential, "code", true)));
    assert_eq!(of("get_key"), Some((credential, "key", true)));
    assert_eq!(of("login"), Some((personal, "login", true)));
    assert_eq!(of("status_code"), None);
    assert_eq!(of("größe"), None);
}

#[test]
fn a_stem_is_the_name_without_its_forms() {
    for (name, stem) in
        [("diagnosis_text", "diagnosis"), ("a_raw_bytes2", "a"), ("room_name", "room_name"), ("text", "text")]
    {
        assert_eq!(without_form(name), stem, "{name}");
    }
    assert!(asks_about("has_diagnosis"));
    assert!(asks_about("is_open"));
    assert!(!asks_about("first_diagnosis"));
}

#[test]
fn names_are_compared_without_raw_marks_and_capitals_of_constants() {
    assert_eq!(plain(&parse_quote!(r#type)), "type");
    assert_eq!(plain(&parse_quote!(API_KEY)), "api_key");
    assert_eq!(plain(&parse_quote!(PasswordReset)), "PasswordReset");
}

#[test]
fn the_mask_holds_every_suffix() {
    let mask = guard_mask("get_user_password");
    for suffix in ["get_user_password", "user_password", "password"] {
        assert_ne!(mask & name_bit(suffix), 0, "{suffix}");
    }
    assert_eq!(name_bit("password").count_ones(), 1);
    assert_eq!(guard_mask("password"), name_bit("password"));
}

#[test]
fn the_bit_of_a_name_is_fixed() {
    // The runtime's test has equal rows, because the two functions must agree.
    // FNV-1a of "" is its offset basis, of "a" 0xaf63dc4c8601ec8c, of "foobar" 0x85944171f73967e8.
    assert_eq!(name_bit(""), 1 << (0xcbf2_9ce4_8422_2325_u64 >> 58));
    assert_eq!(name_bit("a"), 1 << (0xaf63_dc4c_8601_ec8c_u64 >> 58));
    assert_eq!(name_bit("foobar"), 1 << (0x8594_4171_f739_67e8_u64 >> 58));
}

#[test]
fn field_names_are_small_ascii() {
    for name in ["a", "user_id", "http2_streams", "type"] {
        assert!(is_field_name(name), "{name}");
    }
    for name in ["", "userId", "User", "2fa", "_id", "größe"] {
        assert!(!is_field_name(name), "{name}");
    }
}

#[test]
fn variants_become_snake_case() {
    for (camel, snake) in [
        ("WebsocketConnect", "websocket_connect"),
        ("DbError", "db_error"),
        ("HTTPError", "http_error"),
        ("Http2", "http2"),
        ("OAuth2Login", "o_auth2_login"),
        ("Read_Only", "read_only"),
        ("A", "a"),
    ] {
        assert_eq!(snake_case(camel), snake);
    }
}

#[test]
fn a_near_name_is_proposed_and_a_far_one_is_not() {
    let keys = ["ecs", "pii", "sensitive", "public", "unit"];
    assert_eq!(nearest("sensitve", keys), Some("sensitive"));
    assert_eq!(nearest("pulbic", keys), Some("public"));
    assert_eq!(nearest("esc", keys), Some("ecs"));
    assert_eq!(nearest("whatever", keys), None);
}
