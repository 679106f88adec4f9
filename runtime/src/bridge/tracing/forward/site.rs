//! Call sites as a subscriber knows them: it identifies events by static metadata, so each is created once and leaked.

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

/// The maximum number of sites for records of `log`: sites are never freed, and targets of `log` may be computed at run
/// time.
const MOST_SITES: usize = 16_384;

/// What distinguishes the call sites of a subscriber.
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
    /// The target is the call's logger, or its module path with `::`, so that the directives of the program's own
    /// filter still match.
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

    /// The site that all records of a level share beyond [`MOST_SITES`].
    pub(super) fn overflowed(record: &Record<'_>, names: Vec<&'static str>) -> Self {
        let (target, file) = (Cow::Borrowed("chat_log"), Cow::Borrowed(""));
        Self { level: record.level, target, module: None, file, line: 0, names }
    }
}

/// A call site with the metadata that the subscriber sees.
pub(super) struct ForwardedSite(OnceLock<Metadata<'static>>);

impl Callsite for ForwardedSite {
    /// Ignored: every record queries the current subscriber, which may have changed since.
    fn set_interest(&self, _: Interest) {}

    fn metadata(&self) -> &Metadata<'_> {
        self.0.get().expect("filled before the site is shared")
    }
}

static SITES: RwLock<Option<HashMap<SiteKey, &'static ForwardedSite>>> = RwLock::new(None);

/// Returns the site of this key, and registers a new one with all subscribers. Returns `None` for a new external site
/// beyond the maximum. Our own sites are bounded by the number of calls and of the contexts around them.
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
        // The form of the names that the macros of `tracing` create.
        format!("event {file}:{}", key.line).leak(),
        text(&key.target),
        to_tracing(key.level),
        (!file.is_empty()).then_some(file),
        (key.line != 0).then_some(key.line),
        key.module,
        FieldSet::new(names, Identifier(site)),
        Kind::EVENT,
    );
    let _ = site.0.set(metadata);
    site
}
