//! Records of the `log` crate.

mod level;
mod target;

use crate::bridge::builder::{RecordBuilder, with_builder};
use crate::bridge::error::{DisplayedError, error_details};
use crate::bridge::labels::{LabelKey, NamePolicy, add};
use crate::bridge::thread_cache::{self, ThreadCache};
use crate::bridge::tracing;
use crate::encoded::Prefix;
use crate::level::{Level, Threshold};
use crate::logger::{self, installed, log_external};
use crate::record::ExternalRecord;
use crate::redact::{guarded, scrub};
use crate::stack::short_place;
use crate::text::last_segment;
use crate::value::Value;
use ::log::kv::{self, Key, Value as KvValue, VisitSource, VisitValue};
use ::log::{Log, Metadata, Record};
use level::{from_log, to_filter};
use once_cell::race::OnceBox;
use std::cell::RefCell;
use std::fmt;
use std::ptr;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use target::{forget_thresholds, is_on, is_record_on};

struct LogBridge;

/// Returns false if `log` has another logger.
pub(super) fn install(widest: Threshold) -> bool {
    let is_installed = ::log::set_logger(&LogBridge).is_ok();
    if is_installed {
        IS_OURS.store(true, Ordering::Relaxed);
        set_widest(widest);
    }
    is_installed
}

/// Whether the bridge is the logger of `log`.
static IS_OURS: AtomicBool = AtomicBool::new(false);

pub(super) fn levels_changed(widest: Threshold) {
    forget_thresholds();
    if IS_OURS.load(Ordering::Relaxed) {
        set_widest(widest);
    }
}

/// Sets the level above which `log` itself drops records.
fn set_widest(widest: Threshold) {
    ::log::set_max_level(to_filter(widest));
}

thread_local! {
    static LAST_USED: RefCell<ThreadCache<(String, NamePolicy), 32>> = const { RefCell::new(ThreadCache::new()) };
    static LAST_SITES: RefCell<ThreadCache<Rc<LogSite>, 32>> = const { RefCell::new(ThreadCache::new()) };
}

/// Returns the policy of a key; cached if the thread has used the key before.
fn name_of(key: &str) -> NamePolicy {
    let make = || installed().map(|_| (key.to_owned(), NamePolicy::new(key)));
    thread_cache::find(&LAST_USED, key.as_ptr().addr(), |(known, _)| known == key, make, |(_, name)| *name)
        .unwrap_or_else(|| NamePolicy::new(key))
}

impl Log for LogBridge {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_on(from_log(metadata.level()), metadata.target())
    }

    fn log(&self, record: &Record<'_>) {
        if is_record_on(from_log(record.level()), record) {
            take_in(record);
        }
    }

    fn flush(&self) {
        let _ = logger::flush(std::time::Duration::MAX);
    }
}

#[inline(never)]
fn take_in(record: &Record<'_>) {
    if tracing::gave_to_log(record.target(), record.args().as_str().is_some(), record.file(), record.line()) {
        return;
    }
    with_builder(|builder| {
        // The visitor never fails; the source of the pairs may fail or panic.
        guarded(|| record.key_values().visit(&mut KeyValueVisitor(builder)).map_err(|_| fmt::Error));
        // A message without arguments is a literal of the source: nothing in it comes from outside.
        match record.args().as_str() {
            Some(literal) => builder.set_literal_message(literal),
            None => builder.set_message(record.args()),
        }
        let level = from_log(record.level());
        let site = LogSite::of(level, record);
        let external = ExternalRecord {
            logger: &site.logger,
            module: &site.module,
            file: &site.file,
            line: site.line,
            function: "",
            message: &builder.message,
            fields: Vec::new(),
            values: Some(&builder.values),
            prefix: site.place.is_some().then_some(&site.prefix),
        };
        log_external(level, &external, builder.error.as_ref());
    });
}

/// The constant part of a call site's records, created once per thread.
struct LogSite {
    level: Level,
    target: String,
    /// Module and file, if the record has them as static texts. Otherwise the entry is not cached.
    place: Option<(&'static str, &'static str)>,
    line: u32,
    /// With dots.
    logger: String,
    module: String,
    file: String,
    prefix: OnceBox<Prefix>,
}

impl LogSite {
    fn of(level: Level, record: &Record<'_>) -> Rc<Self> {
        let make = || Rc::new(Self::new(level, record));
        let place = record.module_path_static().zip(record.file_static());
        let Some((module, file)) = place.filter(|_| installed().is_some()) else { return make() };
        let line = record.line().unwrap_or_default();
        let is_right = |known: &Rc<Self>| {
            let at = known.place.is_some_and(|place| ptr::eq(place.0, module) && ptr::eq(place.1, file));
            at && known.line == line && known.level == level && known.target == record.target()
        };
        let address = file.as_ptr().addr() + line as usize;
        thread_cache::find(&LAST_SITES, address, is_right, || Some(make()), Rc::clone).unwrap_or_else(make)
    }

    fn new(level: Level, record: &Record<'_>) -> Self {
        // The target may be computed at run time.
        let target = scrub(record.target());
        Self {
            level,
            target: record.target().to_owned(),
            place: record.module_path_static().zip(record.file_static()),
            line: record.line().unwrap_or_default(),
            logger: target.replace("::", "."),
            module: last_segment(&scrub(record.module_path().unwrap_or(&target))).to_owned(),
            file: scrub(short_place(record.file().unwrap_or_default())).into_owned(),
            prefix: OnceBox::new(),
        }
    }
}

struct KeyValueVisitor<'w>(&'w mut RecordBuilder);

impl<'kvs> VisitSource<'kvs> for KeyValueVisitor<'_> {
    fn visit_pair(&mut self, key: Key<'kvs>, value: KvValue<'kvs>) -> Result<(), kv::Error> {
        value.visit(Pair { key: key.as_str(), name: name_of(key.as_str()), builder: self.0 })
    }
}

struct Pair<'p> {
    key: &'p str,
    name: NamePolicy,
    builder: &'p mut RecordBuilder,
}

impl Pair<'_> {
    #[inline]
    fn add(&mut self, value: Value<'_>) -> Result<(), kv::Error> {
        add(&mut self.builder.values, &self.name, LabelKey::Raw(self.key), value);
        Ok(())
    }
}

impl<'v> VisitValue<'v> for Pair<'_> {
    fn visit_any(&mut self, value: KvValue<'_>) -> Result<(), kv::Error> {
        if self.name.is_refused() {
            self.builder.values.refuse();
            return Ok(());
        }
        let Self { key, name, builder } = self;
        builder.with_text(&value, name, |values, text| {
            add(values, name, LabelKey::Raw(key), Value::Str(text));
        });
        Ok(())
    }

    fn visit_null(&mut self) -> Result<(), kv::Error> {
        Ok(())
    }

    fn visit_error(&mut self, error: &(dyn std::error::Error + 'static)) -> Result<(), kv::Error> {
        if self.name.is_refused() || self.builder.error.is_some() {
            return self.visit_any(KvValue::from_dyn_display(&DisplayedError(error)));
        }
        self.builder.error = Some(error_details(error));
        Ok(())
    }

    fn visit_borrowed_error(&mut self, error: &'v (dyn std::error::Error + 'static)) -> Result<(), kv::Error> {
        self.visit_error(error)
    }

    #[inline]
    fn visit_u64(&mut self, value: u64) -> Result<(), kv::Error> {
        self.add(Value::U64(value))
    }

    #[inline]
    fn visit_i64(&mut self, value: i64) -> Result<(), kv::Error> {
        self.add(Value::I64(value))
    }

    fn visit_u128(&mut self, value: u128) -> Result<(), kv::Error> {
        self.add(Value::U128(&value))
    }

    fn visit_i128(&mut self, value: i128) -> Result<(), kv::Error> {
        self.add(Value::I128(&value))
    }

    #[inline]
    fn visit_f64(&mut self, value: f64) -> Result<(), kv::Error> {
        self.add(Value::F64(value))
    }

    #[inline]
    fn visit_bool(&mut self, value: bool) -> Result<(), kv::Error> {
        self.add(Value::Bool(value))
    }

    fn visit_char(&mut self, value: char) -> Result<(), kv::Error> {
        self.add(Value::Char(value))
    }

    #[inline]
    fn visit_borrowed_str(&mut self, value: &'v str) -> Result<(), kv::Error> {
        self.visit_str(value)
    }

    #[inline]
    fn visit_str(&mut self, value: &str) -> Result<(), kv::Error> {
        self.add(Value::Str(value))
    }
}
