//! The rules: what may change without breaking what the index, searches and people rely on.

use super::changes::Change;
use super::entry::{Attribute, Entry};
use super::privacy::Privacy;
use std::collections::BTreeMap;

type Entries = BTreeMap<String, Entry>;

/// All differences by field.
pub(super) fn compare(old: &Entries, new: &Entries) -> Vec<Change> {
    let mut changes = Vec::new();
    for (path, now) in new.iter().filter(|(_, now)| !now.removed) {
        match old.get(path) {
            Some(before) => changes.extend(changed(path, before, now)),
            None => changes.push(added(path, now)),
        }
    }
    let gone = old.iter().filter(|(path, before)| !before.removed && is_gone(path, old, new));
    changes.extend(gone.map(|(path, before)| removed(path, before)));
    changes.sort_by(|a, b| a.field.cmp(&b.field));
    changes
}

fn added(path: &str, now: &Entry) -> Change {
    Change::fine(path, &now.place, "new", String::new(), now.summary())
}

/// Leaves go with their object, whatever became of it: the object's own change says it.
fn is_gone(path: &str, old: &Entries, new: &Entries) -> bool {
    let object = path.rsplit_once('.').map(|(object, _)| object);
    let follows = object.is_some_and(|object| {
        old.contains_key(object) && !new.get(object).is_some_and(|now| now.is_object() && !now.removed)
    });
    new.get(path).is_none_or(|now| now.removed) && !follows
}

fn removed(path: &str, before: &Entry) -> Change {
    let change = Change::fine(path, &before.place, "removed", before.summary(), String::new());
    if before.deprecated.is_some() {
        return change;
    }
    let breaks = match before.privacy {
        Privacy::Sensitive(_) => "breaks the privacy promise: values under this name are refused no longer",
        _ => "breaks searches, dashboards and alerts that name it: it was not deprecated first, so nobody was told",
    };
    let instead = "put it back with `#[deprecated(note = \"…\")]` and update the lock; remove it in a later change";
    Change { breaks: Some(breaks.to_owned()), instead, ..change }
}

fn changed(path: &str, before: &Entry, now: &Entry) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.removed {
        changes.push(Change::fine(path, &now.place, "back", "removed".to_owned(), now.summary()));
    }
    let moved = moved(before, now);
    let mut explained = false;
    for attribute in Attribute::ALL {
        let (one, other) = (before.shows(attribute), now.shows(attribute));
        if one == other || follows(attribute, before, now, explained) {
            continue;
        }
        let mut breaks: Vec<String> = judge(attribute, before, now, moved.is_some()).into_iter().collect();
        if decides_the_index(attribute) {
            breaks.extend(moved.clone().filter(|_| !explained));
            explained = explained || moved.is_some();
        }
        let change = Change::fine(path, &now.place, attribute.name(), one, other);
        let breaks = (!breaks.is_empty()).then(|| breaks.join("; "));
        changes.push(Change { breaks, instead: instead(attribute, now), ..change });
    }
    changes
}

/// Whether the difference is only the other side of one that is told by another attribute.
fn follows(attribute: Attribute, before: &Entry, now: &Entry, explained: bool) -> bool {
    match attribute {
        // What is never logged has no type.
        Attribute::Type => before.kind.is_none() || now.kind.is_none(),
        Attribute::Words => before.kind != now.kind,
        Attribute::Index | Attribute::EcsIndex => {
            let written = before.privacy.is_written() && now.privacy.is_written();
            let elsewhere = attribute == Attribute::EcsIndex && before.ecs != now.ecs;
            explained || elsewhere || (!written && before.privacy != now.privacy)
        }
        _ => false,
    }
}

const fn decides_the_index(attribute: Attribute) -> bool {
    !matches!(attribute, Attribute::Words | Attribute::Ecs | Attribute::Deprecated)
}

/// Why the index can't hold old and new lines together.
fn moved(before: &Entry, now: &Entry) -> Option<String> {
    let flat = (before.index.as_deref(), now.index.as_deref());
    // Under another name there is no mapping yet.
    let ecs = (before.ecs == now.ecs).then(|| (before.mapped_in_ecs(), now.mapped_in_ecs()));
    [Some(flat), ecs].into_iter().flatten().find_map(|pair| match pair {
        (Some(old), Some(new)) if old != new => Some(format!(
            "breaks the index: it maps the field as `{old}`, and new lines need `{new}`; until the next rollover they can \
             be refused, and after it searches over both kinds of index fail"
        )),
        _ => None,
    })
}

/// The rules by attribute, apart from those of the index.
fn judge(attribute: Attribute, before: &Entry, now: &Entry, moved: bool) -> Option<String> {
    match attribute {
        Attribute::Type if moved || is_number(before) && is_number(now) => None,
        Attribute::Type => Some(FORM.to_owned()),
        Attribute::Words => lost(&before.words, &now.words)
            .map(|words| format!("breaks searches and alerts for {words}: no new line has it")),
        Attribute::Unit => {
            Some("breaks every comparison: numbers of old and new lines mean different times".to_owned())
        }
        Attribute::String if moved => None,
        Attribute::String => Some(FORM.to_owned()),
        Attribute::Text if before.text => {
            Some("breaks the privacy promise: credentials in its texts are looked for no longer".to_owned())
        }
        Attribute::Class => weaker(&before.privacy, &now.privacy),
        Attribute::Ecs => lost(&before.ecs, &now.ecs)
            .map(|names| format!("breaks the index of the ECS layout: what asks for {names} finds no new line")),
        Attribute::Text | Attribute::Index | Attribute::EcsIndex | Attribute::Deprecated => None,
    }
}

const FORM: &str = "breaks what reads the lines: the index takes both, but dashboards, alerts and parsers get values of \
                    another form";

fn is_number(entry: &Entry) -> bool {
    let kind = entry.kind.as_deref().unwrap_or_default();
    kind.strip_prefix(['i', 'u', 'f']).is_some_and(|bits| bits.parse::<u8>().is_ok())
}

fn lost(before: &[String], now: &[String]) -> Option<String> {
    let lost: Vec<String> = before.iter().filter(|one| !now.contains(one)).map(|one| format!("`{one}`")).collect();
    (!lost.is_empty()).then(|| lost.join(", "))
}

fn weaker(before: &Privacy, now: &Privacy) -> Option<String> {
    if let (Privacy::Hash { domain: one }, Privacy::Hash { domain: other }) = (before, now) {
        return (one != other).then(|| {
            "breaks linking: a value gets another pseudonym than in old lines, and in fields of the old domain"
                .to_owned()
        });
    }
    let reasoned = matches!(now, Privacy::Public(_));
    (now.strength() < before.strength() && !reasoned)
        .then(|| format!("breaks the privacy promise: before, {}; now, {}", before.shown(), now.shown()))
}

/// What to do in place of a change that breaks something.
fn instead(attribute: Attribute, now: &Entry) -> &'static str {
    match attribute {
        Attribute::Class if now.privacy == Privacy::Open => {
            "take the class back, or write the reason into the schema: `#[log(public = \"why\")]`"
        }
        Attribute::Class | Attribute::Ecs => "take it back",
        Attribute::Words => "keep the variant until nobody searches for it",
        Attribute::Index | Attribute::EcsIndex => {
            "install the new templates and roll the data stream over before the new version writes"
        }
        _ => "declare a new field, and deprecate this one",
    }
}
