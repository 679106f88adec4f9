use crate::redact::scrub::bound::cut;
use crate::redact::scrub::scrub;

#[test]
fn a_long_text_is_cut_between_two_words() {
    let text = format!("{} password=hunter2{}", "word ".repeat(2_000), "x".repeat(9_000));
    for longest in [10_010, 10_015, 10_020, 12_000] {
        let shown = cut(&text, longest);
        assert!(
            shown.len() <= longest && shown.trim_end().ends_with("word"),
            "{longest}: {}",
            &shown[shown.len() - 20..]
        );
        assert!(!scrub(shown).contains("hunter2"));
    }
}

#[test]
fn a_long_word_is_cut_well_before_the_bound() {
    let text = "ä".repeat(10_000);
    assert!((5_900..=6_000).contains(&cut(&text, 10_001).len()));
}
