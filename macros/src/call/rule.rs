//! Parses `limit: 10 per minute` and `sample: 1 in 100`.

use super::ast::Rule;
use crate::argument::parse::skip_to_comma;
use crate::attributes::did_you_mean;
use crate::diagnostics::Mistakes;
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, Lit, Token};

/// The most events that the runtime can count in one window.
const MOST_EVENTS: u32 = (1 << 24) - 1;

/// The units of a window, with their seconds.
const UNITS: [(&str, u64); 3] = [("second", 1), ("minute", 60), ("hour", 3600)];

const LIMIT: &str = "write `limit: 10 per minute`, with `per second`, `per minute` or `per hour`";
const SAMPLE: &str = "write `sample: 1 in 100`";

/// Parses the rule after `limit:`.
pub(super) fn limit(mistakes: &Mistakes, input: ParseStream<'_>) -> Option<Rule> {
    read(mistakes, input, |input| {
        let (events, place) = number(input, "`limit:` takes a whole number of events and a unit of time", LIMIT)?;
        if events == 0 {
            let message = "a limit of 0 suppresses every event: write at least 1, or remove the call";
            return Err(syn::Error::new(place, message));
        }
        let events = u32::try_from(events).ok().filter(|events| *events <= MOST_EVENTS);
        let events = events.ok_or_else(|| syn::Error::new(place, format!("a limit is at most {MOST_EVENTS}")))?;
        if is_at_end(input) {
            return Err(syn::Error::new(place, format!("the unit of time is missing after the number: {LIMIT}")));
        }
        let per = input.call(Ident::parse_any);
        if !per.as_ref().is_ok_and(|per| per == "per") {
            let place = per.map_or_else(|error| error.span(), |word| word.span());
            return Err(syn::Error::new(place, format!("expected `per` and a unit of time after the number: {LIMIT}")));
        }
        Ok(Rule::Limit { events, seconds: unit(input, per?.span())? })
    })
}

fn unit(input: ParseStream<'_>, per: Span) -> syn::Result<u64> {
    if is_at_end(input) {
        return Err(syn::Error::new(per, format!("the unit of time is missing after `per`: {LIMIT}")));
    }
    let word = input
        .call(Ident::parse_any)
        .map_err(|error| syn::Error::new(error.span(), format!("expected a unit of time after `per`: {LIMIT}")))?;
    if let Some((_, seconds)) = UNITS.iter().find(|(unit, _)| word == unit) {
        return Ok(*seconds);
    }
    let hint = did_you_mean(&word.to_string().to_lowercase(), UNITS.map(|(unit, _)| unit), '`');
    let message = format!("unknown unit of time `{word}`:{hint} expected one of `second`, `minute`, `hour`");
    Err(syn::Error::new_spanned(word, message))
}

/// Parses the rule after `sample:`.
pub(super) fn sample(mistakes: &Mistakes, input: ParseStream<'_>) -> Option<Rule> {
    read(mistakes, input, |input| {
        let takes = "`sample:` takes the number of events of which one is written";
        let (one, place) = number(input, takes, SAMPLE)?;
        if one != 1 {
            let message = format!("a sample keeps exactly 1 event: {SAMPLE}");
            return Err(syn::Error::new(place, message));
        }
        let within = input.parse::<Token![in]>();
        within.map_err(|error| {
            let place = if is_at_end(input) { place } else { error.span() };
            syn::Error::new(place, format!("expected `in` and a number after the 1: {SAMPLE}"))
        })?;
        let (one_in, place) = number(input, takes, SAMPLE)?;
        match u32::try_from(one_in) {
            Ok(0) => Err(syn::Error::new(place, "a sample of 1 in 0 is not possible: write at least `1 in 2`")),
            Ok(1) => Err(syn::Error::new(place, "a sample of 1 in 1 keeps every event: remove `sample:`")),
            Ok(one_in) => Ok(Rule::Sample { one_in }),
            Err(_) => Err(syn::Error::new(place, format!("a sample is at most 1 in {}", u32::MAX))),
        }
    })
}

/// Parses a rule. After a mistake it continues at the next comma.
fn read(
    mistakes: &Mistakes,
    input: ParseStream<'_>,
    rule: impl FnOnce(ParseStream<'_>) -> syn::Result<Rule>,
) -> Option<Rule> {
    let rule = mistakes.take(rule(input));
    if rule.is_none() {
        skip_to_comma(input);
    }
    rule
}

/// Parses a number. A number above `u64::MAX` counts as `u64::MAX`, which every rule refuses.
fn number(input: ParseStream<'_>, takes: &str, instead: &str) -> syn::Result<(u64, Span)> {
    let refused = |place| syn::Error::new(place, format!("{takes}: {instead}"));
    match input.parse::<Lit>() {
        Ok(Lit::Int(number)) if number.suffix().is_empty() && !number.base10_digits().starts_with('-') => {
            Ok((number.base10_parse().unwrap_or(u64::MAX), number.span()))
        }
        Ok(other) => Err(refused(other.span())),
        Err(error) => Err(refused(error.span())),
    }
}

fn is_at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}
