use super::is_known;
use std::fmt;

/// Formats itself in several parts.
struct Parts(&'static [&'static str]);

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| f.write_str(part))
    }
}

#[test]
fn a_message_is_the_known_one_or_whole() {
    let known = "joined größe";
    let parts: [&[&str]; 8] = [
        &["joined größe"],
        &["joined ", "größe"],
        &["joined ", "gr", "ö", "ße", ""],
        &[""],
        &["joined"],
        &["joined größe", "!"],
        &["joined ", "grö", "sse"],
        &["left"],
    ];
    for parts in parts {
        let mut rest = None;
        let whole = parts.concat();
        let same = is_known(&Parts(parts), known, &mut rest);
        assert_eq!(same, whole == known, "{whole}");
        assert_eq!(rest.map(|rest| rest.message.clone()), (!same).then_some(whole));
    }
}
