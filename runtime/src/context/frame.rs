//! One level of context: its fields on top of its parents' fields.

use super::fields::Fields;
use super::fields::SpanFields;
use crate::encoded::EncodedContext;
use crate::redact::{RedactedValue, Redactor, redact_to_owned};
use crate::schema::FieldDef;
use crate::trace::TraceIds;
use crate::value::FieldValue;
use once_cell::race::OnceBox;
use std::sync::Arc;

/// The redacted fields of one context, on top of its parents.
pub(crate) struct Frame {
    parent: Option<Arc<Frame>>,
    /// The number of levels, this one included.
    depth: u16,
    own: Own,
    /// The bits of all its fields' names, inherited ones included.
    mask: u64,
    pub(crate) trace: Option<TraceIds>,
    /// Whether it or a parent is a span of `tracing`: only spans have labels or change.
    spans: bool,
    /// Whether it or a parent had labels when it was created.
    labeled: bool,
    /// All its fields as encoded in the installed layout.
    pub(crate) encoded: OnceBox<EncodedContext>,
}

/// The source of a frame's own fields.
pub(super) enum Own {
    Fixed(Fields),
    Span(Arc<SpanFields>),
    /// The fields of another frame, on top of another parent.
    Rebased(Arc<Frame>),
}

impl Own {
    fn with<R>(&self, run: impl FnOnce(&Fields) -> R) -> R {
        match self {
            Self::Fixed(fields) => run(fields),
            Self::Span(span) => span.with(run),
            Self::Rebased(frame) => frame.own.with(run),
        }
    }

    fn is_span(&self) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::Span(_) => true,
            Self::Rebased(frame) => frame.own.is_span(),
        }
    }

    fn changed(&self) -> bool {
        match self {
            Self::Fixed(_) => false,
            Self::Span(span) => span.changed(),
            Self::Rebased(frame) => frame.own.changed(),
        }
    }

    fn trace(&self) -> Option<TraceIds> {
        match self {
            Self::Rebased(frame) => frame.trace,
            _ => None,
        }
    }
}

/// Deeper contexts are merged into one level. Otherwise a task that starts its successor in its own context would build
/// an endless chain, which costs memory and stack to walk.
const MOST_LEVELS: u16 = 128;

impl Frame {
    pub(crate) fn new(parent: Option<Arc<Self>>, entries: &[FieldValue<'_>], redactor: &Redactor) -> Self {
        let entries: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some((entry.def, redact_to_owned(entry.def, entry.value, redactor)?)))
            .collect();
        Self::on(parent, Own::Fixed(Fields { entries, labels: Vec::new() }))
    }

    pub(super) fn on(parent: Option<Arc<Self>>, own: Own) -> Self {
        let parent = parent.map(|parent| if parent.depth < MOST_LEVELS { parent } else { Arc::new(parent.as_one()) });
        let depth = parent.as_ref().map_or(0, |parent| parent.depth) + 1;
        let (inherited, inside) = parent.as_ref().map_or((0, false), |parent| (parent.mask, parent.spans));
        let mask = inherited | own.with(Fields::mask);
        let trace = own.trace().or_else(|| parent.as_ref()?.trace);
        let spans = inside || own.is_span();
        let labeled = parent.as_ref().is_some_and(|parent| parent.labeled) || own.with(|own| !own.labels.is_empty());
        Self { parent, depth, own, mask, trace, spans, labeled, encoded: OnceBox::new() }
    }

    /// Merges this level and its parents into one. Fields that a merged span records later do not appear any more.
    fn as_one(&self) -> Self {
        let mut all = Fields::default();
        self.visit(&|_| false, &mut |field, value| all.entries.push((field, value.clone())));
        self.visit_labels(&|_| false, &mut |key, value| all.labels.push((key.into(), value.into())));
        Self { trace: self.trace, ..Self::on(None, Own::Fixed(all)) }
    }

    /// Calls `show` with each field that is not `hidden`, outermost first: each name once, with its innermost value.
    pub(crate) fn visit(&self, hidden: &dyn Fn(&str) -> bool, show: &mut dyn FnMut(&'static FieldDef, &RedactedValue)) {
        self.own.with(|own| {
            if let Some(parent) = &self.parent {
                parent.visit(&|name| hidden(name) || own.has(name), show);
            }
            for (field, value) in own.entries.iter().filter(|(field, _)| !hidden(field.name)) {
                show(field, value);
            }
        });
    }

    /// Like [`visit`](Self::visit), for the labels.
    pub(crate) fn visit_labels(&self, hidden: &dyn Fn(&str) -> bool, show: &mut dyn FnMut(&str, &str)) {
        self.own.with(|own| {
            if let Some(parent) = &self.parent {
                parent.visit_labels(&|key| hidden(key) || own.has_label(key), show);
            }
            for (key, value) in own.labels.iter().filter(|(key, _)| !hidden(key)) {
                show(key, value);
            }
        });
    }

    /// Calls `show` with the value of a name, if there is one, and returns whether there is.
    pub(crate) fn find(&self, name: &str, show: &mut dyn FnMut(&'static FieldDef, &RedactedValue)) -> bool {
        let own = self.own.with(|own| match own.entries.iter().find(|(field, _)| field.name == name) {
            Some((field, value)) => {
                show(field, value);
                true
            }
            None => false,
        });
        own || self.parent.as_ref().is_some_and(|parent| parent.find(name, show))
    }

    /// Returns whether no field has a name of this mask, as far as bits can tell.
    #[inline]
    pub(crate) fn has_none_of(&self, mask: u64) -> bool {
        self.mask & mask == 0 && !self.changed()
    }

    /// Returns whether [`visit_labels`](Self::visit_labels) may show any label.
    #[inline]
    pub(crate) fn may_have_labels(&self) -> bool {
        self.labeled || self.changed()
    }

    /// Like [`may_have_labels`](Self::may_have_labels), ignoring what spans have recorded since the frame was created.
    #[inline]
    pub(crate) fn had_labels(&self) -> bool {
        self.labeled
    }

    /// Returns whether a span has recorded fields since the frame was created, so that the cached encoding is outdated.
    #[inline]
    fn changed(&self) -> bool {
        self.spans && self.nodes().any(|node| node.own.changed())
    }

    /// Iterates over this level and its parents, innermost first.
    fn nodes(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |frame| frame.parent.as_deref())
    }

    /// Returns the frame that was created with these fields.
    fn origin(&self) -> *const Self {
        match &self.own {
            Own::Rebased(frame) => frame.origin(),
            _ => self,
        }
    }

    fn contains(&self, node: &Self) -> bool {
        self.nodes().any(|own| std::ptr::eq(own.origin(), node.origin()))
    }

    fn contains_all(&self, other: &Self) -> bool {
        let mut nodes = other.nodes();
        self.nodes().any(|own| std::ptr::eq(own, other)) || nodes.all(|node| self.contains(node))
    }

    /// Returns a chain of `below` followed by those nodes of `chain` that are `wanted` and not in `below` yet.
    fn stacked(
        below: Option<Arc<Self>>,
        chain: Option<&Arc<Self>>,
        wanted: &dyn Fn(&Self) -> bool,
    ) -> Option<Arc<Self>> {
        let Some(chain) = chain else { return below };
        let below = Self::stacked(below, chain.parent.as_ref(), wanted);
        if !wanted(chain) || below.as_ref().is_some_and(|below| below.contains(chain)) {
            return below;
        }
        let same_parent = match (&below, &chain.parent) {
            (None, None) => true,
            (Some(below), Some(parent)) => Arc::ptr_eq(below, parent),
            _ => false,
        };
        if same_parent {
            return Some(Arc::clone(chain));
        }
        Some(Arc::new(Self::on(below, Own::Rebased(Arc::clone(chain)))))
    }

    /// Returns the current context after a context is entered on top of `below`: the context as it was created, and the
    /// spans around it.
    pub(super) fn context_in(context: Option<&Arc<Self>>, below: Option<&Arc<Self>>) -> Option<Arc<Self>> {
        let Some(below) = below.filter(|below| below.spans) else { return context.cloned() };
        let missing = |node: &Self| node.own.is_span() && !context.is_some_and(|context| context.contains(node));
        if !below.nodes().any(missing) {
            return context.cloned();
        }
        Self::stacked(Self::stacked(None, Some(below), &missing), context, &|_| true)
    }

    /// Returns the current context after a span is entered on top of `below`: the contexts there, then the span with
    /// its parents. As in `tracing`, other spans that the thread has entered are not among its parents.
    pub(super) fn span_in(span: Option<&Arc<Self>>, below: Option<&Arc<Self>>) -> Option<Arc<Self>> {
        let (Some(span), Some(below)) = (span, below) else {
            return span.cloned().or_else(|| Self::without_spans(below.cloned()));
        };
        if span.contains_all(below) {
            return Some(Arc::clone(span));
        }
        Self::stacked(Self::without_spans(Some(Arc::clone(below))), Some(span), &|_| true)
    }

    /// Returns the frame without its spans.
    pub(super) fn without_spans(frame: Option<Arc<Self>>) -> Option<Arc<Self>> {
        match frame {
            Some(frame) if frame.spans => Self::stacked(None, Some(&frame), &|node| !node.own.is_span()),
            frame => frame,
        }
    }
}
