//! Parts of lines that call sites and contexts keep, as bytes: the encoder makes them, and alone knows what is in them.

/// The parts of the head that are the same for all lines of a call site.
pub(crate) struct Prefix {
    pub(crate) before: Box<[u8]>,
    pub(crate) after: Box<[u8]>,
    /// Whether `before` already holds the message, and `after` nothing.
    pub(crate) complete: bool,
}

/// The fields of a context as a line of the installed format holds them.
pub(crate) struct EncodedContext(pub(crate) Vec<u8>);
