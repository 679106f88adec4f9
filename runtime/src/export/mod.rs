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
//!
//! # The files
//!
//! `flat/` and `ecs/` hold the files of one layout each. The files of the flat layout, which is the default, also stand at the
//! top.
//!
//! | below `flat/` and `ecs/` | what it is |
//! | --- | --- |
//! | `line.schema.json` | a JSON Schema (draft 2020-12) that every line of the layout meets |
//! | `fields.md` | the reference of all members of a line, in Markdown |
//! | `lnav.json` | a log format of [lnav](https://lnav.org), which shows lines in a terminal and has their members as columns of SQL: `lnav -i lnav.json`, then `lnav chat.log`. The table is called by service and layout, `chat_flat`; the leaves of a nested object are called by their path, `"place/row"` |
//! | `filebeat.yml` | Filebeat, from the container's stdout into the data stream, or to Logstash; for both layouts |
//! | `logstash.conf` | a Logstash pipeline that takes what Filebeat sends; for both layouts |
//! | `fluent-bit.yaml`, `otel-collector.yaml` | configurations of Fluent Bit and the OpenTelemetry Collector that do what Filebeat's does |
//! | `kubernetes.yaml` | the service with the variables of its log, its levels, and Filebeat on every node |
//! | `compose.yaml` | the service and the whole way of its lines to Kibana |
//! | `kibana.ndjson` | saved objects for `POST /api/saved_objects/_import` of Kibana and of OpenSearch Dashboards, one a line: a data view, searches, and a dashboard of what the schema has |
//! | `searches.md` | those searches for people, as Lucene and as KQL, with what each finds too much and misses |
//!
//! lnav (0.11) keeps the milliseconds of a time, and `json_extract(log_raw_text, '$.timestamp')` has the rest. A line with the
//! number -9223372036854775808 has no columns, since lnav's parser refuses that one.
//!
//! Below those stand `elasticsearch/` for Elasticsearch 8 or 9 in its default distribution, `elasticsearch-basic/` for
//! Elasticsearch with its core types only and without ingest processors, and `opensearch/` for OpenSearch 2 or 3:
//!
//! | in the folder of an engine | what it is |
//! | --- | --- |
//! | `component-template.json` | the body of `PUT _component_template/<service>`: the type of every member of a line |
//! | `index-template.json` | the body of `PUT _index_template/logs-<service>`: a data stream for `logs-<service>-*`, composed of the component template |
//! | `ingest-pipeline.json` | the body of `PUT _ingest/pipeline/<service>`, where the engine has ingest processors |
//! | `retention-policy.json` | for OpenSearch: the body of `PUT _plugins/_ism/policies/<service>`, which deletes what is older than [`retention_days`](Export::retention_days). For Elasticsearch the index template says it |
//! | `alert-error-rate.json` | the body of the request that creates an alert: more than 5 % of the lines of the last five minutes are errors. `POST /api/alerting/rule` of Kibana, which needs the data view of `kibana.ndjson`, or `POST /_plugins/_alerting/monitors` of OpenSearch |
//! | `alert-lines-lost.json` | an alert as well: a service could not write some of its lines in the last five minutes. Missing where a schema declares `lines_lost` as something else than a number |

mod engine;
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
use engine::Engine;
use line::Member;
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};

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

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// No `#[log_schema]` is linked into the program.
    #[error("no `#[log_schema]` is linked into this program: reference its crate, for example by `use acme_log as _;`")]
    NoSchema,
    /// Two linked schemas declare one name differently.
    #[error("{0}")]
    Conflict(SchemaConflict),
    /// The schemas have more fields than an index should hold.
    #[error(
        "the schemas have {fields} fields, and the budget is {budget}: remove some, or allow more with `Export::linked_within`"
    )]
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

/// The schemas of a program, to be exported: all files at once by [`write_all`](Self::write_all), or as an iterator by
/// [`files`](Self::files).
///
/// ```standalone_crate
/// use chat_log::export::{Dynamic, Export};
/// use chat_log::log_schema;
/// use std::collections::HashMap;
/// use std::path::PathBuf;
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
/// let files: HashMap<PathBuf, String> = export.files().collect();
/// let file = |path: &str| &files[&PathBuf::from(path)];
/// let template = file("ecs/opensearch/component-template.json");
/// assert!(template.contains(r#""dynamic": "strict""#) && template.contains(r#""room_name""#));
/// assert!(!template.contains("email"), "what is never written is not in the index");
/// assert!(file("ecs/elasticsearch/index-template.json").contains(r#""data_retention": "90d""#));
/// assert!(file("fields.md").contains("Room the event happened in."));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is written before `write_all`"]
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
    /// [`linked_within`](Self::linked_within).
    pub fn linked() -> Result<Self, ExportError> {
        Self::of(&registry::all(&[]), DEFAULT_BUDGET)
    }

    /// All schemas that are linked into the program, if they have at most `budget` fields; the leaves of nested objects
    /// count.
    ///
    /// # Errors
    /// As [`linked`](Self::linked), with `budget` in place of 500.
    pub fn linked_within(budget: usize) -> Result<Self, ExportError> {
        Self::of(&registry::all(&[]), budget)
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
    pub fn service(self, service: &str) -> Self {
        Self { service: service.to_owned(), ..self }
    }

    /// The crate whose loggers are the application's own, in place of the one that the schema stands in: for schemas that
    /// several services share.
    pub fn application(self, name: &str) -> Self {
        Self { application: name.replace('-', "_"), ..self }
    }

    /// What the index does with members that no schema declares.
    pub fn dynamic(self, dynamic: Dynamic) -> Self {
        Self { dynamic, ..self }
    }

    /// For how many days documents are kept; 30 without it.
    pub fn retention_days(self, days: u32) -> Self {
        Self { retention_days: days, ..self }
    }

    /// All files with their paths below the folder of the export, such as `flat/elasticsearch/component-template.json`. Each
    /// text is made when it is asked for. The [module](crate::export) lists the files.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, String)> {
        files::all(self)
    }

    /// Writes all [`files`](Self::files) below a folder, which is made if it is not there.
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

const DEFAULT_BUDGET: usize = 500;

/// Indented, keys in alphabetical order, with a line feed at the end.
fn text(value: Value) -> String {
    format!("{:#}\n", template::in_order(value))
}

/// The type that Elasticsearch's default distribution has for what is written of a field.
pub(crate) fn index_type(field: &FieldDef, layout: Layout) -> String {
    let mapping =
        line::mapping_type_of(field, layout).map(|mapping_type| template::mapping(mapping_type, Engine::Elasticsearch));
    mapping.and_then(|mapping| Some(mapping["type"].as_str()?.to_owned())).unwrap_or_else(|| "object".to_owned())
}

/// Writes everything for all linked schemas: [`Export::linked`], [`Export::write_all`].
///
/// # Errors
/// As those.
pub fn write_all(folder: impl AsRef<Path>) -> Result<(), ExportError> {
    Export::linked()?.write_all(folder)
}
