use super::{assert_clean, assert_unchanged};

const BODY: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\nAgEAAoIBAQC7VJTUt9Us8cKj";

#[test]
fn private_keys_are_redacted_to_the_end_marker_or_the_end() {
    let labels = [
        "PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "PGP PRIVATE KEY BLOCK",
        "private key",
        "Rsa Private Key",
        "ED25519 PRIVATE KEY",
    ];
    for label in labels {
        let key = format!("-----BEGIN {label}-----\n{BODY}\n-----END {label}-----");
        assert_clean(&[
            (&key, "[REDACTED]"),
            (&format!("before {key} after"), "before [REDACTED] after"),
            (&format!("{key}\n{key}\n"), "[REDACTED]\n[REDACTED]\n"),
            (&format!("{key} {key} ok"), "[REDACTED] [REDACTED] ok"),
            (&format!("{key}{key}"), "[REDACTED]"),
            (&format!("k={}&x", key.replace(' ', "+")), "k=[REDACTED]&x"),
            (&key.replace('\n', "\\n"), "[REDACTED]"),
            (&format!("key: {}", &key[..60]), "key: [REDACTED]"),
            (&format!("{{\"private_key\": \"{key}\"}}"), "{\"private_key\": \"[REDACTED]\"}"),
        ]);
    }
}

#[test]
fn other_armor_and_rules_are_kept() {
    assert_unchanged(&[
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "-----BEGIN PGP MESSAGE-----",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----",
        "-----BEGIN CERTIFICATE REQUEST-----",
        "-----BEGIN DH PARAMETERS-----",
        "-----BEGIN X509 CRL-----",
        "-----",
        "----------------------------------",
        "----- PRIVATE KEY -----",
        "BEGIN PRIVATE KEY",
        "--BEGIN PRIVATE KEY--",
        "the private key is missing",
        "PRIVATE KEY not found",
        "-----END PRIVATE KEY-----",
        "a -----> b",
        "-- comment --",
        "+-----+-----+",
        "-----BEGIN-----",
        "-----BEGIN\nPRIVATE KEY-----",
    ]);
}
