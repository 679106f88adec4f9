//! Encoded parts of lines that call sites and contexts cache. Only the encoder knows their format.

/// The parts of the head that all lines of a call site share.
pub(crate) struct Prefix {
    pub(crate) before: Box<[u8]>,
    pub(crate) after: Box<[u8]>,
    /// Whether `before` already holds the message, and `after` nothing.
    pub(crate) complete: bool,
}

/// The encoded fields of a context, in the installed format.
pub(crate) struct EncodedContext(pub(crate) Vec<u8>);
