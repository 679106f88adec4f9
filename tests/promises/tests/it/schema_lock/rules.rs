//! The changes between two real schemas that pass and that fail.
#![expect(dead_code, reason = "schemas are compared, and nothing is logged")]

use chat_log::LogValue;
use chat_log::lock::{Change, Changes, Lock};

/// Computes the changes from one schema to another.
macro_rules! changes {
    ({ $($before:tt)* } -> { $($after:tt)* }) => {
        changes!("chat" { $($before)* } -> "chat" { $($after)* })
    };
    ($old:literal { $($before:tt)* } -> $new:literal { $($after:tt)* }) => {{
        mod before {
            #[chat_log::log_schema(service = "chat", namespace = $old)]
            pub(super) struct LogSchema { $($before)* }
        }
        mod after {
            #[chat_log::log_schema(service = "chat", namespace = $new)]
            pub(super) struct LogSchema { $($after)* }
        }
        Lock::of::<after::LogSchema>().changes_since(&Lock::of::<before::LogSchema>())
    }};
}

/// Requires one change that breaks this.
#[track_caller]
fn breaks(changes: &Changes, what: &str, before: &str, after: &str, why: &str) {
    let [change] = changes.iter().collect::<Vec<&Change>>()[..] else { panic!("not one change:\n{changes}") };
    assert_eq!((change.what(), change.before(), change.after()), (what, before, after), "{change}");
    assert!(change.breaks().is_some_and(|text| text.contains(why)), "{why} is missing: {change}");
}

/// Requires one change that breaks nothing.
#[track_caller]
fn passes(changes: &Changes, what: &str, before: &str, after: &str) {
    let [change] = changes.iter().collect::<Vec<&Change>>()[..] else { panic!("not one change:\n{changes}") };
    assert_eq!((change.what(), change.before(), change.after()), (what, before, after), "{change}");
    assert_eq!(change.breaks(), None, "{change}");
}

#[derive(LogValue)]
struct Address(String);

#[derive(LogValue)]
enum Short {
    Joined,
    Left,
}

#[derive(LogValue)]
enum Long {
    Joined,
    Left,
    Banned,
}

#[derive(LogValue)]
enum Renamed {
    Joined,
    #[log(rename = "gone")]
    Left,
}

#[test]
fn an_unchanged_schema_has_no_changes() {
    let changes = changes!({ user_id: u64, #[log(pii = "hash")] email: String } -> {
        /// Docs, order and names of Rust types may change.
        #[log(pii = "hash")]
        email: crate::schema_lock::rules::Address,
        user_id: u64,
    });
    assert!(changes.is_empty(), "{changes}");
    assert_eq!(changes.to_markdown(), "### Log schema: no change\n");
}

#[test]
fn additions_pass() {
    passes(&changes!({ a: u8 } -> { a: u8, b: String }), "new", "", "string");
    passes(&changes!({ a: u8 } -> { a: u8, #[log(pii = "drop")] b: String }), "new", "", "string, pii = \"drop\"");
    passes(
        &changes!({ a: crate::schema_lock::rules::Short } -> { a: crate::schema_lock::rules::Long }),
        "enum values",
        "joined, left",
        "joined, left, banned",
    );
}

#[test]
fn a_changed_type_breaks_the_index() {
    let changes = changes!({ a: u64 } -> { a: String });
    breaks(&changes, "type", "u64", "string", "it maps the field as `unsigned_long`, and new lines need `keyword`");
    breaks(&changes!({ a: i64 } -> { a: u64 }), "type", "i64", "u64", "`long`, and new lines need `unsigned_long`");
    breaks(&changes!({ a: i64 } -> { a: f64 }), "type", "i64", "f64", "`double`");
    breaks(
        &changes!({ #[log(public = "the server's")] ip: std::net::IpAddr } -> { #[log(public = "the server's")] ip: String }),
        "type",
        "ip",
        "string",
        "`keyword`",
    );
    // The index accepts these, but readers of the lines do not.
    breaks(&changes!({ a: u8 } -> { a: Vec<u8> }), "type", "u8", "[u8]", "values of another form");
    breaks(
        &changes!({ a: crate::schema_lock::rules::Short } -> { a: String }),
        "type",
        "enum",
        "string",
        "another form",
    );
    breaks(&changes!({ a: String } -> { a: char }), "type", "string", "char", "another form");
}

#[test]
fn a_number_type_may_change_to_one_that_the_index_maps_alike() {
    passes(&changes!({ a: u16 } -> { a: i64 }), "type", "u16", "i64");
    passes(&changes!({ a: f32 } -> { a: f64 }), "type", "f32", "f64");
    passes(&changes!({ #[log(string)] a: u32 } -> { #[log(string)] a: u64 }), "type", "u32", "u64");
    // A user's id is a keyword in ECS and a number in the flat layout.
    breaks(
        &changes!({ #[log(ecs = "user.id")] a: u32 } -> { #[log(ecs = "user.id")] a: u64 }),
        "type",
        "u32",
        "u64",
        "`long`",
    );
}

#[test]
fn a_changed_unit_breaks_comparisons() {
    let changes =
        changes!({ #[log(unit = "ms")] a: std::time::Duration } -> { #[log(unit = "s")] a: std::time::Duration });
    breaks(&changes, "unit", "ms", "s", "the numbers of old and new lines have different units");
    let changes =
        changes!({ #[log(unit = "ms")] a: std::time::Duration } -> { #[log(unit = "ns")] a: std::time::Duration });
    breaks(&changes, "unit", "ms", "ns", "different units; breaks the index: it maps the field as `double`");
}

#[test]
fn changed_flags_break_the_index() {
    breaks(&changes!({ a: u64 } -> { #[log(string)] a: u64 }), "string", "no", "yes", "`keyword`");
    breaks(&changes!({ #[log(string)] a: u64 } -> { a: u64 }), "string", "yes", "no", "`unsigned_long`");
    breaks(&changes!({ a: String } -> { #[log(text)] a: String }), "text", "no", "yes", "`match_only_text`");
    let changes = changes!({ #[log(text)] a: String } -> { a: String });
    breaks(
        &changes,
        "text",
        "yes",
        "no",
        "breaks the privacy promise: its texts are no longer scrubbed of credentials",
    );
}

#[test]
fn a_removed_field_must_have_been_deprecated() {
    breaks(&changes!({ a: u8, b: u8 } -> { a: u8 }), "removed", "u8", "", "it was not deprecated first");
    passes(&changes!({ a: u8, #[deprecated(note = "use `a`")] b: u8 } -> { a: u8 }), "removed", "u8", "");
    passes(&changes!({ a: u8 } -> { #[deprecated(note = "use `b`")] a: u8 }), "deprecated", "", "use `b`");
    let changes = changes!({ a: u8, #[log(sensitive = "never")] code: String } -> { a: u8 });
    breaks(
        &changes,
        "removed",
        "never logged, sensitive = \"never\"",
        "",
        "values under this name are no longer refused",
    );
}

#[test]
fn a_removed_or_renamed_variant_breaks_searches() {
    let words = "enum values";
    let changes = changes!({ a: crate::schema_lock::rules::Long } -> { a: crate::schema_lock::rules::Short });
    breaks(&changes, words, "joined, left, banned", "joined, left", "searches and alerts for `banned`");
    let changes = changes!({ a: crate::schema_lock::rules::Short } -> { a: crate::schema_lock::rules::Renamed });
    breaks(&changes, words, "joined, left", "joined, gone", "searches and alerts for `left`");
    let changes =
        changes!({ a: Vec<crate::schema_lock::rules::Short> } -> { a: Vec<crate::schema_lock::rules::Renamed> });
    breaks(&changes, words, "joined, left", "joined, gone", "searches and alerts for `left`");
}

#[test]
fn a_changed_ecs_name_breaks_the_index() {
    let changes = changes!({ #[log(ecs = "user.id")] a: String } -> { #[log(ecs = "client.user.id")] a: String });
    breaks(&changes, "ECS name", "user.id", "client.user.id", "queries for `user.id` match no new line");
    breaks(
        &changes!({ a: String } -> { #[log(ecs = "user.id")] a: String }),
        "ECS name",
        "chat.a",
        "user.id",
        "`chat.a`",
    );
    // The new name has another type in ECS, which is not a second change.
    let changes = changes!({ #[log(ecs = "user.id")] a: u64 } -> { #[log(ecs = "http.response.status_code")] a: u64 });
    breaks(&changes, "ECS name", "user.id", "http.response.status_code", "`user.id`");
    breaks(&changes!("chat" { a: u8 } -> "talk" { a: u8 }), "ECS name", "chat.a", "talk.a", "`chat.a`");
}

#[test]
fn a_changed_domain_breaks_linking() {
    let changes = changes!({ #[log(pii = "hash")] a: String } -> { #[log(pii = "hash", domain = "user")] a: String });
    breaks(&changes, "class", "pii = \"hash\"", "pii = \"hash\", domain = \"user\"", "breaks linking");
}

/// The schemas of a row have one field per class, from strong to weak.
#[test]
fn every_step_down_in_the_order_of_strength_fails_and_every_step_up_passes() {
    macro_rules! classes {
        ($($name:ident: [$($attribute:meta)?],)*) => { vec![$({
            mod $name {
                #[chat_log::log_schema(service = "chat", namespace = "chat")]
                pub(super) struct LogSchema { $(#[$attribute])? a: String }
            }
            (stringify!($name), Lock::of::<$name::LogSchema>())
        }),*] };
    }
    let classes = classes! {
        sensitive: [log(sensitive = "never")],
        dropped: [log(pii = "drop")],
        masked: [log(pii = "mask")],
        hashed: [log(pii = "hash")],
        showing_two: [log(pii = "mask", keep_last = 2)],
        showing_four: [log(pii = "mask", keep_last = 4)],
        open: [],
    };
    for (place, (strong, stronger)) in classes.iter().enumerate() {
        for (weak, weaker) in &classes[place + 1..] {
            let down = weaker.changes_since(stronger);
            let reason = down.breaking().filter_map(Change::breaks).collect::<String>();
            assert!(reason.contains("breaks the privacy promise: before, "), "{strong} to {weak}: {down}");
            let up = stronger.changes_since(weaker);
            assert!(!up.is_empty() && up.breaking().count() == 0, "{weak} to {strong}: {up}");
        }
    }
}

#[test]
fn a_class_is_removed_only_with_a_stated_reason() {
    let changes = changes!({ #[log(sensitive = "never")] a: String } -> { a: String });
    breaks(
        &changes,
        "class",
        "sensitive = \"never\"",
        "no class",
        "before, it can't be logged; now, the value itself is written",
    );
    assert!(changes.to_string().contains("state the reason in the schema: `#[log(public = \"why\")]`"), "{changes}");
    let changes =
        changes!({ #[log(pii = "hash")] email: String } -> { #[log(public = "of the test account")] email: String });
    passes(&changes, "class", "pii = \"hash\"", "public = \"of the test account\"");
    let changes = changes!({ #[log(public = "a")] email: String } -> { #[log(public = "b")] email: String });
    passes(&changes, "class", "public = \"a\"", "public = \"b\"");
    // A pseudonym reveals less than a network but is a keyword, which an index that maps an address refuses.
    let changes =
        changes!({ #[log(pii = "truncate")] ip: std::net::IpAddr } -> { #[log(pii = "hash")] ip: std::net::IpAddr });
    breaks(
        &changes,
        "class",
        "pii = \"truncate\"",
        "pii = \"hash\"",
        "it maps the field as `ip`, and new lines need `keyword`",
    );
    let changes = changes!({ #[log(pii = "hash")] ip: std::net::IpAddr } -> { #[log(public = "the server's")] ip: std::net::IpAddr });
    breaks(&changes, "class", "pii = \"hash\"", "public = \"the server's\"", "breaks the index");
}

/// Two versions of one object.
mod objects {
    pub(super) mod before {
        #[derive(chat_log::LogValue)]
        pub(in crate::schema_lock::rules) struct Seat {
            pub(in crate::schema_lock::rules) row: u32,
            #[log(pii = "mask")]
            pub(in crate::schema_lock::rules) holder: String,
        }
        #[derive(chat_log::LogValue)]
        pub(in crate::schema_lock::rules) struct Place {
            pub(in crate::schema_lock::rules) seat: Seat,
            pub(in crate::schema_lock::rules) hall: String,
        }
    }
    pub(super) mod after {
        #[derive(chat_log::LogValue)]
        pub(in crate::schema_lock::rules) struct Seat {
            pub(in crate::schema_lock::rules) row: String,
            pub(in crate::schema_lock::rules) holder: String,
            pub(in crate::schema_lock::rules) color: String,
        }
        #[derive(chat_log::LogValue)]
        pub(in crate::schema_lock::rules) struct Place {
            pub(in crate::schema_lock::rules) seat: Seat,
        }
    }
}

#[test]
fn leaves_of_nested_objects_are_locked_too() {
    let changes = changes!({ a: crate::schema_lock::rules::objects::before::Place } -> { a: crate::schema_lock::rules::objects::after::Place });
    let told: Vec<(&str, &str, bool)> =
        changes.iter().map(|change| (change.field(), change.what(), change.breaks().is_some())).collect();
    let expected = [
        ("a.hall", "removed", true),
        ("a.seat.color", "new", false),
        ("a.seat.holder", "class", true),
        ("a.seat.row", "type", true),
    ];
    assert_eq!(told, expected, "{changes}");
    // A removed object and its leaves are one change.
    let changes = changes!({ a: crate::schema_lock::rules::objects::before::Place } -> { a: String });
    breaks(&changes, "type", "object", "string", "`object`, and new lines need `keyword`");
    let changes =
        changes!({ a: crate::schema_lock::rules::objects::before::Place } -> { #[log(sensitive = "never")] a: String });
    passes(&changes, "class", "no class", "sensitive = \"never\"");
}

/// The documents show the texts of changes, apart from the place.
#[test]
fn the_documents_show_the_texts_of_changes() {
    let class = changes!({ #[log(pii = "hash")] customer: String } -> { customer: String });
    let kind = changes!({ order_id: u64 } -> { order_id: String });
    let readme = include_str!("../../../../../README.md").to_owned();
    let rules = include_str!("../../../../../runtime/src/lock/mod.rs").replace("//!   ", "");
    for (document, changes, line) in [(readme, class, 21), (rules, kind, 12)] {
        let change = changes.iter().next().expect("a change");
        let text = change.to_string().replace(change.place(), &format!("src/schema.rs:{line}"));
        assert!(document.contains(&text), "no document shows this:\n{text}");
    }
}

#[test]
fn all_changes_are_reported_at_once_with_their_locations() {
    let changes = changes!(
        { a: u64, #[log(pii = "hash")] email: String, old: u8 } -> { a: String, #[log(pii = "truncate")] email: std::net::IpAddr, new: u8 }
    );
    assert_eq!((changes.breaking().count(), changes.passing().count()), (4, 1), "{changes}");
    let text = changes.to_string();
    for part in ["`a` (tests/promises/tests/it/schema_lock/rules.rs:", "`email` (", "`old` (", "`new` ("] {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
    let page = changes.to_markdown();
    assert!(
        page.starts_with("### Log schema: 4 breaking, 1 passing\n\n| field | what | before | after | breaks |"),
        "{page}"
    );
    assert_eq!(page.lines().filter(|line| line.starts_with("| `")).count(), 5, "{page}");
    assert!(page.contains("| `a` | type | u64 | string | **breaks the index: "), "{page}");
}
