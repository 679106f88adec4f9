use super::*;

impl HashKeys {
    fn hash(&self, domain: &str, value: &[u8]) -> Pseudonym {
        let mut hash = self.start(&domain);
        hash.update(value);
        hash.finish()
    }
}

const KEY: &[u8] = b"0123456789abcdef";

fn keys(material: &[u8]) -> HashKeys {
    HashKeys::new(material.to_vec()).expect("a good key")
}

/// Computed with Python 3's `hmac` by this program:
///
/// ```python
/// import hashlib, hmac
/// mac = lambda key, data: hmac.new(key, data, hashlib.sha256).hexdigest()
/// def pseudonym(key, domain, value):
///     return "k" + mac(key, b"chat_log key id")[:8] + ":" + mac(key, domain + b"\0" + value)[:32]
/// key = b"0123456789abcdef"
/// for args in [(key, b"email", b"ada@example.com"), (key, b"email", b""), (key, b"user", b"ada@example.com"),
///              (key, b"user_id", b"18446744073709551615"), (key, b"name", "Zo\u00eb \U0001f980".encode()),
///              (b"fedcba9876543210", b"email", b"ada@example.com"),
///              (bytes(range(100)), b"email", b"ada@example.com"), (key, b"email", b"x" * 100000),
///              (b"a colon: and a zero\0", b"email", b"a\0b")]:
///     print(pseudonym(*args))
/// ```
#[test]
fn equals_an_independent_implementation() {
    let long_key: Vec<u8> = (0..100).collect();
    let long_value = vec![b'x'; 100_000];
    let cases: &[(&[u8], &str, &[u8], &str)] = &[
        (KEY, "email", b"ada@example.com", "k7a056ad1:ed3d97c4053e72bb343489b859933cbf"),
        (KEY, "email", b"", "k7a056ad1:a43157a9e91134d03d044f0d31eef15a"),
        (KEY, "user", b"ada@example.com", "k7a056ad1:2463259d00513b1e844d36a30d17e219"),
        (KEY, "user_id", b"18446744073709551615", "k7a056ad1:94f28f73a4c33b4b3fcdf32eb099d0fa"),
        (KEY, "name", "Zoë 🦀".as_bytes(), "k7a056ad1:75a0704683f99c616eeb422d1aa118c8"),
        (b"fedcba9876543210", "email", b"ada@example.com", "kc4b4ecd0:dc55b722c404581621ca44b2f784945a"),
        (&long_key, "email", b"ada@example.com", "k31a13d3b:56a5c3b1d749a55ecb5dfe6dccd433da"),
        (KEY, "email", &long_value, "k7a056ad1:186abfaa6430d8d11680fc728b550490"),
        (b"a colon: and a zero\0", "email", b"a\0b", "k9346dd61:aed2ca551ae7bafe975e6908109906a9"),
    ];
    for (key, domain, value, expected) in cases {
        assert_eq!(&*keys(key).hash(domain, value), *expected, "domain {domain}");
    }
}

#[test]
fn the_division_into_parts_does_not_affect_a_pseudonym() {
    let keys = keys(KEY);
    let mut number = keys.start(&"user_id");
    write!(number, "{}", u64::MAX).expect("hashing never fails");
    assert_eq!(number.finish(), keys.hash("user_id", b"18446744073709551615"));

    let mut parts = keys.start(&"email");
    for byte in b"ada@example.com" {
        parts.update(&[*byte]);
    }
    assert_eq!(parts.finish(), keys.hash("email", b"ada@example.com"));
}

#[test]
fn the_boundary_of_domain_and_value_is_unambiguous() {
    let keys = keys(KEY);
    assert_ne!(keys.hash("user", b"id7"), keys.hash("useri", b"d7"));
    assert_ne!(keys.hash("user", b""), keys.hash("", b"user"));
}

#[test]
fn each_key_has_its_id() {
    let first = keys(KEY);
    assert_eq!(first.hash("a", b"1")[..9], first.hash("b", b"2")[..9]);
    assert_ne!(first.hash("a", b"1")[..9], keys(b"0123456789abcdeF").hash("a", b"1")[..9]);
}

#[test]
fn short_keys_are_refused() {
    assert_eq!(HashKeys::new(b"0123456789abcde".to_vec()).err(), Some(HashKeyError::TooShort { bytes: 15 }));
    assert_eq!(HashKeys::new(Vec::new()).err(), Some(HashKeyError::TooShort { bytes: 0 }));
    assert!(HashKeys::new(Zeroizing::new(KEY.to_vec())).is_ok());
}

#[test]
fn no_text_reveals_the_key() {
    let keys = keys(KEY);
    let error = HashKeys::new(b"hunter2".to_vec()).expect_err("too short");
    assert_eq!(format!("{keys:?} {:?}", keys.start(&"email")), "HashKeys([REDACTED]) PendingHash([REDACTED])");
    assert_eq!(error.to_string(), "the key has 7 bytes, expected at least 16");
    assert!(!format!("{error:?}").contains("hunter2"));
}

/// Fails to compile without the `zeroize` features of `hmac` and `sha2`: the key's state would outlive its owner.
#[test]
fn the_state_is_wiped_on_drop() {
    fn wiped<T: zeroize::ZeroizeOnDrop>() {}
    wiped::<Sha256>();
}
