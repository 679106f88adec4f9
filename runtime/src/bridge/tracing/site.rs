//! The constant part of a call site of `tracing`, computed once.

use super::level::from_tracing;
use crate::bridge::labels::{LONGEST_NAME, NamePolicy, safe_key};
use crate::bridge::thread_cache;
use crate::encode::Format;
use crate::encoded::Prefix;
use crate::layout::Layout;
use crate::level::Level;
use crate::logger::{Logger, installed};
use crate::record::{ExternalRecord, Record, Source};
use crate::redact::OpenKey;
use crate::schema::{Kind, Style};
use crate::stack::short_place;
use crate::text::{last_segment, unique_key};
use crate::value::Timestamp;
use once_cell::race::OnceBox;
use std::cell::Cell;
use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use tracing_core::Metadata;

pub(super) struct TracingSite {
    pub(super) level: Level,
    /// With dots.
    pub(super) logger: String,
    pub(super) module: &'static str,
    pub(super) file: &'static str,
    pub(super) line: u32,
    prefix: OnceBox<Prefix>,
    /// The message, if it is always the same, as for most sites.
    literal: OnceBox<(String, Prefix)>,
    /// Whether the message has varied.
    varies: AtomicBool,
    /// One slot per field, in the order of the site's field set.
    pub(super) slots: Vec<FieldSlot>,
    pub(super) is_event: bool,
    /// The name that the program gave the event.
    event_name: Option<&'static str>,
    /// Whether it is the event that `#[instrument(err)]` or `ret` adds to a function.
    pub(super) is_of_instrument: bool,
    /// Whether the fields can be encoded one after the other: the message comes first or is absent, and no field
    /// depends on another.
    pub(super) is_plain: bool,
    /// The bits of its declared fields' names.
    pub(super) mask: u64,
}

/// How a field's values are written.
pub(super) struct FieldSlot {
    pub(super) role: FieldRole,
    pub(super) name: NamePolicy,
    /// The key of values that become labels.
    pub(super) key: &'static str,
    pub(super) fast: FastEncoding,
}

/// The values that are encoded directly in the cached layout, without fitting them to the declared type.
#[derive(Clone, Copy)]
pub(super) enum FastEncoding {
    /// No value: all take the general path.
    Unsupported,
    Text(OpenKey),
    /// Values up to this number.
    Unsigned(OpenKey, u64),
    /// Values from `!most` to `most`, which is this number.
    Signed(OpenKey, i64),
    /// Finite values.
    Double(OpenKey),
    Bool(OpenKey),
}

impl FastEncoding {
    fn of(role: FieldRole, name: &NamePolicy) -> Self {
        let layout = installed().and_then(Logger::kept_layout);
        let (FieldRole::Value, Some(field), Some(layout)) = (role, name.declared(), layout) else {
            return Self::Unsupported;
        };
        let style = if layout == Layout::Ecs { field.ecs_style } else { field.flat_style };
        match (OpenKey::of(field, layout), field.kind, style) {
            (Some(key), Kind::Keyword(None), _) => Self::Text(key),
            (Some(key), Kind::Integer { signed: false, bits: bits @ 1..=64 }, Style::Plain) => {
                Self::Unsigned(key, u64::MAX >> (64 - bits))
            }
            (Some(key), Kind::Integer { signed: true, bits: bits @ 1..=64 }, Style::Plain) => {
                Self::Signed(key, i64::MAX >> (64 - bits))
            }
            (Some(key), Kind::Float { bits: 64 }, Style::Float) => Self::Double(key),
            (Some(key), Kind::Bool, Style::Plain) => Self::Bool(key),
            _ => Self::Unsupported,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldRole {
    Message,
    Value,
    LogTarget,
    LogModule,
    LogFile,
    LogLine,
}

impl TracingSite {
    fn new(metadata: &'static Metadata<'static>) -> Self {
        let is_of_log = is_of_tracing_log(metadata);
        let mut slots: Vec<FieldSlot> = Vec::new();
        for field in metadata.fields() {
            let role = match field.name() {
                "message" if metadata.is_event() => FieldRole::Message,
                "log.target" if is_of_log => FieldRole::LogTarget,
                "log.module_path" if is_of_log => FieldRole::LogModule,
                "log.file" if is_of_log => FieldRole::LogFile,
                "log.line" if is_of_log => FieldRole::LogLine,
                _ => FieldRole::Value,
            };
            let key =
                unique_key(&safe_key(field.name()), LONGEST_NAME, &|key| slots.iter().any(|slot| slot.key == key));
            let name = NamePolicy::new(field.name());
            slots.push(FieldSlot {
                role,
                fast: FastEncoding::of(role, &name),
                name,
                key: Box::leak(key.into_boxed_str()),
            });
        }
        let (is_plain, mask) = (is_plain(&slots), mask(&slots));
        // Without a name of its own, an event is called `event src/views.rs:45`.
        let event_name = Some(metadata.name()).filter(|name| metadata.is_event() && !name.starts_with("event "));
        let is_of_instrument = metadata.is_event()
            && event_name.is_none()
            && matches!(&*slots, [FieldSlot { key: "error" | "return", role: FieldRole::Value, .. }]);
        Self {
            level: from_tracing(*metadata.level()),
            logger: metadata.target().replace("::", "."),
            module: last_segment(metadata.module_path().unwrap_or_else(|| metadata.target())),
            file: short_place(metadata.file().unwrap_or_default()),
            line: metadata.line().unwrap_or_default(),
            prefix: OnceBox::new(),
            literal: OnceBox::new(),
            varies: AtomicBool::new(false),
            slots,
            is_event: metadata.is_event(),
            event_name,
            is_of_instrument,
            is_plain: is_plain && !is_of_instrument,
            mask,
        }
    }

    /// Creates a record of the site, without values.
    pub(super) fn record<'r>(&'r self, message: &'r str) -> ExternalRecord<'r> {
        ExternalRecord {
            logger: &self.logger,
            module: self.module,
            file: self.file,
            line: self.line,
            function: "",
            message,
            fields: Vec::new(),
            values: None,
            prefix: Some(&self.prefix),
        }
    }

    /// Returns the message of an event without a text.
    pub(super) fn title(&self) -> &str {
        self.event_name.unwrap_or(&self.logger)
    }

    pub(super) fn has_message(&self) -> bool {
        self.slots.iter().any(|slot| slot.role == FieldRole::Message)
    }

    /// Returns the part that all lines of the site share, in the cached format.
    #[inline]
    pub(super) fn prefix(&self, format: &Format) -> &Prefix {
        self.prefix.get_or_init(|| Box::new(self.with_record("", |record| Prefix::of_any_message(record, format))))
    }

    /// Returns the site's constant message and the part that its lines share.
    #[inline]
    pub(super) fn literal(&self) -> Option<&(String, Prefix)> {
        if self.varies.load(Ordering::Relaxed) { None } else { self.literal.get() }
    }

    /// Takes note of a message that is not known to be constant.
    pub(super) fn learn(&self, message: &str, had_to_be_scrubbed: bool, format: &Format) {
        const LONGEST: usize = 512;
        if self.varies.load(Ordering::Relaxed) {
            return;
        }
        let may_be_literal = !had_to_be_scrubbed && !message.is_empty() && message.len() <= LONGEST;
        let make = || Box::new((message.to_owned(), self.with_record(message, |record| Prefix::new(record, format))));
        if !(may_be_literal && self.literal.get_or_init(make).0 == message) {
            self.varies.store(true, Ordering::Relaxed);
        }
    }

    fn with_record<R>(&self, message: &str, run: impl FnOnce(&Record<'_>) -> R) -> R {
        let external = self.record(message);
        let source = Source::External(&external);
        run(&Record { time: Timestamp::now(), level: self.level, source, error: None, context: None, trace: None })
    }
}

/// Returns whether the site is one of `tracing-log`: all records of `log` that it passes on are events of call sites
/// without a file, and carry their origin as fields.
fn is_of_tracing_log(metadata: &Metadata<'_>) -> bool {
    metadata.name() == "log event" && metadata.target() == "log" && metadata.file().is_none()
}

fn is_plain(slots: &[FieldSlot]) -> bool {
    let mut known: Vec<&str> = slots.iter().filter_map(|slot| Some(slot.name.declared()?.name)).collect();
    let count = known.len();
    known.sort_unstable();
    known.dedup();
    let message = slots.iter().position(|slot| slot.role == FieldRole::Message);
    // Some events, such as those of sqlx, have a summary instead of a message.
    let has_its_text_first = message.is_none_or(|at| at == 0) && slots.iter().all(|slot| slot.key != "summary");
    let has_origin = slots.iter().any(|slot| !matches!(slot.role, FieldRole::Message | FieldRole::Value));
    has_its_text_first && !has_origin && known.len() == count
}

fn mask(slots: &[FieldSlot]) -> u64 {
    slots.iter().filter_map(|slot| slot.name.declared()).fold(0, |mask, field| mask | field.bit)
}

/// All known sites by the address of their static metadata.
static SITES: Mutex<Option<HashMap<usize, &'static TracingSite>>> = Mutex::new(None);

type CachedSite = Cell<(usize, Option<&'static TracingSite>)>;

thread_local! {
    /// The sites that a thread used last, in slots chosen by their address. Has no destructor, so that access needs no
    /// check.
    static LAST_USED: [CachedSite; 64] = const { [const { Cell::new((0, None)) }; 64] };
}

/// Returns the site of the metadata. Requires an installed logger, because before that no schema is known.
#[inline]
pub(super) fn site_of(metadata: &'static Metadata<'static>) -> &'static TracingSite {
    let address = ptr::from_ref(metadata).addr();
    LAST_USED.with(|used| match thread_cache::place(used, address) {
        Some(known) => match known.get() {
            (at, Some(site)) if at == address => site,
            _ => {
                let site = look_up(metadata, address);
                known.set((address, Some(site)));
                site
            }
        },
        None => look_up(metadata, address),
    })
}

#[cold]
fn look_up(metadata: &'static Metadata<'static>, address: usize) -> &'static TracingSite {
    let mut sites = SITES.lock().unwrap_or_else(PoisonError::into_inner);
    let sites = sites.get_or_insert_default();
    sites.entry(address).or_insert_with(|| Box::leak(Box::new(TracingSite::new(metadata))))
}
