//! Where a value stands in a record: the field, and the leaves of objects down to it.

use std::fmt;

/// `peer.email` for the leaf `email` of an object in the field `peer`.
#[derive(Clone, Copy)]
pub(super) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    name: &'p str,
}

impl<'p> Path<'p> {
    pub(super) fn of_field(name: &'p str) -> Self {
        Self { parent: None, name }
    }

    pub(super) fn leaf(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), name }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}.")?;
        }
        f.write_str(self.name)
    }
}
