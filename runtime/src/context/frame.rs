//! One level of context, and which one is in force on a thread.

use crate::encode::EncodedContext;
use crate::redact::{Redactor, redact_to_owned};
use crate::schema::FieldDef;
use crate::trace::TraceIds;
use crate::value::Entry;
use crate::value::owned::OwnedValue;
use once_cell::race::OnceBox;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::Arc;

/// The fields of one context, already redacted, on top of those around it.
pub(crate) struct Frame {
    parent: Option<Arc<Frame>>,
    entries: Vec<(&'static FieldDef, OwnedValue)>,
    /// The bits of the names of all its fields, the inherited ones among them.
    pub(crate) mask: u64,
    /// The trace that it belongs to.
    pub(crate) trace: Option<TraceIds>,
    /// All its fields as the installed layout writes them.
    pub(crate) encoded: OnceBox<EncodedContext>,
}

impl Frame {
    pub(crate) fn new(parent: Option<Arc<Self>>, entries: &[Entry<'_>], redactor: &Redactor) -> Self {
        let entries: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some((entry.def, redact_to_owned(entry.def, entry.value, redactor)?)))
            .collect();
        let inherited = parent.as_ref().map_or(0, |parent| parent.mask);
        let mask = entries.iter().fold(inherited, |mask, (field, _)| mask | field.bit);
        let trace = parent.as_ref().and_then(|parent| parent.trace);
        Self { parent, entries, mask, trace, encoded: OnceBox::new() }
    }

    /// Gives each field that is not `hidden` to `show`, outermost first, each name once with its innermost value.
    pub(crate) fn visit<'f>(
        &'f self,
        hidden: &dyn Fn(&str) -> bool,
        show: &mut dyn FnMut(&'static FieldDef, &'f OwnedValue),
    ) {
        if let Some(parent) = &self.parent {
            parent.visit(&|name| hidden(name) || self.has(name), show);
        }
        for (field, value) in self.entries.iter().filter(|(field, _)| !hidden(field.name)) {
            show(field, value);
        }
    }

    fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(field, _)| field.name == name)
    }

    /// The value of a name that a message asks for.
    pub(crate) fn get(&self, name: &str) -> Option<(&'static FieldDef, &OwnedValue)> {
        let own = self.entries.iter().find(|(field, _)| field.name == name);
        own.map(|(field, value)| (*field, value)).or_else(|| self.parent.as_ref()?.get(name))
    }
}

thread_local! {
    static CURRENT: RefCell<Option<Arc<Frame>>> = const { RefCell::new(None) };
}

/// The context in force on this thread; none while the thread's locals are being destroyed.
#[inline]
pub(crate) fn current() -> Option<Arc<Frame>> {
    CURRENT.try_with(|current| current.borrow().clone()).ok().flatten()
}

fn replace(frame: Option<Arc<Frame>>) -> Option<Arc<Frame>> {
    CURRENT.try_with(|current| current.replace(frame)).ok().flatten()
}

/// Puts a frame in force until it is dropped.
pub(crate) struct Entered {
    previous: Option<Arc<Frame>>,
    stays_on_its_thread: PhantomData<*const ()>,
}

impl Entered {
    pub(crate) fn new(frame: Option<Arc<Frame>>) -> Self {
        Self { previous: replace(frame), stays_on_its_thread: PhantomData }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        // The frame goes after the cell is free again: what it drops may log.
        let left = replace(self.previous.take());
        drop(left);
    }
}
