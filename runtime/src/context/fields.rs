//! The fields that one level of context adds.

use crate::redact::RedactedValue;
use crate::schema::FieldDef;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

/// Redacted fields, and labels.
#[derive(Default)]
pub(crate) struct Fields {
    pub(crate) entries: Vec<(&'static FieldDef, RedactedValue)>,
    pub(crate) labels: Vec<(Box<str>, Box<str>)>,
}

impl Fields {
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(field, _)| field.name == name)
    }

    pub(super) fn has_label(&self, key: &str) -> bool {
        self.labels.iter().any(|(known, _)| **known == *key)
    }

    pub(super) fn mask(&self) -> u64 {
        self.entries.iter().fold(0, |mask, (field, _)| mask | field.bit)
    }

    /// Takes over later values and returns those that they replaced, even if a new value fits its field and the old one
    /// did not, or the reverse.
    fn update(&mut self, later: Self) -> Self {
        let mut former = Self::default();
        former.labels.extend(self.labels.extract_if(.., |(key, _)| later.has(key)));
        former.entries.extend(self.entries.extract_if(.., |(field, _)| later.has_label(field.name)));
        for (field, value) in later.entries {
            match self.entries.iter_mut().find(|(known, _)| known.name == field.name) {
                Some(entry) => former.entries.push(std::mem::replace(entry, (field, value))),
                None => self.entries.push((field, value)),
            }
        }
        for (key, value) in later.labels {
            match self.labels.iter_mut().find(|(known, _)| *known == key) {
                Some(label) => former.labels.push(std::mem::replace(label, (key, value))),
                None => self.labels.push((key, value)),
            }
        }
        former
    }
}

/// The fields of a span, which may be recorded one by one while it lasts.
pub(crate) struct SpanFields {
    fields: RwLock<Fields>,
    changed: AtomicBool,
}

impl SpanFields {
    pub(crate) fn new(fields: Fields) -> Self {
        Self { fields: RwLock::new(fields), changed: AtomicBool::new(false) }
    }

    pub(super) fn with<R>(&self, run: impl FnOnce(&Fields) -> R) -> R {
        run(&self.fields.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn changed(&self) -> bool {
        self.changed.load(Ordering::Acquire)
    }

    /// Updates the fields for all later records inside the span.
    pub(crate) fn update(&self, later: Fields) {
        let mut fields = self.fields.write().unwrap_or_else(PoisonError::into_inner);
        let former = fields.update(later);
        self.changed.store(true, Ordering::Release);
        drop(fields);
        drop(former);
    }
}
