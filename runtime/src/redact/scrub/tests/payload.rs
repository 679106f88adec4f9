use super::{assert_clean, assert_unchanged};

#[test]
fn dumped_payloads_are_redacted() {
    assert_clean(&[
        ("length: 9\npayload: 0x7b22746f6b656e22\n", "length: 9\npayload: 0x[REDACTED]\n"),
        ("Payload=0x7B22 end", "Payload=0x[REDACTED] end"),
        ("payload: 0x01, payload: 0x02", "payload: 0x[REDACTED], payload: 0x[REDACTED]"),
    ]);
}

#[test]
fn other_numbers_are_kept() {
    assert_unchanged(&[
        "payload length: 11",
        "payload: 0x",
        "address: 0x7ffd",
        "at 0x7b22746f6b656e22",
        "payload: 0 xs",
    ]);
}
