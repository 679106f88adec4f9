//! A span of `tracing` as a context.

use super::fields::{Fields, SpanFields};
use super::frame::{Frame, Own};
use super::stack::current;
use std::sync::Arc;

/// The context of the records inside a span.
pub(crate) struct SpanContext {
    pub(crate) frame: Option<Arc<Frame>>,
    /// Receives later fields; `None` if the span declares none.
    fields: Option<Arc<SpanFields>>,
}

impl SpanContext {
    /// Creates the context of a span that declares no fields.
    pub(crate) fn without_fields(parent: Option<Arc<Frame>>) -> Self {
        Self { frame: parent, fields: None }
    }

    pub(crate) fn new(parent: Option<Arc<Frame>>, fields: Fields) -> Self {
        let fields = Arc::new(SpanFields::new(fields));
        let frame = Frame::on(parent, Own::Span(Arc::clone(&fields)));
        Self { frame: Some(Arc::new(frame)), fields: Some(fields) }
    }

    pub(crate) fn fields(&self) -> Option<Arc<SpanFields>> {
        self.fields.clone()
    }
}

/// The explicit parent of an event or a span, in place of the spans that the thread has entered.
pub(crate) enum ParentOverride<'s> {
    /// No span.
    None,
    /// Another span.
    Span(&'s SpanContext),
}

/// Returns the context of an event with this parent: the parent's spans, and the contexts that are current on the
/// thread.
pub(crate) fn parent_frame(parent: &ParentOverride<'_>) -> Option<Arc<Frame>> {
    match parent {
        ParentOverride::None => Frame::without_spans(current()),
        ParentOverride::Span(span) => Frame::span_in(span.frame.as_ref(), current().as_ref()),
    }
}
