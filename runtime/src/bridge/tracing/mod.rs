//! Events and spans of the `tracing` crate.

mod fast_path;
mod forward;
mod level;
mod log_always;
mod message;
mod site;
mod visitor;

pub(crate) use forward::forward;
pub(super) use log_always::gave_to_log;

use super::builder::{RecordBuilder, with_builder};
use crate::context::{Fields, Frame, ParentOverride, SpanContext, current, enter_span, leave_span, parent_frame};
use crate::level::Threshold;
use crate::logger::{installed, log_external_in, with_redactor};
use crate::record::ExternalRecord;
use crate::redact::redact_to_owned;
use crate::value::copied::CopiedFields;
use fast_path::Unwritten;
use forward::is_ours;
use level::{from_tracing, to_filter};
use site::{TracingSite, site_of};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tracing_core::span::{Attributes, Id, Record};
use tracing_core::subscriber::Interest;
use tracing_core::{Event, LevelFilter, Metadata, Subscriber, dispatcher};
use tracing_subscriber::filter::Filtered;
use tracing_subscriber::layer::{Context, Filter, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Registry};
use visitor::CopyingVisitor;

pub(super) fn is_taken() -> bool {
    dispatcher::has_been_set()
}

/// Returns false if `tracing` has another subscriber.
pub(super) fn install(_: Threshold) -> bool {
    let subscriber = Registry::default().with(TracingBridge::new());
    dispatcher::set_global_default(subscriber.into()).is_ok()
}

pub(super) fn levels_changed(_: Threshold) {
    tracing_core::callsite::rebuild_interest_cache();
}

/// A layer that writes the events and spans of `tracing` as lines, for a program with its own subscriber.
///
/// [`init`](crate::init) installs a subscriber with this layer. With your own subscriber, disable that:
///
/// ```
/// use tracing_subscriber::layer::SubscriberExt as _;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let subscriber = tracing_subscriber::registry().with(chat_log::tracing_layer());
/// tracing::subscriber::set_global_default(subscriber)?;
/// chat_log::builder().tracing(chat_log::Tracing::Ignore).init()?;
/// tracing::info!(target: "chat::rooms", count = 3, "rooms are open");
/// # Ok(())
/// # }
/// ```
///
/// The filter of `LOG_LEVEL` applies to this layer only; other layers still see what it disables. Before
/// [`init`](crate::init) the layer ignores all events.
///
/// # Events
///
/// The line's logger is the event's target, with dots; module, file and line are the event's. A field whose name a
/// schema declares and whose value fits the declared type becomes that field, with its privacy class. A text fits a
/// declared number, address, duration or enum if it is the exact text of one of its values. A value that does not fit
/// becomes a label; if the field has a class, the label is `[REDACTED]`. The output of `Debug` and `Display` is
/// scrubbed first. A sensitive field, or a name that sounds like a credential, is dropped and counted in
/// [`Statistics`](crate::Statistics). Any other field becomes a scrubbed text in the object `labels`: at most 64 of
/// them, with keys of at most 64 bytes and values of at most 4,096. An error value (`error = &error as &dyn Error`)
/// becomes `exc_type`, `exc_message` and `exc_chain`.
///
/// The message of an event without a text is the name that the program gave the event, or its logger. The event that
/// `#[instrument(err)]` adds has the function as `funcName` and as message, and its error as `exc_message`.
///
/// An event whose line would be too long is visited a second time before it is truncated, so its fields, but not its
/// message, are formatted twice then.
///
/// # Spans
///
/// A span is a context like that of `#[log_context]`: all records inside it carry its fields. The innermost value of a
/// name wins, and the record's own value overrides all. A span's parents are those that it was created in, whatever
/// else the thread has entered. Fields that a span records later appear in every record from then on, also inside inner
/// spans.
///
/// # Reloading
///
/// `tracing_subscriber::reload` works if the layer is inside it from the start. A `reload::Layer` that gets this layer later
/// panics at the next event, because a layer with a filter registers the filter when the subscriber is built
/// (tokio-rs/tracing#1629).
///
/// # Files
///
/// With [`Tracing::Forward`](crate::Tracing::Forward), this layer writes the subscriber's other events to the log
/// files; no record is written twice.
pub fn tracing_layer<S>() -> TracingLayer<S>
where
    S: Subscriber + for<'s> LookupSpan<'s>,
{
    TracingBridge::new().with_filter(InstalledLevels)
}

/// The type of [`tracing_layer`] for a subscriber `S`, to name it in fields and return types.
///
/// ```
/// use chat_log::TracingLayer;
/// use tracing_subscriber::Registry;
///
/// struct Layers {
///     lines: TracingLayer<Registry>,
/// }
/// # let layers = Layers { lines: chat_log::tracing_layer() };
/// ```
pub type TracingLayer<S> = Filtered<TracingBridge, InstalledLevels, S>;

/// Filters by the levels of the installed logger.
#[derive(Debug)]
pub struct InstalledLevels;

impl<S> Filter<S> for InstalledLevels {
    fn enabled(&self, metadata: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        is_metadata_on(metadata)
    }

    fn callsite_enabled(&self, metadata: &'static Metadata<'static>) -> Interest {
        interest(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(widest())
    }
}

/// The layer that bridges events and spans.
#[derive(Debug)]
pub struct TracingBridge {
    /// Distinguishes the spans of one subscriber from those of another.
    subscriber: u64,
}

/// The number of layers created so far.
static LAYERS: AtomicU64 = AtomicU64::new(0);

/// Returns whether a layer bridges spans, in our subscriber or the program's.
fn has_layer() -> bool {
    LAYERS.load(Ordering::Relaxed) > 0
}

impl TracingBridge {
    fn new() -> Self {
        Self { subscriber: LAYERS.fetch_add(1, Ordering::Relaxed) }
    }
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for TracingBridge {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        interest(metadata)
    }

    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        is_metadata_on(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(widest())
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let metadata = attributes.metadata();
        let parent = parent_context(attributes.parent(), attributes.is_contextual(), &context);
        let made = if metadata.fields().is_empty() {
            SpanContext::without_fields(parent)
        } else {
            SpanContext::new(parent, collect(metadata, |visitor| attributes.record(visitor)))
        };
        span.extensions_mut().replace(made);
        log_always::note_event(metadata);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let metadata = span.metadata();
        let fields = span.extensions().get::<SpanContext>().and_then(SpanContext::fields);
        if let Some(fields) = fields {
            fields.update(collect(metadata, |visitor| values.record(visitor)));
        }
        log_always::note_event(metadata);
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let frame = span.extensions().get::<SpanContext>().and_then(|span| span.frame.clone());
        enter_span(self.subscriber, id.into_u64(), frame);
    }

    fn on_exit(&self, id: &Id, _: Context<'_, S>) {
        leave_span(self.subscriber, id.into_u64());
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Some(logger) = installed() else { return };
        let metadata = event.metadata();
        if logger.forward.is_some() && is_ours(metadata) {
            return;
        }
        let frame = parent_context(event.parent(), event.is_contextual(), &context);
        let site = site_of(metadata);
        if let Err(Unwritten(message)) = fast_path::write(logger, site, event, frame.as_deref()) {
            let function = if site.is_of_instrument { instrumented_function(event, &context) } else { None };
            write_copied(site, event, frame.as_deref(), message, function);
        }
        // Last, because a `Display` that logs has itself been echoed by now.
        log_always::note_event(metadata);
    }
}

/// The general path of an event: its values are copied into a record. The message may be known already.
fn write_copied(
    site: &'static TracingSite,
    event: &Event<'_>,
    frame: Option<&Frame>,
    message: Option<String>,
    function: Option<&'static str>,
) {
    with_builder(|builder| {
        let has_message = message.is_some();
        builder.message.push_str(message.as_deref().unwrap_or_default());
        let mut visitor = CopyingVisitor { site, builder, origin: None, has_message };
        event.record(&mut visitor);
        let origin = visitor.origin.take();
        let RecordBuilder { values, message, error, .. } = &*builder;
        // Some events, such as those of sqlx, have a summary instead of a message.
        let summary = || values.labels().find(|(key, _)| *key == "summary").map(|(_, text)| text);
        let message = match message.as_str() {
            "" => function.or_else(summary).unwrap_or_else(|| site.title()),
            message => message,
        };
        let mut external = ExternalRecord { values: Some(values), ..site.record(message) };
        if let Some(function) = function {
            external = ExternalRecord { function, prefix: None, ..external };
        }
        let external = match &origin {
            None => external,
            Some(origin) => origin.applied_to(external),
        };
        let _guard = forward::RecordGuard::enter();
        log_external_in(frame, site.level, &external, error.as_ref());
    });
}

/// Returns the function that an event of `#[instrument(err)]` or `ret` is about: the name of its span.
#[cold]
fn instrumented_function<S>(event: &Event<'_>, context: &Context<'_, S>) -> Option<&'static str>
where
    S: Subscriber + for<'s> LookupSpan<'s>,
{
    let (span, own) = (context.event_span(event)?.metadata(), event.metadata());
    (span.file() == own.file() && span.module_path() == own.module_path()).then(|| span.name())
}

/// Returns the context of an event or of a new span: the thread's, or that of the span that it names as its parent.
#[inline]
fn parent_context<S>(parent: Option<&Id>, is_contextual: bool, context: &Context<'_, S>) -> Option<Arc<Frame>>
where
    S: Subscriber + for<'s> LookupSpan<'s>,
{
    match parent {
        None if is_contextual => current(),
        None => parent_frame(&ParentOverride::None),
        Some(parent) => context_of_span(parent, context),
    }
}

/// Returns the context of a span.
#[cold]
fn context_of_span<S>(span: &Id, context: &Context<'_, S>) -> Option<Arc<Frame>>
where
    S: Subscriber + for<'s> LookupSpan<'s>,
{
    let span = context.span(span);
    let extensions = span.as_ref().map(|span| span.extensions());
    match extensions.as_ref().and_then(|extensions| extensions.get::<SpanContext>()) {
        Some(span) => parent_frame(&ParentOverride::Span(span)),
        None => parent_frame(&ParentOverride::None),
    }
}

/// Collects the redacted fields of a span.
fn collect(metadata: &'static Metadata<'static>, record: impl FnOnce(&mut CopyingVisitor<'_>)) -> Fields {
    if installed().is_none() {
        return Fields::default();
    }
    with_builder(|builder| {
        record(&mut CopyingVisitor { site: site_of(metadata), builder, origin: None, has_message: false });
        owned_fields(&builder.values)
    })
}

fn owned_fields(values: &CopiedFields) -> Fields {
    let entries = with_redactor(|redactor| {
        let fields = values.fields();
        fields.filter_map(|(field, value)| Some((field, redact_to_owned(field, value, redactor)?))).collect()
    });
    let labels = values.labels().map(|(key, value)| (key.into(), value.into())).collect();
    Fields { entries: entries.unwrap_or_default(), labels }
}

fn interest(metadata: &Metadata<'_>) -> Interest {
    if is_metadata_on(metadata) { Interest::always() } else { Interest::never() }
}

fn is_metadata_on(metadata: &Metadata<'_>) -> bool {
    let level = from_tracing(*metadata.level());
    installed().is_some_and(|logger| logger.levels.threshold(metadata.target()).admits(level))
}

fn widest() -> LevelFilter {
    to_filter(installed().map_or(Threshold::OFF, |logger| logger.levels.widest()))
}
