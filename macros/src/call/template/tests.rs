use super::Part::{Hole, Stray, Text};
use super::*;

#[test]
fn a_message_is_cut_at_its_braces() {
    let text = |text: &str| Text(text.to_owned());
    let hole = |hole: &str| Hole(hole.to_owned());
    for (message, parts) in [
        ("", vec![]),
        ("plain", vec![text("plain")]),
        ("by {user_id}", vec![text("by "), hole("user_id")]),
        ("{a}{b} and {c}.", vec![hole("a"), hole("b"), text(" and "), hole("c"), text(".")]),
        ("{{x}} {{{a}}}", vec![text("{x} {"), hole("a"), text("}")]),
        ("{}", vec![hole("")]),
        ("{a.b} {c:?}", vec![hole("a.b"), text(" "), hole("c:?")]),
        ("open {a", vec![text("open "), Stray('{'), text("a")]),
        ("{a {b}", vec![Stray('{'), text("a "), hole("b")]),
        ("shut }", vec![text("shut "), Stray('}')]),
        ("größe {größe}", vec![text("größe "), hole("größe")]),
    ] {
        assert_eq!(split(message), parts, "{message}");
    }
}
