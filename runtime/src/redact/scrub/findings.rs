//! The spans of the original text that hold credentials, merged and replaced at the end.

use crate::redact::mask::REDACTED;
use std::borrow::Cow;
use std::ops::Range;

#[derive(Default)]
pub(super) struct Findings {
    spans: Vec<Range<usize>>,
}

impl Findings {
    pub(super) fn extend(&mut self, spans: impl Iterator<Item = Range<usize>>) {
        self.spans.extend(spans.filter(|span| !span.is_empty()));
    }

    pub(super) fn replace(mut self, text: &str) -> Cow<'_, str> {
        // A second scrub must not change the text, so `[REDACTED]` of an earlier one does not count.
        self.spans.retain(|span| text.get(span.clone()).is_none_or(|found| !is_redacted(found)));
        if self.spans.is_empty() {
            return Cow::Borrowed(text);
        }
        self.spans.sort_unstable_by_key(|span| span.start);
        let mut out = String::with_capacity(text.len() + REDACTED.len());
        let mut copied = 0;
        let mut spans = self.spans.into_iter().peekable();
        while let Some(mut span) = spans.next() {
            while let Some(next) = spans.next_if(|next| next.start <= span.end) {
                span.end = span.end.max(next.end);
            }
            let (start, end) = (floor(text, span.start), ceiling(text, span.end));
            out.push_str(&text[copied..start.max(copied)]);
            out.push_str(REDACTED);
            copied = end.max(copied);
        }
        out.push_str(&text[copied..]);
        Cow::Owned(out)
    }
}

fn is_redacted(found: &str) -> bool {
    found == REDACTED || found == &REDACTED[..REDACTED.len() - 1] || found == &REDACTED[1..REDACTED.len() - 1]
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceiling(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
