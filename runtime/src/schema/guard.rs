//! The alias guard: names that must not stand in a value's expression.

/// The names that a schema refuses and those that it exempts, as its calls check them in constant evaluation.
#[derive(Debug)]
pub struct Guard {
    schema: &'static str,
    mask: u64,
    sensitive: &'static [(&'static str, &'static str)],
    exempt: &'static [&'static str],
}

impl Guard {
    /// `sensitive` holds names with their reasons, `exempt` the names that are declared `public` or `pii`.
    #[must_use]
    pub const fn new(
        schema: &'static str,
        sensitive: &'static [(&'static str, &'static str)],
        exempt: &'static [&'static str],
    ) -> Self {
        let (mut mask, mut at) = (0, 0);
        while at < sensitive.len() {
            mask |= name_bit(sensitive[at].0);
            at += 1;
        }
        Self { schema, mask, sensitive, exempt }
    }

    /// Whether any name behind `mask` can be sensitive: one comparison that spares most calls the rest.
    #[must_use]
    pub const fn may_hit(&self, mask: u64) -> bool {
        self.mask & mask != 0
    }

    /// # Panics
    /// If `ident` is, or ends in `_` plus, a sensitive name: this is the compile error.
    #[track_caller]
    pub const fn check(&self, ident: &'static str) {
        if let Some((name, reason)) = self.find(ident) {
            refuse(ident, name, self.schema, reason);
        }
    }

    /// The macro found the built-in credential word `word` in `ident`.
    ///
    /// # Panics
    /// Unless the schema declares the name `public` or `pii`: this is the compile error.
    #[track_caller]
    pub const fn check_builtin(&self, ident: &'static str, word: &'static str) {
        self.check(ident);
        if !contains(self.exempt, ident) && !contains(self.exempt, word) {
            suspect(ident, word);
        }
    }

    /// The sensitive name that an identifier is, or ends in.
    const fn find(&self, ident: &str) -> Option<(&'static str, &'static str)> {
        let mut at = if contains(self.exempt, ident) { self.sensitive.len() } else { 0 };
        while at < self.sensitive.len() {
            if is_or_ends_in(ident, self.sensitive[at].0) {
                return Some(self.sensitive[at]);
            }
            at += 1;
        }
        None
    }
}

#[track_caller]
const fn refuse(ident: &'static str, name: &'static str, schema: &'static str, reason: &'static str) -> ! {
    panic!(
        "{}",
        Text::new()
            .add("`")
            .add(ident)
            .add("` names the sensitive field `")
            .add(name)
            .add("` of `")
            .add(schema)
            .add("`: ")
            .add(reason)
            .add("; if it holds something else, write `allow_name(")
            .add(ident)
            .add(")`")
            .as_str()
    )
}

#[track_caller]
const fn suspect(ident: &'static str, word: &'static str) -> ! {
    panic!(
        "{}",
        Text::new()
            .add("`")
            .add(ident)
            .add("` sounds like a credential (`")
            .add(word)
            .add("`), and what it holds must not be logged; if it is harmless, write `allow_name(")
            .add(ident)
            .add(")`")
            .as_str()
    )
}

/// A compile error's text, put together in constant evaluation, where `format!` does not exist.
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

/// One of 64 bits, by FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>, the 64-bit parameters).
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

    /// The macros compute the same bits: the same rows stand in their test.
    #[test]
    fn bits_are_those_of_the_macros() {
        let rows = [("", 0xcbf2_9ce4_8422_2325_u64), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)];
        for (name, hash) in rows {
            assert_eq!(name_bit(name), 1 << (hash >> 58), "{name}");
        }
    }
}
