//! Rooms have floors. A room uses only rooms of lower floors, and the files of a room form no cycle.
//!
//! A room is a file or a directory directly below `src`. The floors are listed here; ARCHITECTURE.md describes each
//! room.
//!
//! Inside a room, the children of one module form no cycle. A re-export counts as the file that defines the item. A
//! child may use items of its parent: a type or a trait counts only itself, a function also everything that it calls in
//! the other children.
//!
//! The tests read names, so they cannot see a method whose `impl` is on a higher floor than its type, such as
//! `CallSite::enabled` in `logger`.

mod source;

use source::{Source, Use};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// Rooms by floor, from the lowest up.
type Floors = &'static [&'static [&'static str]];

const RUNTIME: Floors = &[
    &["encoded", "error", "layout", "level", "schema", "stack", "statistics", "text", "trace"],
    &["limit", "otel", "value", "write"],
    &["callsite", "redact"],
    &["builtin", "context", "levels"],
    &["export", "record"],
    &["encode", "lock", "suppress"],
    &["testing"],
    &["logger"],
    &["bridge", "instrument", "panic_hook"],
    &["__private", "reload", "request"],
    &["settings"],
    &["lib"],
];

const MACROS: Floors = &[
    &["diagnostics", "names", "paths"],
    &["attributes"],
    &["argument", "field"],
    &["call", "context", "schema", "value"],
    &["lib"],
];

const CRATES: [(&str, Floors); 2] = [("runtime/src", RUNTIME), ("macros/src", MACROS)];

#[test]
fn every_room_is_on_a_floor() {
    for (folder, floors) in CRATES {
        assert_none(folder, missing(floors, &source(folder)));
    }
}

#[test]
fn rooms_use_lower_floors_only() {
    for (folder, floors) in CRATES {
        assert_none(folder, back_references(floors, &source(folder)));
    }
}

#[test]
fn files_of_a_room_form_no_cycle() {
    for (folder, _) in CRATES {
        assert_none(folder, circles(&source(folder)));
    }
}

#[test]
fn architecture_lists_these_floors() {
    let text = include_str!("../../../../ARCHITECTURE.md");
    for (folder, floors) in CRATES {
        let heading = format!("### Floors of `{folder}`\n");
        let (_, section) = text.split_once(&heading).unwrap_or_else(|| panic!("ARCHITECTURE.md lacks `{heading}`"));
        let section = section.split("\n#").next().unwrap_or_default();
        let listed: Vec<(usize, &str)> = section.lines().filter_map(row).collect();
        let expected =
            floors.iter().enumerate().flat_map(|(floor, rooms)| rooms.iter().map(move |room| (floor + 1, *room)));
        assert_eq!(listed, expected.collect::<Vec<_>>(), "the floors of `{folder}` in ARCHITECTURE.md");
    }
}

#[test]
fn a_use_is_found_in_every_position() {
    const FLOORS: Floors = &[&["ground"], &["lower"], &["upper"], &["lib"]];
    let found = |root, lower| {
        back_references(FLOORS, &sample(&[("", root), ("ground", ""), ("lower", lower), ("upper", "")])).join("\n")
    };
    for text in [
        "use crate::upper::Item;",
        "use crate::{ground::Other, upper::{Item, inner::{self}}};",
        "fn f() { g(crate::upper::Item); }",
        "fn f() { write!(out, \"{}\", crate::upper::Item); }",
        "macro_rules! m { () => { $crate::upper::Item }; }",
        "use crate::Item;",
        "const A: [u8; 1] = { [1] }; fn f() -> impl Iterator<Item = u8> { x } use crate::upper::Item;",
    ] {
        assert_eq!(found("pub use upper::Item;", text), "`lower` (floor 2) uses `upper` (floor 3)", "{text}");
    }
    let inner = "mod inner { use super::super::upper::Item; }";
    assert_eq!(found("", inner), "`lower::inner` (floor 2) uses `upper` (floor 3)");
    assert_eq!(found("fn item() {}", "use crate::item;"), "`lower` (floor 2) uses `lib` (floor 4)");
    for text in [
        "// crate::upper::Item",
        "#[cfg(test)] mod tests { use crate::upper::Item; }",
        "pub(crate) fn upper() {}",
        "use crate::ground::Other;",
    ] {
        assert_eq!(found("", text), "", "{text}");
    }
}

#[test]
fn a_cycle_is_found_through_reexports_and_functions_of_the_parent() {
    let circle = "in `room`: `a` uses `b`\nin `room`: `b` uses `a`";
    for (parent, a, b) in [
        ("", "use super::b::B;", "use crate::room::a::A;"),
        ("pub use a::A; pub use b::B;", "use super::B;", "use super::A;"),
        ("fn f() { g() } fn g() { b::run() }", "use super::f;", "use super::a::A;"),
    ] {
        assert_eq!(
            circles(&sample(&[("room", parent), ("room::a", a), ("room::b", b)])).join("\n"),
            circle,
            "{parent}"
        );
    }
    let longer =
        sample(&[("r", ""), ("r::a", "use super::b::B;"), ("r::b", "use super::c::C;"), ("r::c", "use super::a::A;")]);
    assert_eq!(circles(&longer).len(), 3);
    let types = sample(&[("room", "use a::A; enum B { A(A) } fn run() { a::run() }"), ("room::a", "use super::B;")]);
    assert_eq!(circles(&types), [""; 0]);
}

/// Returns the rooms without a floor, and listed rooms that do not exist.
fn missing(floors: Floors, source: &Source) -> Vec<String> {
    let listed: BTreeSet<&str> = floors.iter().copied().flatten().copied().collect();
    let mut rooms = source.rooms();
    rooms.insert("lib");
    let unknown = rooms.difference(&listed).map(|room| {
        format!("`{room}` stands on no floor: name it in tests/promises/tests/it/rooms.rs and in ARCHITECTURE.md, above all that it uses")
    });
    let gone = listed.difference(&rooms).map(|room| {
        format!("`{room}` does not exist: remove it from tests/promises/tests/it/rooms.rs and from ARCHITECTURE.md")
    });
    unknown.chain(gone).collect()
}

/// Returns every use of a room that is not on a lower floor.
fn back_references(floors: Floors, source: &Source) -> Vec<String> {
    let floor = |room: &str| floors.iter().position(|rooms| rooms.contains(&room)).map(|at| at + 1);
    let back = |Use { from, to }: &Use| {
        let (from_room, to_room) = (from.first()?, to.first().map_or("lib", String::as_str));
        let (here, there) = (floor(from_room)?, floor(to_room)?);
        let to = if to.is_empty() { "lib".to_owned() } else { to.join("::") };
        let is_back = from_room != to_room && there >= here;
        is_back.then(|| format!("`{}` (floor {here}) uses `{to}` (floor {there})", from.join("::")))
    };
    source.uses().iter().filter_map(back).collect()
}

/// Returns every use inside a room that is part of a cycle.
fn circles(source: &Source) -> Vec<String> {
    let uses = source.uses();
    let mut uses_by_parent: BTreeMap<&[String], BTreeSet<(&str, &str)>> = BTreeMap::new();
    for (parent, from, to) in uses.iter().filter_map(Use::siblings).filter(|(parent, ..)| !parent.is_empty()) {
        uses_by_parent.entry(parent).or_default().insert((from, to));
    }
    let mut found = Vec::new();
    for (parent, uses) in uses_by_parent {
        let parent = parent.join("::");
        let in_circle = uses.iter().filter(|(from, to)| reachable(&uses, to).contains(from));
        found.extend(in_circle.map(|(from, to)| format!("in `{parent}`: `{from}` uses `{to}`")));
    }
    found
}

/// Returns what `start` uses, directly or indirectly.
fn reachable<'a>(uses: &BTreeSet<(&'a str, &'a str)>, start: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        let next = uses.iter().filter(|(from, _)| *from == at).map(|(_, to)| *to);
        open.extend(next.filter(|to| reached.insert(*to)).collect::<Vec<_>>());
    }
    reached
}

/// Parses `| 1 | `room` | … |`.
fn row(line: &str) -> Option<(usize, &str)> {
    let mut cells = line.strip_prefix("| ")?.split(" | ");
    let floor = cells.next()?.parse().ok()?;
    Some((floor, cells.next()?.trim_matches('`')))
}

fn source(folder: &str) -> Source {
    Source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder))
}

/// Creates a crate of these modules, each with its text.
fn sample(modules: &[(&str, &str)]) -> Source {
    let mut source = Source::default();
    source.file(&[], "");
    for (module, text) in modules {
        let module: Vec<String> = module.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        source.file(&module, text);
    }
    source
}

fn assert_none(folder: &str, found: Vec<String>) {
    let list = found.iter().fold(String::new(), |mut list, line| {
        _ = write!(list, "\n  {line}");
        list
    });
    assert!(found.is_empty(), "{folder}:{list}");
}
