//! Generates the schema of `lock_cost`, which has 500 fields.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Cycles through types and classes so that every rule of a lock is exercised.
const FORMS: [(&str, &str); 8] = [
    ("", "u64"),
    ("", "String"),
    ("#[log(pii = \"hash\")]", "String"),
    ("#[log(unit = \"ms\")]", "Duration"),
    ("", "Vec<i64>"),
    ("#[log(pii = \"mask\", keep_last = 4)]", "String"),
    ("#[log(sensitive = \"never logged\")]", "String"),
    ("#[log(string)]", "u32"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut schema = "/// The maximum size.\n#[chat_log::log_schema(service = \"chat\", namespace = \"chat\")]\n\
                      struct LogSchema {\n"
        .to_owned();
    for (number, (attribute, kind)) in (0..500).zip(FORMS.iter().cycle()) {
        writeln!(schema, "    {attribute}\n    field_{number}: {kind},").expect("writing to a string cannot fail");
    }
    schema.push_str("}\n");
    let directory = env::var("OUT_DIR").expect("cargo sets `OUT_DIR`");
    fs::write(Path::new(&directory).join("schema_of_500.rs"), schema).expect("`OUT_DIR` is writable");
}
