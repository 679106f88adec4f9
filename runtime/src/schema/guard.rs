//! The name guard: names that must not give a value.

/// What a call evaluates at compile time about the names that give its values.
#[derive(Debug)]
pub struct Guard {
    schema: &'static str,
    mask: u64,
    sensitive: &'static [(&'static str, &'static str)],
    public: &'static [&'static str],
    personal: &'static [(&'static str, &'static str, u8)],
}

impl Guard {
    /// `sensitive` holds names with their reasons, `public` the names declared harmless, `personal` those with a `pii`
    /// class: the class as spelled, and a number that grows with its strictness.
    #[must_use]
    pub const fn new(
        schema: &'static str,
        sensitive: &'static [(&'static str, &'static str)],
        public: &'static [&'static str],
        personal: &'static [(&'static str, &'static str, u8)],
    ) -> Self {
        let (mut mask, mut at) = (0, 0);
        while at < sensitive.len() {
            mask |= name_bit(sensitive[at].0);
            at += 1;
        }
        at = 0;
        while at < personal.len() {
            mask |= name_bit(personal[at].0);
            at += 1;
        }
        Self { schema, mask, sensitive, public, personal }
    }

    /// Returns whether a name behind `mask` may be one of the schema's: one comparison that spares most calls the full
    /// check.
    #[must_use]
    pub const fn may_hit(&self, mask: u64) -> bool {
        self.mask & mask != 0
    }

    /// Checks a name that gives the value of `field`. `stem` is the name without words that denote another form of the
    /// same thing.
    ///
    /// # Panics
    /// If the name is a sensitive name, or ends in `_` and one, or is the name of a personal field of a stricter class
    /// than that of `field`. This is the compile error.
    #[track_caller]
    pub const fn check(&self, field: &'static str, name: &'static str, stem: &'static str, written: &'static str) {
        if contains(self.public, name) {
            return;
        }
        let mut at = 0;
        while at < self.sensitive.len() {
            let (sensitive, reason) = self.sensitive[at];
            if is_or_ends_in(name, sensitive) || is_or_ends_in(stem, sensitive) {
                refuse_sensitive(self.schema, sensitive, reason, written);
            }
            at += 1;
        }
        if let Some((class, strictness)) = self.personal_class(name) {
            let into = self.personal_class(field);
            if !matches!(into, Some((_, into)) if into >= strictness) {
                refuse_personal(self.schema, field, name, class, written);
            }
        }
    }

    /// Checks a name that gives a value and in which the macro found the credential word `word`.
    ///
    /// # Panics
    /// Unless the schema declares exactly that name `public`. This is the compile error.
    #[track_caller]
    pub const fn check_credential(&self, name: &'static str, written: &'static str, word: &'static str) {
        self.check("", name, name, written);
        if !contains(self.public, name) {
            refuse_credential(word, written);
        }
    }

    /// Checks a name that gives the value of `field` and in which the macro found the personal word `word`.
    ///
    /// # Panics
    /// Unless the schema declares exactly that name `public`, or `field` has a class. This is the compile error.
    #[track_caller]
    pub const fn check_personal(
        &self,
        field: &'static str,
        name: &'static str,
        written: &'static str,
        word: &'static str,
    ) {
        self.check(field, name, name, written);
        if !contains(self.public, name) && self.personal_class(field).is_none() {
            refuse_open(field, word, written);
        }
    }

    const fn personal_class(&self, name: &str) -> Option<(&'static str, u8)> {
        let mut at = 0;
        while at < self.personal.len() {
            let (personal, class, strictness) = self.personal[at];
            if equal(personal.as_bytes(), name.as_bytes()) {
                return Some((class, strictness));
            }
            at += 1;
        }
        None
    }
}

#[track_caller]
const fn refuse_sensitive(schema: &'static str, name: &'static str, reason: &'static str, written: &'static str) -> ! {
    let text = Text::new().add("`").add(written).add("` names the sensitive field `").add(name).add("` of `");
    let text = text.add(schema).add("`: ").add(reason).add("; if it holds something else, write `allow_name(");
    panic!("{}", text.add(written).add(")`").as_str())
}

#[track_caller]
const fn refuse_personal(
    schema: &'static str,
    field: &'static str,
    name: &'static str,
    class: &'static str,
    written: &'static str,
) -> ! {
    let text = Text::new().add("`").add(written).add("` names the field `").add(name).add("` of `").add(schema);
    let text = text.add("`, which is `pii = \"").add(class).add("\"`, and `").add(field).add("` shows more: write `");
    let text = text.add(name).add(" = …`; if it holds something else, write `allow_name(");
    panic!("{}", text.add(written).add(")`").as_str())
}

#[track_caller]
const fn refuse_credential(word: &'static str, written: &'static str) -> ! {
    let text = Text::new().add("`").add(written).add("` sounds like a credential (`").add(word);
    let text = text.add("`), and what it holds must not be logged; if it is harmless, write `allow_name(");
    panic!("{}", text.add(written).add(")`").as_str())
}

#[track_caller]
const fn refuse_open(field: &'static str, word: &'static str, written: &'static str) -> ! {
    let text = Text::new().add("`").add(written).add("` sounds like personal data (`").add(word).add("`), and `");
    let text = text.add(field).add("` has no `pii` class: log it in a field that has one; if it is harmless, write ");
    panic!("{}", text.add("`allow_name(").add(written).add(")`").as_str())
}

/// The text of a compile error, built in constant evaluation, where `format!` does not exist.
struct Text {
    bytes: [u8; 512],
    len: usize,
}

impl Text {
    const fn new() -> Self {
        Self { bytes: [0; 512], len: 0 }
    }

    const fn add(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "a sensitive name must not be logged",
        }
    }
}

const fn contains(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if equal(names[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_or_ends_in(ident: &str, name: &str) -> bool {
    let (ident, name) = (ident.as_bytes(), name.as_bytes());
    if ident.len() <= name.len() {
        return equal(ident, name);
    }
    let (start, end) = ident.split_at(ident.len() - name.len());
    start[start.len() - 1] == b'_' && equal(end, name)
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Returns one of 64 bits, by FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>, the 64-bit parameters).
pub(crate) const fn name_bit(name: &str) -> u64 {
    let (bytes, mut hash, mut at) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325_u64, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    1 << (hash >> 58)
}

#[cfg(test)]
mod tests {
    use super::name_bit;

    /// The macros must compute the same bits: their test has the same rows.
    #[test]
    fn bits_are_those_of_the_macros() {
        let rows = [("", 0xcbf2_9ce4_8422_2325_u64), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)];
        for (name, hash) in rows {
            assert_eq!(name_bit(name), 1 << (hash >> 58), "{name}");
        }
    }
}
