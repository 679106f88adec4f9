//! Call sites that a subscriber is told of: it knows events by static metadata, so ours are made once and stay.

use super::super::level::to_tracing;
use crate::level::Level;
use crate::record::{Record, Source};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};
use tracing_core::callsite::{self, Callsite, Identifier};
use tracing_core::field::FieldSet;
use tracing_core::metadata::{Kind, Metadata};
use tracing_core::subscriber::Interest;

/// The sites from which on no new one is made for a record of `log`: they are never freed, and its targets may be made at
/// run time.
const MOST_SITES: usize = 16_384;

/// What tells one call site of the subscriber from another.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct SiteKey {
    level: Level,
    target: Cow<'static, str>,
    module: Option<&'static str>,
    file: Cow<'static, str>,
    line: u32,
    names: Vec<&'static str>,
}

impl SiteKey {
    /// The target is the logger that the call names, or its module path with `::`: so the directives that the program has
    /// for its subscriber go on to match.
    pub(super) fn of(record: &Record<'_>, names: Vec<&'static str>) -> Self {
        let level = record.level;
        match &record.source {
            Source::Site(site, _) => {
                let origin = &site.origin;
                let target = Cow::Borrowed(site.logger.unwrap_or(origin.module));
                let (module, file, line) = (Some(origin.module), Cow::Borrowed(origin.file), origin.line);
                Self { level, target, module, file, line, names }
            }
            Source::External(external) => {
                let target = Cow::Owned(external.logger.replace('.', "::"));
                let file = Cow::Owned(external.file.to_owned());
                Self { level, target, module: None, file, line: external.line, names }
            }
        }
    }

    /// The one site of a level for all records that come after the bound.
    pub(super) fn overflowed(record: &Record<'_>, names: Vec<&'static str>) -> Self {
        let (target, file) = (Cow::Borrowed("chat_log"), Cow::Borrowed(""));
        Self { level: record.level, target, module: None, file, line: 0, names }
    }
}

/// A call site as the subscriber knows it.
pub(super) struct ForwardedSite(OnceLock<Metadata<'static>>);

impl Callsite for ForwardedSite {
    /// What a subscriber has on is asked at every record: it may be another one than that which told its interest.
    fn set_interest(&self, _: Interest) {}

    fn metadata(&self) -> &Metadata<'_> {
        self.0.get().expect("filled before anybody is given the site")
    }
}

static SITES: RwLock<Option<HashMap<SiteKey, &'static ForwardedSite>>> = RwLock::new(None);

/// The site of this key, made known to all subscribers when it is new; nothing for an external one beyond the bound. Ours
/// are as many as the source has calls, times the contexts that they are made in.
pub(super) fn site(key: SiteKey) -> Option<&'static ForwardedSite> {
    let known = SITES.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(site) = known.as_ref().and_then(|sites| sites.get(&key)) {
        return Some(site);
    }
    let is_of_run_time = matches!(key.target, Cow::Owned(_));
    if is_of_run_time && known.as_ref().is_some_and(|sites| sites.len() >= MOST_SITES) {
        return None;
    }
    drop(known);
    let site = leak(&key);
    callsite::register(site);
    SITES.write().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().insert(key, site);
    Some(site)
}

fn leak(key: &SiteKey) -> &'static ForwardedSite {
    let site: &'static ForwardedSite = Box::leak(Box::new(ForwardedSite(OnceLock::new())));
    let names: &'static [&'static str] = key.names.clone().leak();
    let text = |text: &Cow<'static, str>| match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => &*text.clone().leak(),
    };
    let file = text(&key.file);
    let metadata = Metadata::new(
        // As the macros of `tracing` name an event.
        format!("event {file}:{}", key.line).leak(),
        text(&key.target),
        to_tracing(key.level),
        (!file.is_empty()).then_some(file),
        (key.line != 0).then_some(key.line),
        key.module,
        FieldSet::new(names, Identifier(site)),
        Kind::EVENT,
    );
    // The site is new.
    let _ = site.0.set(metadata);
    site
}
