//! Builds the logger from the settings and installs it.

use super::key::KeyMaterial;
use super::lookup::Lookup;
use super::plan::{self, Choice, OutputKind, PlannedOutput};
use super::variables::Variables;
use super::{Builder, Environment, InitError, Layout, Tracing, builder};
use crate::encode::Format;
use crate::level::Level;
use crate::levels::{Filter, FilterFile, InvalidDirective, Levels};
use crate::logger::{self, Destination, Logger, Output};
use crate::record::ExternalRecord;
use crate::redact::{HashKeys, bound_texts};
use crate::schema::{Class, SchemaDef, registry};
use crate::suppress::{self, InvalidRule, Rules};
use crate::write::Writer;
use crate::{bridge, callsite, panic_hook, reload};
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

/// Sets up logging from the environment, once per process; the README has the table of variables.
///
/// A program that forks, for example to become a daemon, must fork before this call. Otherwise, in the child, a thread
/// that has logged keeps writing the parent's `process` number, and no thread follows the filter file.
///
/// # Errors
/// If a variable has an invalid value, a file can't be opened, two linked schemas contradict each other, or logging is
/// already set up. Nothing is installed then.
pub fn init() -> Result<(), InitError> {
    builder().init()
}

impl Builder {
    /// Sets up logging, once per process.
    ///
    /// # Errors
    /// Like [`init`], and if a setting of this builder is invalid. Nothing is installed then.
    pub fn init(self) -> Result<(), InitError> {
        install(self)
    }

    /// An alias of [`init`](Self::init).
    ///
    /// # Errors
    /// Like [`init`](Self::init).
    pub fn install(self) -> Result<(), InitError> {
        self.init()
    }
}

fn install(builder: Builder) -> Result<(), InitError> {
    if logger::installed().is_some() {
        return Err(InitError::AlreadyInstalled);
    }
    let hook = builder.panic_hook;
    let Prepared { logger, bridges, warnings, filter_file } = prepare(builder, &|name| std::env::var_os(name))?;
    let widest = logger.levels.widest();
    bridge::install(bridges, widest)?;
    if !logger::install(logger) {
        return Err(InitError::AlreadyInstalled);
    }
    logger::report_at_end_of_thread();
    callsite::forget_thresholds();
    if let Some(logger) = logger::installed() {
        bridge::levels_changed(logger);
    }
    if hook {
        panic_hook::install();
    }
    for warning in warnings {
        logger::log_unlimited(Level::Warn, &ExternalRecord::notice(&warning, "install"), None);
    }
    if let Some((file, applied)) = filter_file {
        reload::follow(file, applied);
    }
    Ok(())
}

struct Prepared {
    logger: Logger,
    bridges: bridge::Bridges,
    /// What the operator should know.
    warnings: Vec<String>,
    /// The file to follow, and its current filter.
    filter_file: Option<(FilterFile, Filter)>,
}

fn prepare(mut builder: Builder, lookup: Lookup<'_>) -> Result<Prepared, InitError> {
    let mut variables = Variables::read(lookup)?;
    let forwards = forwards(&builder)?;
    let schemas = registry::all(&builder.schemas);
    let fields = registry::fields(&schemas)?;
    crate::builtin::resolve(&schemas);
    let filter =
        match &builder.filter {
            Some(directives) => Filter::parse(directives).map_err(|InvalidDirective(directive)| {
                InitError::Setting { setting: "filter", value: directive, expected: Filter::EXPECTED }
            })?,
            None => variables.level.take().unwrap_or_default(),
        };
    let filter_file = filter_file(&mut builder, &mut variables, &filter)?;
    let filter = filter_file.as_ref().map_or(filter, |(_, held)| held.clone());
    let key = key(&builder, &mut variables)?;
    let needs_key = fields.values().any(|field| matches!(field.class, Class::Hash { .. }));
    let warnings = key_warnings(key.as_ref(), needs_key);
    let trace_provider = builder.trace_provider.take();
    let bridges = bridge::Bridges { log: builder.bridge_log, tracing: builder.tracing == Tracing::Bridge };
    let rules = Rules::new(std::mem::take(&mut builder.rules)).map_err(bad_rule)?;
    let fold_repeats = builder.fold_repeats.map(suppress::fold_window).transpose().map_err(bad_rule)?;
    let (outputs, forwarded) = outputs(builder, &variables, &schemas, key.as_ref(), forwards)?;
    let logger = Logger {
        levels: Levels::new(filter),
        outputs,
        forward: forwarded.and_then(bridge::forward),
        sole_outputs: std::sync::OnceLock::new(),
        trace_provider,
        rules,
        sites: suppress::ExternalSites::default(),
        folding: fold_repeats.map(suppress::Folding::new),
        fields,
    };
    Ok(Prepared { logger, bridges, warnings, filter_file })
}

/// Returns whether records go to a subscriber of `tracing` instead of the console.
fn forwards(builder: &Builder) -> Result<bool, InitError> {
    let forwards = builder.tracing == Tracing::Forward;
    if forwards && builder.writer.is_some() {
        let (first, second) = ("`Builder::tracing(Tracing::Forward)`", "`Builder::writer`");
        let reason = "the subscriber replaces the console, so `writer` would get no lines; remove one of them";
        return Err(InitError::Contradiction { first, second, reason });
    }
    Ok(forwards)
}

fn bad_rule(bad: InvalidRule) -> InitError {
    InitError::Setting { setting: bad.setting, value: bad.value, expected: bad.expected }
}

fn filter_file(
    builder: &mut Builder,
    variables: &mut Variables,
    base: &Filter,
) -> Result<Option<(FilterFile, Filter)>, InitError> {
    let Some(path) = builder.filter_file.take().or_else(|| variables.filter_file.take()) else { return Ok(None) };
    let mut file = FilterFile::new(path, base.clone());
    match file.read() {
        Ok(held) => Ok(Some((file, held))),
        Err(reason) => Err(InitError::FilterFile { path: file.path, reason }),
    }
}

fn key(builder: &Builder, variables: &mut Variables) -> Result<Option<KeyMaterial>, InitError> {
    let key = match &builder.hash_key {
        Some(key) => Some(KeyMaterial::new("`Builder::hash_key`", key.clone())),
        None => variables.hash_key.take(),
    };
    if let Some(KeyMaterial { origin, bytes, .. }) = &key {
        HashKeys::new(bytes.clone()).map_err(|reason| InitError::HashKey { origin, reason })?;
    }
    Ok(key)
}

/// Returns the outputs, and the format of records that are forwarded instead of written to the console.
fn outputs(
    mut builder: Builder,
    variables: &Variables,
    schemas: &[&'static SchemaDef],
    key: Option<&KeyMaterial>,
    forwards: bool,
) -> Result<(Vec<Output>, Option<Format>), InitError> {
    let environment = builder.environment.or(variables.environment).unwrap_or(Environment::Production);
    let choice = Choice {
        environment,
        json: if builder.layout.is_some() { None } else { variables.json },
        files: builder.files.or(variables.files),
        layout: builder.layout.or(variables.layout),
    };
    let service = service(&builder, variables, schemas)?;
    let namespace = registry::main(schemas).map_or("app", |schema| schema.namespace);
    let directory = builder.directory.take().or_else(|| variables.directory.clone());
    let directory = directory.unwrap_or_else(|| PathBuf::from("logs"));
    let max_line_bytes = max_line_bytes(&builder, variables)?;
    bound_texts(max_line_bytes);
    let timestamp_key = timestamp_key(&builder)?;
    let format_for = |layout| {
        let mut format = Format::new(layout, service.clone(), namespace, timestamp_key.as_deref());
        format.max_line_bytes = max_line_bytes;
        format.error_text = builder.error_text;
        // `key()` has validated it.
        format.redactor.keys = key.and_then(|key| HashKeys::new(key.bytes.clone()).ok());
        format
    };
    let is_stdout = builder.writer.is_none();
    let is_terminal = || is_stdout && environment != Environment::Test && stdout().is_terminal();
    let mut outputs: Vec<Output> = Vec::new();
    for PlannedOutput { target, layout, threshold } in plan::plan(choice)? {
        let writer = match target {
            // The subscriber replaces the console.
            OutputKind::Console if forwards => continue,
            OutputKind::Console => builder.writer.take().unwrap_or_else(Writer::stdout),
            OutputKind::AllFile => Writer::file(open(&directory, &format!("{service}.log"))?),
            OutputKind::ErrorFile => Writer::file(open(&directory, &format!("{service}.error.log"))?),
        };
        let destination = Destination { threshold, writer };
        if let Some(output) = outputs.iter_mut().find(|output| output.format.layout == layout) {
            output.threshold = output.threshold.max(threshold);
            output.destinations.push(destination);
            continue;
        }
        let mut format = format_for(layout);
        // A plan has a single JSON layout, so call sites cache bytes of one format.
        format.cached = layout != Layout::Pretty;
        format.color = builder.color.unwrap_or_else(|| is_terminal() && !no_color());
        outputs.push(Output { threshold, format, destinations: vec![destination] });
    }
    Ok((outputs, forwards.then(|| format_for(Layout::Flat))))
}

/// `NO_COLOR` is set and not empty, see <https://no-color.org>, or the terminal has no colors.
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn service(builder: &Builder, variables: &Variables, schemas: &[&'static SchemaDef]) -> Result<String, InitError> {
    match &builder.service {
        Some(service) if plan::is_service_name(service) => return Ok(service.clone()),
        Some(service) => {
            let (value, expected) = (service.clone(), plan::SERVICE_NAME);
            return Err(InitError::Setting { setting: "service", value, expected });
        }
        None => {}
    }
    let declared = || Some(registry::main(schemas)?.service.to_owned());
    Ok(variables.service.clone().or_else(declared).unwrap_or_else(|| executable().unwrap_or_else(|| "app".to_owned())))
}

/// Returns the name of the executable if it is a valid service name.
fn executable() -> Option<String> {
    registry::executable().filter(|name| plan::is_service_name(name))
}

fn max_line_bytes(builder: &Builder, variables: &Variables) -> Result<usize, InitError> {
    let Some(bytes) = builder.max_line_bytes else {
        return Ok(variables.max_line_bytes.unwrap_or(Format::MAX_LINE_BYTES));
    };
    if plan::LINE_BYTES.contains(&bytes) {
        return Ok(bytes);
    }
    let value = bytes.to_string();
    Err(InitError::Setting { setting: "max_line_bytes", value, expected: plan::LINE_BYTES_TEXT })
}

fn timestamp_key(builder: &Builder) -> Result<Option<String>, InitError> {
    let Some(key) = &builder.timestamp_key else { return Ok(None) };
    let safe = |char: char| char.is_ascii_alphanumeric() || matches!(char, '@' | '_' | '.');
    if !key.is_empty() && key.len() <= 64 && key.chars().all(safe) {
        return Ok(Some(key.clone()));
    }
    let expected = "1 to 64 letters, digits, `@`, `_` and `.`";
    Err(InitError::Setting { setting: "timestamp_key", value: key.clone(), expected })
}

/// Opens a log file that only its owner can read.
fn open(directory: &Path, name: &str) -> Result<File, InitError> {
    let path = directory.join(name);
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        options.mode(0o600);
        builder.mode(0o700);
    }
    builder.create(directory).map_err(|reason| InitError::Directory { path: directory.to_owned(), reason })?;
    options.open(&path).map_err(|reason| InitError::File { path, reason })
}

fn key_warnings(key: Option<&KeyMaterial>, needs_key: bool) -> Vec<String> {
    let missing = (key.is_none() && needs_key).then(|| {
        "no hash key is set (LOG_HASH_KEY, LOG_HASH_KEY_FILE): fields with `pii = \"hash\"` are written as [REDACTED]".to_owned()
    });
    let open = key.and_then(|key| key.open_mode).map(|mode| {
        format!("every user of this system can read the file of LOG_HASH_KEY_FILE (mode {mode:04o}): set 0400, in Kubernetes by `defaultMode`")
    });
    missing.into_iter().chain(open).collect()
}
