//! UUIDs. Without the feature `uuid`, no field can be declared as one, so there are no values of the type.

pub(crate) use imp::Uuid;
pub(super) use imp::parse;

#[cfg(feature = "uuid")]
mod imp {
    use crate::schema::Kind;
    use crate::value::{Value, accept, field_types};
    pub(crate) use ::uuid::Uuid;
    use ::uuid::fmt::Hyphenated;

    field_types! {
        Uuid: Kind::Uuid, id => Value::Uuid(*id);
    }

    accept! {
        Uuid: Uuid;
    }

    /// Parses the form in which lines contain a UUID.
    pub(in crate::value) fn parse(text: &str) -> Option<Uuid> {
        text.parse().ok().map(Hyphenated::into_uuid)
    }
}

#[cfg(not(feature = "uuid"))]
mod imp {
    use std::fmt;

    #[derive(Clone, Copy, Debug)]
    pub enum Uuid {}

    impl fmt::Display for Uuid {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            match *self {}
        }
    }

    pub(in crate::value) fn parse(_text: &str) -> Option<Uuid> {
        None
    }
}
