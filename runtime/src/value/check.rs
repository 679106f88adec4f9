//! The checks of a schema that need the declared type. They run in constant evaluation, because macros see no types.

use super::FieldType;
use crate::schema::{Class, EcsType, Kind};

/// # Panics
/// If `T` does not convert losslessly to the field's type in ECS. The panic is the compile error.
#[track_caller]
pub const fn check_ecs<T: FieldType + ?Sized>(_name: &'static str, _ecs: &'static str, ecs_type: EcsType) {
    let element = match T::KIND {
        Kind::List(element) => *element,
        kind => kind,
    };
    if fits(element, ecs_type) {
        return;
    }
    match ecs_type {
        EcsType::Long | EcsType::UnsignedLong => {
            panic!(
                "this ECS field is an integer (`long`): declare an integer of at most 64 bits, or a `Duration` with `unit = \"ns\"`"
            )
        }
        EcsType::Double | EcsType::Float | EcsType::ScaledFloat => {
            panic!("this ECS field is a float: declare `f64`, `f32`, an integer of at most 32 bits, or a `Duration`")
        }
        EcsType::Boolean => panic!("this ECS field is a boolean: declare `bool`"),
        EcsType::Date => panic!("this ECS field is a date: declare `SystemTime` or another date type"),
        EcsType::Ip => panic!("this ECS field is an IP address: declare `IpAddr`"),
        EcsType::Flattened => panic!("this ECS field is `flattened`: declare `Json<T>`"),
        EcsType::Keyword | EcsType::Text | EcsType::Wildcard | EcsType::ConstantKeyword => {
            panic!("this ECS field is text: declare `String`, an enum, or another type that is written as one string")
        }
        EcsType::Object | EcsType::Nested | EcsType::GeoPoint => {
            panic!("this ECS field is an object: name one of its leaves")
        }
    }
}

const fn fits(kind: Kind, ecs_type: EcsType) -> bool {
    match ecs_type {
        EcsType::Keyword | EcsType::Text | EcsType::Wildcard | EcsType::ConstantKeyword => {
            !matches!(kind, Kind::Object(_) | Kind::Json | Kind::List(_) | Kind::Float { .. })
        }
        EcsType::Long => match kind {
            Kind::Integer { bits, .. } => bits <= 64,
            Kind::Duration => true,
            _ => false,
        },
        EcsType::UnsignedLong => matches!(kind, Kind::Integer { signed: false, bits: 0..=64 }),
        EcsType::Double | EcsType::Float | EcsType::ScaledFloat => {
            matches!(kind, Kind::Float { .. } | Kind::Duration | Kind::Integer { bits: 0..=32, .. })
        }
        EcsType::Boolean => matches!(kind, Kind::Bool),
        EcsType::Date => matches!(kind, Kind::Timestamp | Kind::Date),
        EcsType::Ip => matches!(kind, Kind::Ip),
        EcsType::Flattened => matches!(kind, Kind::Json),
        EcsType::Object | EcsType::Nested | EcsType::GeoPoint => false,
    }
}

/// # Panics
/// If a `Duration` has no unit or another type has one. The panic is the compile error.
#[track_caller]
pub const fn check_unit<T: FieldType + ?Sized>(_name: &'static str, has_unit: bool) {
    let duration = match T::KIND {
        Kind::List(element) => matches!(element, Kind::Duration),
        kind => matches!(kind, Kind::Duration),
    };
    if duration && !has_unit {
        panic!("a `Duration` needs a unit: `#[log(unit = \"ms\")]`, or \"ns\", \"us\", \"s\"");
    }
    if !duration && has_unit {
        panic!("only a `Duration` has a unit");
    }
}

/// # Panics
/// If the class does not apply to the declared type. The panic is the compile error.
#[track_caller]
pub const fn check_class<T: FieldType + ?Sized>(_name: &'static str, class: &Class) {
    let element = match T::KIND {
        Kind::List(element) => *element,
        kind => kind,
    };
    match class {
        Class::Truncate if !matches!(element, Kind::Ip | Kind::Timestamp | Kind::Date) => {
            panic!("only an `IpAddr` or a date can be truncated: use `pii = \"hash\"`, \"mask\" or \"drop\"")
        }
        Class::Hash { .. } | Class::Mask { .. } if matches!(element, Kind::Object(_) | Kind::Json) => {
            panic!(
                "an object can't be hashed or masked as a whole: give its leaves their classes, or use `pii = \"drop\"`"
            )
        }
        Class::Hash { .. }
            if matches!(element, Kind::Bool | Kind::Keyword(Some(_)) | Kind::Integer { bits: 0..=8, .. }) =>
        {
            panic!(
                "a hash can't hide a type of so few values: its pseudonyms can be counted and told apart; use `pii = \"drop\"`"
            )
        }
        Class::Hash { domain: Some(domain) } if has_zero(domain.as_bytes()) => {
            panic!("a `domain` can't contain a zero byte, which ends it in the input of the hash")
        }
        _ => {}
    }
}

const fn has_zero(mut bytes: &[u8]) -> bool {
    while let [first, rest @ ..] = bytes {
        if *first == 0 {
            return true;
        }
        bytes = rest;
    }
    false
}

/// # Panics
/// If a type other than an integer has `string`. The panic is the compile error.
#[track_caller]
pub const fn check_string<T: FieldType + ?Sized>(_name: &'static str) {
    let element = match T::KIND {
        Kind::List(element) => *element,
        kind => kind,
    };
    if !matches!(element, Kind::Integer { .. }) {
        panic!("only an integer can be written as a string by `#[log(string)]`");
    }
}

/// # Panics
/// If a type other than `String` has `text`. The panic is the compile error.
#[track_caller]
pub const fn check_text<T: FieldType + ?Sized>(_name: &'static str) {
    if !matches!(T::KIND, Kind::Keyword(None)) {
        panic!("only a `String` can be free text: remove `text`");
    }
}
