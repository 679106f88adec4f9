//! What the other end needs, made from the schema's own metadata: templates, pipelines, references.
//!
//! ```no_run
//! # fn main() -> Result<(), chat_log::export::ExportError> {
//! chat_log::export::Export::linked()?.retention_days(90).write_all("deploy/logging")?;
//! # Ok(())
//! # }
//! ```
//!
//! Every text is a function of the schemas alone: the same bytes on every machine, so that a repository can keep them and a
//! review sees what a changed field does to the index.

mod fields;
mod files;
mod json_schema;
mod kibana;
mod line;
mod lnav;
mod name;
mod pipeline;
mod retention;
mod ship;
mod template;

use crate::builtin;
use crate::layout::Layout;
use crate::schema::{FieldDef, SchemaConflict, SchemaDef, registry};
use line::Member;
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};

/// The program that the templates are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// Elasticsearch 8 or 9 in its default distribution.
    Elasticsearch,
    /// Elasticsearch with its core types only and without ingest processors.
    ElasticsearchBasic,
    /// OpenSearch 2 or 3.
    OpenSearch,
}

/// What the index does with members that no schema declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dynamic {
    /// They stay in the document and can't be searched.
    #[default]
    Ignore,
    /// The document is refused.
    Strict,
}

/// What somebody has to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Alert {
    /// More than 5 % of the lines of the last five minutes are errors.
    ErrorRate,
    /// A service could not write some of its lines in the last five minutes.
    LinesLost,
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// No `#[log_schema]` is linked into the program.
    #[error(
        "no `#[log_schema]` is linked into this program: name its crate somewhere, such as by `use acme_log as _;`"
    )]
    NoSchema,
    /// Two linked schemas declare one name differently.
    #[error("{0}")]
    Conflict(SchemaConflict),
    /// The schemas have more fields than an index should hold.
    #[error("the schemas have {fields} fields, and the budget is {budget}: remove some, or say `Export::budget`")]
    Budget {
        /// Their fields, with the leaves of nested objects.
        fields: usize,
        /// The most that are allowed.
        budget: usize,
    },
    /// A file could not be written.
    #[error("can't write {path}: {reason}", path = path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        reason: io::Error,
    },
}

/// The schemas of a program on their way to the other end: all at once by [`write_all`](Self::write_all), or each text by
/// itself.
///
/// ```standalone_crate
/// use chat_log::export::{Dynamic, Export, Target};
/// use chat_log::{Layout, log_schema};
///
/// #[log_schema(service = "chat", namespace = "chat")]
/// pub struct LogSchema {
///     /// Room the event happened in.
///     room_name: String,
///     #[log(pii = "drop")]
///     email: String,
/// }
///
/// # fn main() -> Result<(), chat_log::export::ExportError> {
/// let export = Export::linked()?.dynamic(Dynamic::Strict).retention_days(90);
/// let template = export.component_template(Layout::Ecs, Target::OpenSearch);
/// assert!(template.contains(r#""dynamic": "strict""#) && template.contains(r#""room_name""#));
/// assert!(!template.contains("email"), "what is never written is not in the index");
/// assert!(export.index_template(Layout::Ecs, Target::Elasticsearch).contains(r#""data_retention": "90d""#));
/// assert!(export.field_reference(Layout::Flat).contains("Room the event happened in."));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Export {
    service: String,
    namespace: &'static str,
    application: String,
    fields: Vec<&'static FieldDef>,
    dynamic: Dynamic,
    retention_days: u32,
}

impl Export {
    /// All schemas that are linked into the program, under the service of the program's own one.
    ///
    /// # Errors
    /// If there is none, if two of them declare one name differently, or if they have more than 500 fields: see
    /// [`budget`](Self::budget).
    pub fn linked() -> Result<Self, ExportError> {
        Self::of(&registry::all(&[]), DEFAULT_BUDGET)
    }

    /// The same with another number of fields that are allowed; nested leaves count.
    ///
    /// # Errors
    /// As [`linked`](Self::linked).
    pub fn budget(fields: usize) -> Result<Self, ExportError> {
        Self::of(&registry::all(&[]), fields)
    }

    fn of(schemas: &[&'static SchemaDef], budget: usize) -> Result<Self, ExportError> {
        let main = registry::main(schemas).ok_or(ExportError::NoSchema)?;
        let known = registry::fields(schemas).map_err(ExportError::Conflict)?;
        let declared: Vec<&'static FieldDef> = known.into_values().collect();
        let (service, namespace) = (main.service.to_owned(), main.namespace);
        let application = main.module.split("::").next().unwrap_or_default().to_owned();
        let (dynamic, retention_days) = (Dynamic::default(), 30);
        let export = Self { service, namespace, application, fields: declared, dynamic, retention_days };
        let fields = export.members(Layout::Flat).iter().filter(|member| member.field.is_some()).count();
        if fields > budget {
            return Err(ExportError::Budget { fields, budget });
        }
        let mut fields = builtin::held_against(schemas);
        fields.retain(|builtin| !export.fields.iter().any(|field| field.name == builtin.name));
        Ok(Self { fields: export.fields.iter().copied().chain(fields).collect(), ..export })
    }

    /// The service in place of the one that the schema names. In names of indices, templates and pipelines it stands in lower
    /// case, and what they can't have is a `-`: `logs-chat-api-default` for `Chat API`.
    #[must_use]
    pub fn service(self, service: &str) -> Self {
        Self { service: service.to_owned(), ..self }
    }

    /// The crate whose loggers are the application's own, in place of the one that the schema stands in: for schemas that
    /// several services share.
    #[must_use]
    pub fn application(self, name: &str) -> Self {
        Self { application: name.replace('-', "_"), ..self }
    }

    /// What the index does with members that no schema declares.
    #[must_use]
    pub fn dynamic(self, dynamic: Dynamic) -> Self {
        Self { dynamic, ..self }
    }

    /// For how many days documents are kept; 30 without it.
    #[must_use]
    pub fn retention_days(self, days: u32) -> Self {
        Self { retention_days: days, ..self }
    }

    /// The body of `PUT _component_template/<service>`: the type of every member of a line.
    #[must_use]
    pub fn component_template(&self, layout: Layout, target: Target) -> String {
        text(template::component(self, layout, target))
    }

    /// The body of `PUT _index_template/logs-<service>`: a data stream for `logs-<service>-*`, composed of the component
    /// template.
    #[must_use]
    pub fn index_template(&self, layout: Layout, target: Target) -> String {
        text(template::index(self, layout, target))
    }

    /// The body of `PUT _ingest/pipeline/<service>`, where the target has ingest processors.
    #[must_use]
    pub fn ingest_pipeline(&self, layout: Layout, target: Target) -> Option<String> {
        target.has_pipelines().then(|| text(pipeline::ingest(self, layout)))
    }

    /// The body of `PUT _plugins/_ism/policies/<service>`, by which OpenSearch deletes what is older than
    /// [`retention_days`](Self::retention_days). For Elasticsearch the index template says it.
    #[must_use]
    pub fn retention_policy(&self, target: Target) -> Option<String> {
        (target == Target::OpenSearch).then(|| text(retention::policy(self)))
    }

    /// A JSON Schema (draft 2020-12) that every line of the layout meets.
    #[must_use]
    pub fn line_schema(&self, layout: Layout) -> String {
        text(json_schema::line(self, layout))
    }

    /// A log format of [lnav](https://lnav.org), which shows lines in a terminal and has their members as columns of SQL:
    /// `lnav -i lnav.json`, then `lnav chat.log`. The table is called by service and layout, `chat_flat`; the leaves of a
    /// nested object are called by their path, `"place/row"`.
    ///
    /// lnav (0.11) keeps the milliseconds of a time, and `json_extract(log_raw_text, '$.timestamp')` has the rest. A line
    /// with the number -9223372036854775808 has no columns, since lnav's parser refuses that one.
    #[must_use]
    pub fn lnav(&self, layout: Layout) -> String {
        text(lnav::format(self, layout))
    }

    /// The reference of all members of a line, in Markdown.
    #[must_use]
    pub fn field_reference(&self, layout: Layout) -> String {
        fields::reference(self, layout)
    }

    /// Saved objects for `POST /api/saved_objects/_import` of Kibana and of OpenSearch Dashboards, one a line: a data view,
    /// searches, and a dashboard of what the schema has.
    #[must_use]
    pub fn kibana(&self, layout: Layout) -> String {
        kibana::saved_objects(self, layout)
    }

    /// The searches of [`kibana`](Self::kibana) for people, in Markdown: as Lucene and as KQL, with what each finds too much
    /// and misses.
    #[must_use]
    pub fn searches(&self, layout: Layout) -> String {
        kibana::search_page(self, layout)
    }

    /// The body of the request that creates an alert: `POST /api/alerting/rule` of Kibana, which needs the data view of
    /// [`kibana`](Self::kibana), or `POST /_plugins/_alerting/monitors` of OpenSearch. None for lost lines where a schema has
    /// declared `lines_lost` as something else than a number.
    #[must_use]
    pub fn alert(&self, layout: Layout, target: Target, alert: Alert) -> Option<String> {
        kibana::alert(self, layout, target, alert).map(text)
    }

    /// Writes everything for both layouts and all targets below a folder: `flat/elasticsearch/component-template.json`
    /// and so on, beside the targets what is the same for all of them, and that of the flat layout, which is the default,
    /// once more at the top.
    ///
    /// # Errors
    /// If a file or folder can't be written; files that were written before stay.
    pub fn write_all(&self, folder: impl AsRef<Path>) -> Result<(), ExportError> {
        files::write_all(self, folder.as_ref())
    }

    fn members(&self, layout: Layout) -> Vec<Member> {
        line::members(layout, self.namespace, &self.fields)
    }

    /// Room for all members, the objects around them and what shippers add.
    fn total_fields_limit(&self) -> usize {
        1000.max((self.fields.len() * 2).next_multiple_of(500))
    }
}

impl Alert {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::ErrorRate, Self::LinesLost];

    fn file_name(self) -> &'static str {
        match self {
            Self::ErrorRate => "alert-error-rate.json",
            Self::LinesLost => "alert-lines-lost.json",
        }
    }
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Elasticsearch, Self::ElasticsearchBasic, Self::OpenSearch];

    /// As folders are called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Elasticsearch => "elasticsearch",
            Self::ElasticsearchBasic => "elasticsearch-basic",
            Self::OpenSearch => "opensearch",
        }
    }

    fn has_pipelines(self) -> bool {
        self != Self::ElasticsearchBasic
    }
}

const DEFAULT_BUDGET: usize = 500;

/// Indented, keys in alphabetical order, with a line feed at the end.
fn text(value: Value) -> String {
    format!("{:#}\n", template::in_order(value))
}

/// The type that Elasticsearch's default distribution has for what is written of a field.
pub(crate) fn index_type(field: &FieldDef, layout: Layout) -> String {
    let mapping =
        line::mapping_type_of(field, layout).map(|mapping_type| template::mapping(mapping_type, Target::Elasticsearch));
    mapping.and_then(|mapping| Some(mapping["type"].as_str()?.to_owned())).unwrap_or_else(|| "object".to_owned())
}

/// Writes everything for all linked schemas: [`Export::linked`], [`Export::write_all`].
///
/// # Errors
/// As those.
pub fn write_all(folder: impl AsRef<Path>) -> Result<(), ExportError> {
    Export::linked()?.write_all(folder)
}
