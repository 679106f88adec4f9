//! A place in the source of another crate that makes events or spans: what never changes about it, made once.

use super::contract::{Name, safe, unlike};
use super::level_of;
use crate::encode::{Prefix, last_segment};
use crate::level::Level;
use crate::stack::short_place;
use once_cell::race::OnceBox;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tracing_core::Metadata;

pub(super) struct Site {
    pub(super) level: Level,
    /// With dots.
    pub(super) logger: String,
    pub(super) module: &'static str,
    pub(super) file: &'static str,
    pub(super) line: u32,
    pub(super) prefix: OnceBox<Prefix>,
    /// One for each field, in the order of the place's field set.
    pub(super) slots: Vec<Slot>,
    pub(super) is_event: bool,
}

/// What becomes of a field's values.
pub(super) struct Slot {
    pub(super) role: Role,
    pub(super) name: Name,
    /// The key of a value that is a label.
    pub(super) key: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Message,
    Value,
    LogTarget,
    LogModule,
    LogFile,
    LogLine,
}

impl Site {
    fn new(metadata: &'static Metadata<'static>) -> Self {
        // All records of `log` that `tracing-log` hands on are events of one place, and have their own among their fields.
        let is_of_log = metadata.target() == "log" && metadata.fields().field("log.target").is_some();
        let mut slots: Vec<Slot> = Vec::new();
        for field in metadata.fields() {
            let role = match field.name() {
                "message" if metadata.is_event() => Role::Message,
                "log.target" if is_of_log => Role::LogTarget,
                "log.module_path" if is_of_log => Role::LogModule,
                "log.file" if is_of_log => Role::LogFile,
                "log.line" if is_of_log => Role::LogLine,
                _ => Role::Value,
            };
            let key = unlike(&safe(field.name()), &|key| slots.iter().any(|slot| slot.key == key));
            slots.push(Slot { role, name: Name::new(field.name()), key: Box::leak(key.into_boxed_str()) });
        }
        Self {
            level: level_of(*metadata.level()),
            logger: metadata.target().replace("::", "."),
            module: last_segment(metadata.module_path().unwrap_or_else(|| metadata.target())),
            file: short_place(metadata.file().unwrap_or_default()),
            line: metadata.line().unwrap_or_default(),
            prefix: OnceBox::new(),
            slots,
            is_event: metadata.is_event(),
        }
    }
}

/// All places so far by the address of their metadata, which is static; as many as the program has.
static SITES: Mutex<Option<HashMap<usize, &'static Site>>> = Mutex::new(None);

/// The places that a thread used last, each at the index that its address gives.
const NEAR: usize = 128;

thread_local! {
    static LAST_USED: RefCell<Vec<(usize, Option<&'static Site>)>> = const { RefCell::new(Vec::new()) };
}

/// The place that the metadata belongs to. Only an installed logger may ask: before, no schema is known.
#[inline]
pub(super) fn site_of(metadata: &'static Metadata<'static>) -> &'static Site {
    let address = std::ptr::from_ref(metadata).addr();
    let near = (address / align_of::<Metadata<'static>>()) % NEAR;
    let known = LAST_USED.try_with(|used| match used.borrow().get(near) {
        Some((at, site)) if *at == address => *site,
        _ => None,
    });
    known.ok().flatten().unwrap_or_else(|| look_up(metadata, address, near))
}

#[cold]
fn look_up(metadata: &'static Metadata<'static>, address: usize, near: usize) -> &'static Site {
    let mut sites = SITES.lock().unwrap_or_else(PoisonError::into_inner);
    let sites = sites.get_or_insert_default();
    let site: &'static Site = sites.entry(address).or_insert_with(|| Box::leak(Box::new(Site::new(metadata))));
    let _ = LAST_USED.try_with(|used| {
        let mut used = used.borrow_mut();
        used.resize(NEAR, (0, None));
        if let Some(place) = used.get_mut(near) {
            *place = (address, Some(site));
        }
    });
    site
}
