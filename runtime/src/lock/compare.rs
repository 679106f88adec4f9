//! The rules: which changes are compatible with the index, with searches and with the privacy promise.

use super::changes::Change;
use super::entry::{Attribute, Entry};
use super::privacy::Privacy;
use std::collections::BTreeMap;

type Entries = BTreeMap<String, Entry>;

/// Returns all differences, sorted by field.
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

/// A leaf of a removed or changed object is not reported: the change of the object covers it.
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
        Privacy::Sensitive(_) => "breaks the privacy promise: values under this name are no longer refused",
        _ => "breaks searches, dashboards and alerts that use it: it was not deprecated first, so nobody was warned",
    };
    let instead = "restore it with `#[deprecated(note = \"…\")]` and update the lock; remove it in a later change";
    Change { breaks: Some(breaks.to_owned()), instead, ..change }
}

fn changed(path: &str, before: &Entry, now: &Entry) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.removed {
        changes.push(Change::fine(path, &now.place, "restored", "removed".to_owned(), now.summary()));
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

/// Returns whether the difference follows from one that is reported under another attribute.
fn follows(attribute: Attribute, before: &Entry, now: &Entry, explained: bool) -> bool {
    match attribute {
        // A field that is never logged has no type.
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

/// Returns why one index can't hold both old and new lines.
fn moved(before: &Entry, now: &Entry) -> Option<String> {
    let flat = (before.index.as_deref(), now.index.as_deref());
    // A new name has no mapping yet.
    let ecs = (before.ecs == now.ecs).then(|| (before.mapped_in_ecs(), now.mapped_in_ecs()));
    [Some(flat), ecs].into_iter().flatten().find_map(|pair| match pair {
        (Some(old), Some(new)) if old != new => Some(format!(
            "breaks the index: it maps the field as `{old}`, and new lines need `{new}`; they can be refused until the next \
             rollover, and searches across old and new indices fail after it"
        )),
        _ => None,
    })
}

/// Applies the rule of an attribute, except those of the index.
fn judge(attribute: Attribute, before: &Entry, now: &Entry, moved: bool) -> Option<String> {
    match attribute {
        Attribute::Type if moved || is_number(before) && is_number(now) => None,
        Attribute::Type => Some(FORM.to_owned()),
        Attribute::Words => lost(&before.words, &now.words)
            .map(|words| format!("breaks searches and alerts for {words}: they match no new line")),
        Attribute::Unit => Some("breaks comparisons: the numbers of old and new lines have different units".to_owned()),
        Attribute::String if moved => None,
        Attribute::String => Some(FORM.to_owned()),
        Attribute::Text if before.text => {
            Some("breaks the privacy promise: its texts are no longer scrubbed of credentials".to_owned())
        }
        Attribute::Class => weaker(&before.privacy, &now.privacy),
        Attribute::Ecs => lost(&before.ecs, &now.ecs)
            .map(|names| format!("breaks the index of the ECS layout: queries for {names} match no new line")),
        Attribute::Text | Attribute::Index | Attribute::EcsIndex | Attribute::Deprecated => None,
    }
}

const FORM: &str = "breaks readers of the lines: the index accepts both forms, but dashboards, alerts and parsers get \
                    values of another form";

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
            "breaks linking: a value gets another pseudonym than in old lines and in fields of the old domain"
                .to_owned()
        });
    }
    let reasoned = matches!(now, Privacy::Public(_));
    (now.strength() < before.strength() && !reasoned)
        .then(|| format!("breaks the privacy promise: before, {}; now, {}", before.shown(), now.shown()))
}

/// Returns what to do in place of a breaking change.
fn instead(attribute: Attribute, now: &Entry) -> &'static str {
    match attribute {
        Attribute::Class if now.privacy == Privacy::Open => {
            "restore the class, or state the reason in the schema: `#[log(public = \"why\")]`"
        }
        Attribute::Class | Attribute::Ecs => "revert the change",
        Attribute::Words => "keep the variant until nobody searches for it",
        Attribute::Index | Attribute::EcsIndex => {
            "install the new templates and roll over the data stream before the new version writes"
        }
        _ => "declare a new field and deprecate this one",
    }
}
