use super::*;

fn fits(kind: Kind, value: Value<'_>) -> bool {
    fit(&FieldDef::of_kind(kind, "field", "app.field"), value).is_some()
}

#[test]
fn only_what_loses_nothing_fits() {
    let (byte, signed_byte) = (Kind::Integer { signed: false, bits: 8 }, Kind::Integer { signed: true, bits: 8 });
    for (kind, value, expected) in [
        (byte, Value::U64(255), true),
        (byte, Value::U64(256), false),
        (byte, Value::I64(-1), false),
        (byte, Value::U128(&255), true),
        (byte, Value::Str("7"), true),
        (byte, Value::Str("007"), false),
        (byte, Value::Str("256"), false),
        (signed_byte, Value::I64(-128), true),
        (signed_byte, Value::I64(-129), false),
        (signed_byte, Value::U64(127), true),
        (signed_byte, Value::U64(128), false),
        (signed_byte, Value::I128(&-128), true),
        (Kind::Float { bits: 64 }, Value::F64(f64::NAN), false),
        (Kind::Float { bits: 64 }, Value::U64(u64::MAX), false),
        (Kind::Float { bits: 32 }, Value::F64(f64::from(0.1_f32)), true),
        (Kind::Float { bits: 32 }, Value::F64(0.1), false),
        (Kind::Bool, Value::Str("true"), true),
        (Kind::Bool, Value::Str("yes"), false),
        (Kind::Char, Value::Str("ä"), true),
        (Kind::Char, Value::Str("ab"), false),
        (Kind::Ip, Value::Str("10.0.0.1"), true),
        (Kind::Ip, Value::Str("10.0.0"), false),
        (Kind::Keyword(Some(&["join", "leave"])), Value::Str("join"), true),
        (Kind::Keyword(Some(&["join", "leave"])), Value::Str("other"), false),
        (Kind::Uuid, Value::Str("0af76519-16cd-43dd-8448-eb211c80319c"), cfg!(feature = "uuid")),
        (Kind::Uuid, Value::Str("0af7651916cd43dd8448eb211c80319c"), false),
        (Kind::Uuid, Value::Str("0af76519-16cd-43dd-8448-eb211c80319g"), false),
        (Kind::Json, Value::Str("{}"), false),
    ] {
        let text = match value {
            Value::Str(text) => text,
            _ => "a number",
        };
        assert_eq!(fits(kind, value), expected, "{kind:?} {text}");
    }
}

#[test]
fn a_length_of_time_is_read_as_debug_writes_it() {
    for time in [
        Duration::ZERO,
        Duration::MAX,
        Duration::from_nanos(1),
        Duration::from_nanos(12_750_001),
        Duration::from_micros(1_500),
        Duration::from_secs(90),
    ] {
        assert_eq!(duration(&format!("{time:?}")), Some(time));
    }
    for bad in ["", "ms", "1", "1.ms", "1.0000001ms", "1 ms", "-1ms", "1.5.5s", "1min"] {
        assert_eq!(duration(bad), None, "{bad}");
    }
}
