//! Redaction of a field precedes every layout: each class, in each layout, also in a message, in a context,
//! and inside lists and objects.

use chat_log::testing::{CaptureBuilder, CaptureGuard};
use chat_log::{Layout, LogValue, Pseudonyms, Secret, chat_log, log_context, log_schema};
use std::cell::Cell;
use std::net::IpAddr;
use std::rc::Rc;
use std::time::{Duration, UNIX_EPOCH};

#[log_schema(service = "chat", namespace = "chat")]
pub(crate) struct LogSchema {
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "hash")]
    backup_email: String,
    #[log(pii = "hash", domain = "person")]
    author_email: String,
    #[log(pii = "hash", domain = "person")]
    reader_email: String,
    #[log(pii = "hash")]
    customer: u64,
    #[log(pii = "mask")]
    iban: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(pii = "drop")]
    birthday: String,
    #[log(pii = "truncate")]
    client_ip: IpAddr,
    #[log(pii = "truncate")]
    born_at: std::time::SystemTime,
    #[log(pii = "hash")]
    emails: Vec<String>,
    peer: Peer,
    #[log(text)]
    remark: String,
    payload: chat_log::Json<serde_json::Value>,
    note: String,
    #[log(public = "an id of a form, not of a person")]
    token: String,
}

#[derive(LogValue)]
struct Peer {
    #[log(pii = "truncate")]
    ip: IpAddr,
    #[log(pii = "mask", keep_last = 2)]
    account: String,
    #[log(sensitive = "a key opens doors")]
    api_key: String,
    port: u16,
    #[log(pii = "hash")]
    email: String,
}

/// A field whose type fails to format.
mod broken {
    use chat_log::{Json, log_schema};

    pub(crate) struct Payload;

    impl serde::Serialize for Payload {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            std::panic::resume_unwind(Box::new(super::CANARY))
        }
    }

    #[log_schema(service = "chat", namespace = "chat")]
    pub(crate) struct LogSchema {
        payload: Json<Payload>,
        count: u64,
    }
}

const CANARY: &str = "Xq7canaryZ9canary1w2e3r4";
const LAYOUTS: [Layout; 3] = [Layout::Flat, Layout::Ecs, Layout::Pretty];

fn capture(layout: Layout) -> CaptureGuard {
    CaptureBuilder::new().layout(layout).namespace("chat").hash_key(b"0123456789abcdef0123").start()
}

/// Returns the only line of `log`, in the flat layout.
fn line(log: impl FnOnce()) -> serde_json::Value {
    let captured = capture(Layout::Flat);
    log();
    let lines = captured.take();
    assert_eq!(lines.len(), 1, "{lines:?}");
    serde_json::from_str(&lines[0]).expect("JSON")
}

#[test]
fn a_pseudonym_links_equal_values_of_one_field_and_of_fields_with_one_domain() {
    let line = line(|| {
        chat_log!(info, "x", email = "a@b.c", backup_email = "a@b.c", author_email = "a@b.c", reader_email = "a@b.c");
    });
    let again = self::line(|| chat_log!(info, "x", email = "a@b.c"));
    assert_eq!(line["email"], again["email"]);
    assert_ne!(line["email"], line["backup_email"]);
    assert_ne!(line["email"], line["author_email"]);
    assert_eq!(line["author_email"], line["reader_email"]);
    assert_ne!(line["email"], self::line(|| chat_log!(info, "x", email = "A@b.c"))["email"]);
}

/// python3: hmac.new(b"0123456789abcdef0123", b"customer\x0042", "sha256").hexdigest()[:32], with `domain:person\0a@b.c`, and
/// with `peer.email\0a@b.c`.
#[test]
fn a_pseudonym_is_what_an_independent_implementation_computes() {
    let peer = || Peer {
        ip: IpAddr::from([10, 1, 2, 3]),
        account: "1".to_owned(),
        api_key: String::new(),
        port: 443,
        email: "a@b.c".to_owned(),
    };
    let line = line(|| chat_log!(info, "x", customer = 42_u32, author_email = "a@b.c", peer = peer()));
    assert_eq!(line["customer"], "kfa55c573:9f246efaae4a64b9c4abcee24fd479c9");
    assert_eq!(line["author_email"], "kfa55c573:5dbd8d8fb2fb3c16ea601613c41b4121");
    assert_eq!(line["peer"]["email"], "kfa55c573:4b9e3b7162c59ec52319c47238506244");
    let pseudonyms = Pseudonyms::new("0123456789abcdef0123\n").expect("a good key");
    assert_eq!(line["customer"], pseudonyms.of_field("customer", "42"));
    assert_eq!(line["author_email"], pseudonyms.of_domain("person", "a@b.c"));
    assert_eq!(line["peer"]["email"], pseudonyms.of_field("peer.email", "a@b.c"));
    assert_eq!(Pseudonyms::new("hunter2").expect_err("short").to_string(), "the key has 7 bytes, expected at least 16");
}

#[test]
fn masks_hide_the_length_and_show_the_end_of_long_values_only() {
    for (phone, shown) in
        [("+49 170 1234567", "****4567"), ("12345678901", "****"), ("123456789012", "****9012"), ("", "****")]
    {
        let line = line(|| chat_log!(info, "x", phone, iban = phone));
        assert_eq!((&line["phone"], &line["iban"]), (&shown.into(), &"****".into()), "{phone}");
    }
}

#[test]
fn addresses_lose_their_host_and_times_their_hour() {
    for (address, network) in [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
    ] {
        let address: IpAddr = address.parse().expect("an address");
        assert_eq!(line(|| chat_log!(info, "x", client_ip = address))["client_ip"], network);
    }
    let born_at = UNIX_EPOCH + Duration::from_secs(951_868_799);
    assert_eq!(line(|| chat_log!(info, "x", born_at))["born_at"], "2000-02-29");
}

#[test]
fn dropped_fields_are_absent() {
    assert_eq!(line(|| chat_log!(info, "x", birthday = CANARY)).get("birthday"), None);
}

#[test]
fn lists_and_objects_are_redacted_leaf_by_leaf() {
    let peer = Peer {
        ip: IpAddr::from([10, 1, 2, 3]),
        account: "DE02 1203".to_owned(),
        api_key: CANARY.to_owned(),
        port: 443,
        email: "a@b.c".to_owned(),
    };
    let line = line(|| chat_log!(info, "x", peer = &peer, emails = ["a@b.c", "d@e.f"]));
    let email = "kfa55c573:4b9e3b7162c59ec52319c47238506244";
    assert_eq!(line["peer"], serde_json::json!({"ip": "10.1.2.0", "account": "****03", "port": 443, "email": email}));
    let emails = line["emails"].as_array().expect("a list");
    assert!(emails.len() == 2 && emails.iter().all(|email| email.as_str().is_some_and(|text| text.starts_with('k'))));
}

#[test]
fn leaves_of_json_pass_the_deny_list() {
    let payload = chat_log::Json(serde_json::json!({
        "a": {"Authorization": CANARY, "session_token": CANARY, "input_tokens": 7, "list": [{"PassWord": CANARY}]},
        "url": format!("https://u:{CANARY}@h/p"), "none": null,
    }));
    let line = line(|| chat_log!(info, "x", payload));
    let expected = serde_json::json!({"a": {"input_tokens": 7, "list": [{}]}, "url": "https://[REDACTED]@h/p"});
    assert_eq!(line["payload"], expected);
}

#[test]
fn keys_and_numbers_of_json_are_scrubbed_too() {
    let key = format!("https://u:{CANARY}@h/p");
    let payload = serde_json::json!({ "": 1, "_": 2, "__": 3, "card": 4_111_111_111_111_111_u64, "order": 4_111_111_111_111_112_u64 });
    let mut payload = payload.as_object().expect("an object").clone();
    payload.insert(key, 4.into());
    let line = line(|| chat_log!(info, "x", payload = chat_log::Json(serde_json::Value::Object(payload))));
    let expected = serde_json::json!({
        "_": 1, "__2": 2, "__": 3, "card": "[REDACTED]", "order": 4_111_111_111_111_112_u64, "https://[REDACTED]@h/p": 4,
    });
    assert_eq!(line["payload"], expected);
}

#[test]
fn a_value_that_fails_to_serialize_loses_its_field_but_not_the_line() {
    let captured = capture(Layout::Flat);
    chat_log!(schema: broken::LogSchema, info, "x", payload = chat_log::Json(broken::Payload), count = 1);
    let line: serde_json::Value = serde_json::from_str(&captured.lines()[0]).expect("JSON");
    assert_eq!((line.get("payload"), &line["count"]), (None, &1.into()));
}

#[test]
fn free_text_is_scrubbed_and_other_text_is_not() {
    let text = format!("Authorization: Bearer {CANARY}");
    let line = line(|| chat_log!(info, "x", remark = &text, note = &text));
    assert!(!line["remark"].to_string().contains(CANARY));
    assert_eq!(line["note"], text);
}

#[test]
fn without_a_key_there_is_no_pseudonym() {
    let captured = chat_log::testing::capture();
    chat_log!(info, "of {email}", email = CANARY);
    assert!(captured.lines()[0].contains(r#""email":"[REDACTED]""#), "{:?}", captured.lines());
    assert!(captured.lines()[0].contains(r#""message":"of [REDACTED]""#), "{:?}", captured.lines());
}

#[log_context(email = value, phone = value, birthday = value)]
fn in_a_context(value: &str) {
    chat_log!(info, "inherited {email} {phone} {birthday}");
}

/// No layout shows any part of a classed value: not in a field, not in a message, not from a context.
#[test]
fn no_layout_shows_a_classed_value() {
    for layout in LAYOUTS {
        let captured = capture(layout);
        chat_log!(info, "own {email} {iban} {birthday}", email = CANARY, iban = CANARY, birthday = CANARY);
        in_a_context(CANARY);
        let error = std::io::Error::other(format!("postgres://u:{CANARY}@db/chat?token={CANARY} password={CANARY}"));
        chat_log!(error, "failed: {error}", error);
        chat_log!(info, "free", remark = format!("password={CANARY}"));
        let text = captured.lines().join("\n");
        assert_eq!(captured.lines().len(), 4);
        for piece in CANARY.as_bytes().windows(8).map(|piece| std::str::from_utf8(piece).expect("ASCII")) {
            assert!(!text.contains(piece), "{layout:?}: {text}");
        }
    }
}

#[test]
fn a_secret_reveals_nothing() {
    #[derive(Debug)]
    #[expect(dead_code, reason = "shown by Debug")]
    struct Account {
        key: Secret<String>,
        old: Option<Secret<Vec<u8>>>,
    }
    let account = |text: &str| Account { key: Secret::new(text.to_owned()), old: Some(Secret::new(text.into())) };
    assert_eq!(format!("{:?}", account("")), format!("{:?}", account(CANARY)));
    assert_eq!(format!("{:#?}", account("").key), "Secret([REDACTED])");
    assert_eq!(Secret::new(7_u32).expose_secret(), &7);
}

#[test]
fn a_secret_is_overwritten_when_it_is_dropped() {
    struct Probe(Rc<Cell<bool>>);
    impl zeroize::Zeroize for Probe {
        fn zeroize(&mut self) {
            self.0.set(true);
        }
    }
    let wiped = Rc::new(Cell::new(false));
    drop(Secret::new(Probe(Rc::clone(&wiped))));
    assert!(wiped.get());
}

#[test]
fn a_name_that_the_schema_calls_public_may_be_used() {
    let (token, password_hint) = ("form-7", "the dog");
    let line = line(|| chat_log!(info, "x", token, note = allow_name(password_hint)));
    assert_eq!((&line["token"], &line["note"]), (&"form-7".into(), &"the dog".into()));
}
