//! The reference of all members of a line, in Markdown.

use super::Export;
use super::line::Member;
use crate::layout::Layout;
use crate::schema::{Class, Unit};
use std::fmt::Write as _;

pub(super) fn reference(export: &Export, layout: Layout) -> String {
    let mut page = format!("# Log fields of {}, {} layout\n\n", export.service, layout.as_str());
    page.push_str("| field | type | privacy | meaning |\n| --- | --- | --- | --- |\n");
    for member in export.members(layout) {
        let (path, kind, class, docs) = (&member.path, type_of(&member), class_of(&member), docs_of(&member));
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| `{path}` | {kind} | {class} | {docs} |");
    }
    page
}

fn type_of(member: &Member) -> String {
    let Some(field) = member.field else { return format!("{:?}", member.mapping_type).to_lowercase() };
    let unit = match field.unit {
        Some(Unit::Nanoseconds) => ", in ns",
        Some(Unit::Microseconds) => ", in µs",
        Some(Unit::Milliseconds) => ", in ms",
        Some(Unit::Seconds) => ", in s",
        None => "",
    };
    if field.type_name.is_empty() {
        return format!("{:?}{unit}", member.mapping_type).to_lowercase();
    }
    format!("`{}`{unit}", field.type_name)
}

fn class_of(member: &Member) -> String {
    match member.field.map(|field| &field.class) {
        None | Some(Class::Open) => String::new(),
        Some(Class::Public(why)) => format!("public: {}", cell(why)),
        Some(class) => cell(&class.describe()),
    }
}

fn docs_of(member: &Member) -> String {
    let docs = cell(&member.docs);
    match member.field.and_then(|field| field.deprecated) {
        Some(note) => format!("**Deprecated**: {}. {docs}", cell(note)),
        None => docs,
    }
}

/// Escapes a text for one cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}
