//! A span of `tracing` as a context.

use super::fields::{Fields, SpanFields};
use super::frame::{Frame, Own};
use super::stack::current;
use std::sync::Arc;

/// What a span gives to the records made inside of it.
pub(crate) struct SpanContext {
    pub(crate) frame: Option<Arc<Frame>>,
    /// Where later fields go; a span that declares none has no place for any.
    fields: Option<Arc<SpanFields>>,
}

impl SpanContext {
    /// A span that can't have fields of its own.
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

/// ParentOverride what an event or a span says of itself that it is, if not around what the thread has entered.
pub(crate) enum ParentOverride<'s> {
    /// No span.
    None,
    /// Another span.
    Span(&'s SpanContext),
}

/// Its context: the spans that it names, and in any case the contexts that are in force.
pub(crate) fn parent_frame(parent: &ParentOverride<'_>) -> Option<Arc<Frame>> {
    match parent {
        ParentOverride::None => Frame::without_spans(current()),
        ParentOverride::Span(span) => Frame::span_in(span.frame.as_ref(), current().as_ref()),
    }
}
