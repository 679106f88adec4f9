//! Events and spans of the `tracing` crate.

use super::collect::Collected;
use crate::encode::last_segment;
use crate::level::Level;
use crate::logger::{installed, log_foreign};
use crate::record::Foreign;
use crate::redact::scrub_display;
use crate::settings::InitError;
use crate::stack::short_place;
use crate::value::Value;
use std::fmt::Debug;
use tracing_core::field::{Field, Visit};
use tracing_core::span::{Attributes, Id, Record};
use tracing_core::subscriber::Interest;
use tracing_core::{Event, Metadata, Subscriber, dispatcher};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Registry};

pub(super) fn is_taken() -> bool {
    dispatcher::has_been_set()
}

pub(super) fn install() -> Result<(), InitError> {
    let subscriber = Registry::default().with(Bridge);
    dispatcher::set_global_default(subscriber.into()).map_err(|_| InitError::TracingTaken)
}

struct Bridge;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Bridge {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if installed().is_none() {
            return Interest::sometimes();
        }
        if is_on(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        is_on(metadata)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut visitor = Visitor::default();
        attributes.record(&mut visitor);
        span.extensions_mut().replace(visitor.collected);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut extensions = span.extensions_mut();
        let mut visitor = Visitor::default();
        values.record(&mut visitor);
        if let Some(known) = extensions.get_mut::<Collected>() {
            visitor.collected.inherit(known);
        }
        extensions.replace(visitor.collected);
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut visitor = Visitor::default();
        event.record(&mut visitor);
        let Visitor { mut collected, mut message } = visitor;
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(outer) = span.extensions().get::<Collected>() {
                collected.inherit(outer);
            }
        }
        let metadata = event.metadata();
        if message.is_empty() {
            // sqlx's events, for one, have no message but a summary.
            let summary = collected.labels.iter().find(|(name, _)| name == "summary");
            message = summary.map_or_else(|| metadata.target().to_owned(), |(_, summary)| summary.clone());
        }
        let foreign = Foreign {
            logger: &metadata.target().replace("::", "."),
            module: last_segment(metadata.module_path().unwrap_or_else(|| metadata.target())),
            file: short_place(metadata.file().unwrap_or_default()),
            line: metadata.line().unwrap_or_default(),
            function: "",
            message: &message,
            fields: collected.fields,
            labels: collected.labels,
        };
        log_foreign(level(*metadata.level()), &foreign, None);
    }
}

fn is_on(metadata: &Metadata<'_>) -> bool {
    installed().is_some_and(|logger| level(*metadata.level()) as u8 <= logger.levels.threshold(metadata.target()))
}

fn level(level: tracing_core::Level) -> Level {
    match level {
        tracing_core::Level::ERROR => Level::Error,
        tracing_core::Level::WARN => Level::Warn,
        tracing_core::Level::INFO => Level::Info,
        tracing_core::Level::DEBUG => Level::Debug,
        _ => Level::Trace,
    }
}

/// Keeps an event's fields, and its message apart from them.
#[derive(Default)]
struct Visitor {
    collected: Collected,
    message: String,
}

impl Visit for Visitor {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match field.name() {
            "message" => self.message = scrub_display(&format_args!("{value:?}")),
            name => self.collected.add_display(name, &format_args!("{value:?}")),
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "message" => self.message = scrub_display(&value),
            name => self.collected.add(name, Value::Str(value)),
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.collected.add(field.name(), Value::U64(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.collected.add(field.name(), Value::I64(value));
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        self.collected.add(field.name(), Value::U128(&value));
    }

    fn record_i128(&mut self, field: &Field, value: i128) {
        self.collected.add(field.name(), Value::I128(&value));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.collected.add(field.name(), Value::F64(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.collected.add(field.name(), Value::Bool(value));
    }
}
