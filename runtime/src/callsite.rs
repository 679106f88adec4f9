//! One `chat_log!` in the source: everything about it that never changes, and whether it is on.

use crate::encoded::Prefix;
use crate::level::Level;
use crate::limit::{Limiter, Rule};
use crate::schema::{FieldDef, SchemaDef};
use once_cell::race::OnceBox;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

/// The static that a call expands to.
pub struct CallSite {
    /// The least severe level that the site's logger lets through; 0 for none, [`UNKNOWN`] until it was asked; with
    /// [`LIMITED`] where each event asks whether it may pass.
    pub(crate) threshold: AtomicU8,
    /// 0 where the call computes its level.
    pub(crate) level: u8,
    pub(crate) origin: Origin,
    pub(crate) message: &'static [MessagePiece],
    pub(crate) schema: Option<&'static SchemaDef>,
    pub(crate) fields: &'static [&'static FieldDef],
    pub(crate) logger: Option<&'static str>,
    /// The bits of all its fields' names.
    pub(crate) mask: u64,
    /// What its lines share in the installed layout.
    pub(crate) prefix: OnceBox<Prefix>,
    /// What the call itself says of how many of its events are written.
    pub(crate) rule: Option<Rule>,
    /// The counts of the rule that it is under.
    pub(crate) limiter: OnceBox<Limiter>,
}

/// Where a call stands.
#[derive(Debug)]
pub struct Origin {
    /// `module_path!()`
    pub module: &'static str,
    /// `file!()`
    pub file: &'static str,
    /// `line!()`
    pub line: u32,
    /// The function around it.
    pub function: Function,
}

/// How a call knows its function.
#[derive(Debug)]
pub enum Function {
    /// `#[log_context]` told it.
    Named(&'static str),
    /// The path of an item inside the function: see [`path_of`].
    Probe(fn() -> &'static str),
}

/// A part of a message.
#[derive(Debug)]
pub enum MessagePiece {
    /// Literal text.
    Text(&'static str),
    /// The value of the call's field of that index.
    Field(usize),
    /// The value of a field of the surrounding context.
    Inherited(&'static FieldDef),
    /// The text of the call's error.
    Error,
}

impl fmt::Debug for CallSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallSite").field("origin", &self.origin).finish_non_exhaustive()
    }
}

pub(crate) const UNKNOWN: u8 = u8::MAX;
pub(crate) const LIMITED: u8 = 0x80;

impl CallSite {
    /// A call that logs.
    #[must_use]
    pub const fn new(
        origin: Origin,
        message: &'static [MessagePiece],
        schema: &'static SchemaDef,
        fields: &'static [&'static FieldDef],
    ) -> Self {
        let (mut mask, mut at) = (0, 0);
        while at < fields.len() {
            mask |= fields[at].bit;
            at += 1;
        }
        let mut site = Self::probe(origin);
        site.message = message;
        site.schema = Some(schema);
        site.fields = fields;
        site.mask = mask;
        site
    }

    /// A call that only asks whether it would log.
    #[must_use]
    pub const fn probe(origin: Origin) -> Self {
        Self {
            threshold: AtomicU8::new(UNKNOWN),
            level: 0,
            origin,
            message: &[],
            schema: None,
            fields: &[],
            logger: None,
            mask: 0,
            prefix: OnceBox::new(),
            rule: None,
            limiter: OnceBox::new(),
        }
    }

    /// So many events of the call in each window of so many seconds.
    #[must_use]
    pub const fn limit(mut self, events: u32, seconds: u64) -> Self {
        self.rule = Some(Rule::Limit { events, window: Duration::from_secs(seconds) });
        self
    }

    /// One event of so many.
    #[must_use]
    pub const fn sample(mut self, one_in: u32) -> Self {
        self.rule = Some(Rule::Sample { one_in });
        self
    }

    /// The level that the call names.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = level as u8;
        self
    }

    /// The logger that the call names instead of its module path.
    #[must_use]
    pub const fn logger(mut self, logger: &'static str) -> Self {
        self.logger = Some(logger);
        self
    }

    /// With dots, or the module path as it is.
    pub(crate) fn logger_name(&self) -> &'static str {
        self.logger.unwrap_or(self.origin.module)
    }

    /// Whether the call names its level instead of computing it.
    #[inline]
    pub(crate) fn has_level(&self) -> bool {
        self.level != 0
    }

    #[inline]
    pub(crate) fn own_level(&self) -> Level {
        match self.level {
            0 | 1 => Level::Error,
            2 => Level::Warn,
            3 => Level::Info,
            4 => Level::Debug,
            _ => Level::Trace,
        }
    }
}

impl Origin {
    pub(crate) fn function(&self) -> &'static str {
        match self.function {
            Function::Named(name) => name,
            Function::Probe(probe) => function_of(probe()),
        }
    }
}

/// The sites that have computed their threshold.
pub(crate) static SITES: Mutex<Vec<&'static CallSite>> = Mutex::new(Vec::new());

/// Makes every site ask again: after `init()`, after a change of levels, and around captures.
pub(crate) fn forget_thresholds() {
    let mut sites = SITES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for site in sites.drain(..) {
        site.threshold.store(UNKNOWN, Ordering::Relaxed);
    }
}

/// The path of a function item, such as the one that an expansion puts beside itself.
pub fn path_of<F>(_: F) -> &'static str {
    std::any::type_name::<F>()
}

const ADDED: [&str; 3] = ["::{{closure}}", "::__SITE", "::here"];

/// The function around `…::send_message::{{closure}}::__SITE::{{closure}}::here`: the last segments are closures, async
/// blocks, and what the expansion adds.
fn function_of(path: &'static str) -> &'static str {
    let mut path = path;
    while let Some(outer) = ADDED.iter().find_map(|added| path.strip_suffix(added)) {
        path = outer;
    }
    let name = path.rsplit("::").next().unwrap_or(path);
    name.trim_end_matches('>')
}

#[cfg(test)]
mod tests;
