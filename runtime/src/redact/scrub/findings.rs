//! The spans of the original text that hold secrets, merged and replaced at the end.

use crate::redact::mask::REDACTED;
use std::borrow::Cow;
use std::ops::Range;

pub(super) struct Findings<'a> {
    text: &'a str,
    spans: Vec<Range<usize>>,
    /// The spans of URL user info, ascending. Their `:` does not separate a key from a value, and the `@` after them
    /// does not belong to an email address.
    user_info: Vec<Range<usize>>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, spans: Vec::new(), user_info: Vec::new() }
    }

    /// Adds a span. Both ends lie next to an ASCII character or at an end of the text, hence on character boundaries.
    pub(super) fn add(&mut self, span: Range<usize>) {
        // A second scrub must not change the text, so `[REDACTED]` of an earlier one does not count.
        let is_redacted = span.len() <= REDACTED.len() && self.text[span.start..].starts_with(REDACTED);
        if !span.is_empty() && !is_redacted {
            self.spans.push(span);
        }
    }

    /// Adds the user info of a URL, which ends right before its `@`. Call this in text order.
    pub(super) fn add_user_info(&mut self, span: Range<usize>) {
        self.user_info.push(span.clone());
        self.add(span);
    }

    pub(super) fn is_user_info(&self, index: usize) -> bool {
        let before = self.user_info.partition_point(|span| span.start <= index);
        before.checked_sub(1).is_some_and(|last| index <= self.user_info[last].end)
    }

    pub(super) fn replace(mut self) -> Cow<'a, str> {
        if self.spans.is_empty() {
            return Cow::Borrowed(self.text);
        }
        self.spans.sort_unstable_by_key(|span| span.start);
        let mut out = String::with_capacity(self.text.len() + REDACTED.len());
        let mut copied = 0;
        let mut spans = self.spans.into_iter().peekable();
        while let Some(mut span) = spans.next() {
            while let Some(next) = spans.next_if(|next| next.start <= span.end) {
                span.end = span.end.max(next.end);
            }
            out.push_str(&self.text[copied..span.start]);
            out.push_str(REDACTED);
            copied = span.end;
        }
        out.push_str(&self.text[copied..]);
        Cow::Owned(out)
    }
}
