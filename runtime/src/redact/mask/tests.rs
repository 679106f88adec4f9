use super::*;

fn masked(value: &str, keep_last: usize) -> String {
    let mut out = String::new();
    mask(&mut out, value, keep_last).expect("a String takes everything");
    out
}

#[test]
fn without_a_tail_all_values_have_one_mask() {
    for value in ["", "a", "secret", "🦀🦀🦀", &"x".repeat(1 << 20)] {
        assert_eq!(masked(value, 0), "****");
    }
}

#[test]
fn a_tail_is_shown_from_2n_plus_4_characters_on() {
    let cases = [
        ("12345", 1, "****"),
        ("123456", 1, "****6"),
        ("+4915112345", 4, "****"),
        ("+49151123456", 4, "****3456"),
        ("", 4, "****"),
        ("1234", usize::MAX, "****"),
        ("1234", usize::MAX / 2, "****"),
    ];
    for (value, keep_last, expected) in cases {
        assert_eq!(masked(value, keep_last), expected, "{value} keep_last {keep_last}");
    }
}

#[test]
fn characters_are_counted_not_bytes() {
    assert_eq!(masked("äöüäö", 1), "****", "5 characters in 10 bytes");
    assert_eq!(masked("äöüäöü", 1), "****ü");
    assert_eq!(masked("🦀🦞🦐🦑🐙🐚🐠🐟", 2), "****🐠🐟");
}

#[test]
fn a_mask_does_not_reveal_the_length() {
    assert_eq!(masked("abcdefgh1234", 4), masked("0123456789abcdefgh1234", 4));
}
