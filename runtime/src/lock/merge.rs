//! Merges the locks of several schemas, whose declarations of one name must agree for one index to hold them.

use super::changes::Change;
use super::entry::{Attribute, Entry, entries};
use crate::schema::SchemaDef;
use std::collections::{BTreeMap, BTreeSet};

type Entries = BTreeMap<String, Entry>;

/// Returns the fields of all schemas and their conflicting declarations.
pub(super) fn merge(schemas: &[&'static SchemaDef]) -> (Entries, Vec<Change>) {
    let (mut known, mut clashes) = (Entries::new(), Vec::new());
    for schema in schemas {
        let own = entries(schema);
        let paths: BTreeSet<&String> = known.keys().chain(own.keys()).collect();
        clashes.extend(paths.into_iter().flat_map(|path| clash(path, &known, &own)));
        for (path, entry) in own {
            let ecs = entry.ecs.clone();
            let names = &mut known.entry(path).or_insert(entry).ecs;
            names.extend(ecs);
            names.sort();
            names.dedup();
        }
    }
    (known, clashes)
}

fn clash(path: &str, known: &Entries, own: &Entries) -> Vec<Change> {
    match (known.get(path), own.get(path)) {
        (Some(first), Some(second)) => {
            Attribute::ALL.iter().filter_map(|attribute| differs(path, *attribute, first, second)).collect()
        }
        (Some(first), None) => one_sided(path, first, own).into_iter().collect(),
        (None, Some(second)) => one_sided(path, second, known).into_iter().collect(),
        (None, None) => Vec::new(),
    }
}

fn differs(path: &str, attribute: Attribute, first: &Entry, second: &Entry) -> Option<Change> {
    let is_own = match attribute {
        // Each crate has its own namespace and deprecations; the index types follow from the other attributes.
        Attribute::Ecs => !(first.declares_ecs && second.declares_ecs),
        Attribute::Index | Attribute::EcsIndex | Attribute::Deprecated => true,
        // The class already reports that one of them is never logged.
        Attribute::Type => first.kind.is_none() || second.kind.is_none(),
        Attribute::Words => first.kind != second.kind,
        _ => false,
    };
    let (one, other) = (first.shows(attribute), second.shows(attribute));
    let place = format!("{} and {}", first.place, second.place);
    (!is_own && one != other).then(|| Change::clash(path, &place, attribute.name(), one, other))
}

/// Reports a leaf that the object has in one schema only.
fn one_sided(path: &str, leaf: &Entry, others: &Entries) -> Option<Change> {
    let (object, _) = path.rsplit_once('.')?;
    let other = others.get(object).filter(|other| other.is_object())?;
    let place = format!("{} and {}", leaf.place, other.place);
    Some(Change::clash(path, &place, "leaf", leaf.summary(), String::new()))
}
