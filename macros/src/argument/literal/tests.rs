use super::*;
use quote::ToTokens;
use syn::parse_str;

fn inference_of(value: &str) -> Inference {
    inference(&parse_str(value).expect("the case is an expression")).0
}

#[test]
fn literals_take_the_fields_type() {
    for value in [
        "404",
        "-1",
        "1.0",
        "(5)",
        "&5",
        "!0",
        "60 * 60 - 1",
        "1 << n",
        "if c { 1 } else { 2 }",
        "if c { 1 } else if d { 2 } else { return }",
        "match x { Some(_) => 1, None => panic!(\"none\") }",
        "{ f(); 5 }",
        "unsafe { 5 }",
        "vec![1, 2]",
        "vec![0; n]",
        "if c { vec![1] } else { vec![] }",
    ] {
        assert_eq!(inference_of(value), Inference::Exact, "{value}");
    }
    for value in ["Some(3)", "None", "Option::Some(-3)", "if c { Some(1) } else { None }", "Some(vec![1])"] {
        assert_eq!(inference_of(value), Inference::Option, "{value}");
    }
    for value in ["[1, 2]", "&[1.5]", "[0; 3]", "[]"] {
        assert_eq!(inference_of(value), Inference::Slice, "{value}");
    }
}

#[test]
fn what_has_a_type_keeps_it() {
    for value in [
        "x",
        "5_u32",
        "\"text\"",
        "true",
        "1 + x",
        "x << 1",
        "1 < 2",
        "5 as u64",
        "Some(x)",
        "Some(Some(1))",
        "Some([1])",
        "None::<u64>",
        "if c { 1 } else { x }",
        "if c { 1 } else { None }",
        "vec![1, x]",
        "vec![\"a\"]",
        "[x, 1]",
        "{ f(); 5; }",
        "{ vec![1]; }",
        "f(5)",
        "return",
        "'a: { break 'a 5 }",
    ] {
        assert_eq!(inference_of(value), Inference::Typed, "{value}");
    }
}

#[test]
fn a_reference_to_a_literal_is_taken_off_and_any_other_stays() {
    for (value, borrowed) in [("&[1, 2]", "[1 , 2]"), ("&(5)", "5"), ("&x", "& x"), ("&mut 5", "& mut 5")] {
        let value: Expr = parse_str(value).expect("the case is an expression");
        assert_eq!(inference(&value).1.to_token_stream().to_string(), borrowed);
    }
}
