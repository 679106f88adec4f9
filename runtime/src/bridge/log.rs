//! Records of the `log` crate.

use super::collect::Collected;
use crate::encode::last_segment;
use crate::level::Level;
use crate::logger::{installed, log_foreign};
use crate::record::Foreign;
use crate::redact::scrub_display;
use crate::settings::InitError;
use crate::stack::short_place;
use crate::value::Value;
use ::log::kv::{Error, Key, Value as KvValue, VisitSource, VisitValue};
use ::log::{LevelFilter, Log, Metadata, Record};

struct Bridge;

pub(super) fn install(widest: u8) -> Result<(), InitError> {
    ::log::set_logger(&Bridge).map_err(|_| InitError::LogTaken)?;
    set_widest(widest);
    Ok(())
}

/// What no logger has on, `log` drops by itself.
pub(super) fn set_widest(widest: u8) {
    ::log::set_max_level(LevelFilter::iter().nth(usize::from(widest)).unwrap_or(LevelFilter::Trace));
}

impl Log for Bridge {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        installed().is_some_and(|logger| level(metadata.level()) as u8 <= logger.levels.threshold(metadata.target()))
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let mut collected = Collected::default();
        // The visitor refuses nothing.
        let _ = record.key_values().visit(&mut Visitor(&mut collected));
        // A message without arguments is a literal of the source: nothing in it came from outside.
        let message = match record.args().as_str() {
            Some(literal) => literal.into(),
            None => std::borrow::Cow::Owned(scrub_display(record.args())),
        };
        let module = record.module_path().unwrap_or_else(|| record.target());
        let foreign = Foreign {
            logger: &record.target().replace("::", "."),
            module: last_segment(module),
            file: short_place(record.file().unwrap_or_default()),
            line: record.line().unwrap_or_default(),
            function: "",
            message: &message,
            fields: collected.fields,
            labels: collected.labels,
        };
        log_foreign(level(record.level()), &foreign, None);
    }

    fn flush(&self) {
        crate::logger::flush(std::time::Duration::MAX);
    }
}

fn level(level: ::log::Level) -> Level {
    match level {
        ::log::Level::Error => Level::Error,
        ::log::Level::Warn => Level::Warn,
        ::log::Level::Info => Level::Info,
        ::log::Level::Debug => Level::Debug,
        ::log::Level::Trace => Level::Trace,
    }
}

struct Visitor<'c>(&'c mut Collected);

impl<'kvs> VisitSource<'kvs> for Visitor<'_> {
    fn visit_pair(&mut self, key: Key<'kvs>, value: KvValue<'kvs>) -> Result<(), Error> {
        value.visit(Pair { name: key.as_str(), collected: self.0 })
    }
}

struct Pair<'p> {
    name: &'p str,
    collected: &'p mut Collected,
}

impl<'v> VisitValue<'v> for Pair<'_> {
    fn visit_any(&mut self, value: KvValue<'_>) -> Result<(), Error> {
        self.collected.add_display(self.name, &value);
        Ok(())
    }

    fn visit_null(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn visit_u64(&mut self, value: u64) -> Result<(), Error> {
        self.collected.add(self.name, Value::U64(value));
        Ok(())
    }

    fn visit_i64(&mut self, value: i64) -> Result<(), Error> {
        self.collected.add(self.name, Value::I64(value));
        Ok(())
    }

    fn visit_f64(&mut self, value: f64) -> Result<(), Error> {
        self.collected.add(self.name, Value::F64(value));
        Ok(())
    }

    fn visit_bool(&mut self, value: bool) -> Result<(), Error> {
        self.collected.add(self.name, Value::Bool(value));
        Ok(())
    }

    fn visit_str(&mut self, value: &str) -> Result<(), Error> {
        self.collected.add(self.name, Value::Str(value));
        Ok(())
    }
}
