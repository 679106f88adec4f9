//! A field's key as written in a line, built at compile time.

/// `,"user_id":` in a block of fixed size, which is copied by a few vector moves instead of a call.
pub(crate) struct JsonKey {
    block: [u8; JsonKey::BLOCK],
    len: u8,
    name: &'static str,
}

impl JsonKey {
    pub(crate) const BLOCK: usize = 48;

    /// `name` needs no escaping: the schema macro only permits `[a-z0-9_.]`.
    pub(crate) const fn new(name: &'static str) -> Self {
        let (mut block, text) = ([0; Self::BLOCK], name.as_bytes());
        if text.len() + 4 > Self::BLOCK {
            return Self { block, len: 0, name };
        }
        block[0] = b',';
        block[1] = b'"';
        let mut at = 0;
        while at < text.len() {
            block[at + 2] = text[at];
            at += 1;
        }
        block[at + 2] = b'"';
        block[at + 3] = b':';
        Self { block, len: (at + 4) as u8, name }
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the block and the length of the key in it; `None` for a name that is too long.
    #[inline]
    pub(crate) fn block(&self) -> Option<(&[u8; Self::BLOCK], usize)> {
        if self.len == 0 { None } else { Some((&self.block, self.len as usize)) }
    }
}
