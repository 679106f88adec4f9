use super::*;
use syn::parse_quote;

#[test]
fn credentials_are_found_by_whole_segments() {
    for (name, word) in [
        ("password", "password"),
        ("user_password", "password"),
        ("password_hint", "password"),
        ("api_key", "api_key"),
        ("stripe_api_key_v2", "api_key"),
        ("private_key", "private_key"),
        ("authorization", "authorization"),
        ("session_cookie", "cookie"),
        ("cvv", "cvv"),
    ] {
        assert_eq!(credential_word(name), Some(word), "{name}");
    }
    for name in ["input_tokens", "discard", "key", "api", "keynote", "tokenizer", "secretary", "api_keyboard", "pin"] {
        assert_eq!(credential_word(name), None, "{name}");
    }
}

#[test]
fn personal_words_are_found_by_whole_segments() {
    for (name, word) in [
        ("email", "email"),
        ("client_ip", "ip"),
        ("home_address", "address"),
        ("date_of_birth", "birth"),
        ("first_name", "first_name"),
        ("card_number", "card"),
    ] {
        assert_eq!(personal_word(name), Some(word), "{name}");
    }
    for name in ["room_name", "tip", "discard", "addressed", "shipping", "name", "ips"] {
        assert_eq!(personal_word(name), None, "{name}");
    }
}

#[test]
fn an_alias_is_the_word_or_ends_in_it() {
    assert!(is_or_ends_in("password", "password"));
    assert!(is_or_ends_in("get_password", "password"));
    assert!(is_or_ends_in("stripe_api_key", "api_key"));
    assert!(!is_or_ends_in("password_hint", "password"));
    assert!(!is_or_ends_in("mypassword", "password"));
    assert!(!is_or_ends_in("has_password", "password"));
    assert!(!is_or_ends_in("is_secret", "secret"));
    assert_eq!(aliased_credential("get_password"), Some("password"));
    assert_eq!(aliased_credential("has_token"), None);
    assert_eq!(aliased_credential("input_tokens"), None);
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
    // The runtime's test has the same rows: the two functions must agree.
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
