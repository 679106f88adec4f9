//! The call sites of the records that the attribute itself writes.

use crate::builtin;
use crate::callsite::{CallSite, Function, MessagePiece, Origin};
use crate::level::Level;
use crate::schema::{FieldDef, SchemaDef};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock};

/// What an expansion keeps about its call sites: a [`disabled`](CallSite::mark_disabled) bit, and above it their number in
/// a [`Registry`], from 1.
///
/// The attribute can name only types of `core`: the user's crate may rename this one, and may not link `std`.
pub(super) type Slot = AtomicUsize;

/// The module, file, line and name of a function.
pub(super) type Place = (&'static str, &'static str, u32, &'static str);

/// Call sites by number.
pub(super) struct Registry<T: 'static>(RwLock<Vec<&'static T>>);

impl<T> Registry<T> {
    pub(super) const fn new() -> Self {
        Self(RwLock::new(Vec::new()))
    }

    /// Returns the call sites of a slot, created on first use.
    pub(super) fn get(&self, slot: &'static Slot, create: impl FnOnce() -> T) -> &'static T {
        let number = || (slot.load(Ordering::Acquire) >> 1).checked_sub(1);
        let known =
            || number().and_then(|number| self.0.read().unwrap_or_else(PoisonError::into_inner).get(number).copied());
        known().unwrap_or_else(|| {
            let mut sites = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = number().and_then(|number| sites.get(number)) {
                return known;
            }
            let created: &'static T = Box::leak(Box::new(create()));
            sites.push(created);
            slot.fetch_or(sites.len() << 1, Ordering::Release);
            created
        })
    }
}

/// Creates a call site of the function at `place`.
pub(super) fn create(
    schema: &'static SchemaDef,
    (module, file, line, function): Place,
    level: Level,
    message: Vec<MessagePiece>,
) -> CallSite {
    let origin = Origin { module, file, line, function: Function::Named(function) };
    CallSite::new(origin, message.leak(), schema, vec![elapsed(schema)].leak()).level(level)
}

/// Returns the field `elapsed_ms`, which a schema need not declare.
fn elapsed(schema: &SchemaDef) -> &'static FieldDef {
    let declared = schema.fields.iter().find(|field| field.name == builtin::ELAPSED.name);
    declared.unwrap_or_else(|| Box::leak(Box::new(builtin::ELAPSED.define(schema.namespace))))
}
