//! Generates index templates, pipelines, configurations of shippers, dashboards and references from the linked schemas.
//!
//! ```no_run
//! # fn main() -> Result<(), chat_log::export::ExportError> {
//! chat_log::export::Export::linked()?.retention_days(90).write_all("deploy/logging")?;
//! # Ok(())
//! # }
//! ```
//!
//! The files depend on the schemas only and have the same bytes on every machine. So a repository can keep them, and a
//! review shows how a changed field affects the index. Fields that are never written, with `sensitive` or
//! `pii = "drop"`, are left out.
//!
//! # The files
//!
//! `flat/` and `ecs/` each hold the files of one layout. The files of the flat layout, which is the default, are also
//! at the top level.
//!
//! | below `flat/` and `ecs/` | content |
//! | --- | --- |
//! | `line.schema.json` | a JSON Schema (draft 2020-12) that every line of the layout satisfies |
//! | `fields.md` | the reference of all members of a line, in Markdown |
//! | `lnav.json` | a log format for [lnav](https://lnav.org), which shows lines in a terminal and their members as SQL columns: `lnav -i lnav.json`, then `lnav chat.log`. The name of the table consists of service and layout, `chat_flat`; a leaf of a nested object has its path as its name, `"place/row"` |
//! | `filebeat.yml` | Filebeat, from the container's stdout to the data stream or to Logstash; for both layouts |
//! | `logstash.conf` | a Logstash pipeline that receives lines from Filebeat; for both layouts |
//! | `fluent-bit.yaml`, `otel-collector.yaml` | the equivalents of Filebeat's configuration for Fluent Bit and the OpenTelemetry Collector |
//! | `kubernetes.yaml` | the service with its logging variables, a ConfigMap for its levels, and Filebeat on every node |
//! | `compose.yaml` | the service and the whole stack up to Kibana |
//! | `kibana.ndjson` | saved objects for `POST /api/saved_objects/_import` of Kibana and of OpenSearch Dashboards, one per line: a data view, searches, and a dashboard for the fields of the schema |
//! | `searches.md` | these searches as text, in Lucene and KQL syntax, with the false positives and misses of each |
//!
//! lnav (0.11) truncates times to milliseconds; `json_extract(log_raw_text, '$.timestamp')` returns all digits. A line
//! with the number -9223372036854775808 has no columns, because lnav's parser refuses this number.
//!
//! Each layout has three more directories: `elasticsearch/` for the default distribution of Elasticsearch 8 or 9,
//! `elasticsearch-basic/` for Elasticsearch with its core types only and without ingest processors, and `opensearch/`
//! for OpenSearch 2 or 3:
//!
//! | in the directory of an engine | content |
//! | --- | --- |
//! | `component-template.json` | the body of `PUT _component_template/<service>`: the type of every member of a line |
//! | `index-template.json` | the body of `PUT _index_template/logs-<service>`: a data stream for `logs-<service>-*`, composed of the component template |
//! | `ingest-pipeline.json` | the body of `PUT _ingest/pipeline/<service>`, if the engine has ingest processors |
//! | `retention-policy.json` | for OpenSearch: the body of `PUT _plugins/_ism/policies/<service>`, which deletes documents older than [`retention_days`](Export::retention_days). For Elasticsearch, the index template sets this |
//! | `alert-error-rate.json` | the body of the request that creates an alert for more than 5 % errors among the lines of the last five minutes: `POST /api/alerting/rule` of Kibana, which needs the data view of `kibana.ndjson`, or `POST /_plugins/_alerting/monitors` of OpenSearch |
//! | `alert-lines-lost.json` | the body of a similar request, for lines that a service could not write in the last five minutes. Omitted if a schema declares `lines_lost` with a type other than a number |

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

/// How the index treats members that no schema declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dynamic {
    /// Keeps them in the document without making them searchable.
    #[default]
    Ignore,
    /// Refuses the document.
    Strict,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// No `#[log_schema]` is linked into the program.
    #[error(
        "no `#[log_schema]` is linked into this program: reference its crate, for example with `use acme_log as _;`"
    )]
    NoSchema,
    /// Two linked schemas declare one name differently.
    #[error("{0}")]
    Conflict(SchemaConflict),
    /// The schemas have more fields than an index should hold.
    #[error(
        "the schemas have {fields} fields, but the budget is {budget}: remove fields or raise it with `Export::linked_within`"
    )]
    Budget {
        /// The number of fields, including the leaves of nested objects.
        fields: usize,
        /// The maximum number of fields.
        budget: usize,
    },
    /// A file could not be written.
    #[error("can't write {path}: {reason}", path = path.display())]
    File {
        /// The file or directory.
        path: PathBuf,
        /// The operating system's error.
        reason: io::Error,
    },
}

/// An export of the schemas of a program. [`write_all`](Self::write_all) writes all files, [`files`](Self::files)
/// iterates over them.
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
/// assert!(!template.contains("email"), "a field that is never written is not in the index");
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
    /// Exports all schemas that are linked into the program, under the service of the program's own schema.
    ///
    /// # Errors
    /// Fails if no schema is linked, if two schemas declare one name differently, or if they have more than 500 fields,
    /// which [`linked_within`](Self::linked_within) raises.
    pub fn linked() -> Result<Self, ExportError> {
        Self::of(&registry::all(&[]), DEFAULT_BUDGET)
    }

    /// Like [`linked`](Self::linked), with a budget in place of 500 fields. The leaves of nested objects count.
    ///
    /// # Errors
    /// Fails if no schema is linked, if two schemas declare one name differently, or if they have more than `budget`
    /// fields.
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

    /// Replaces the service of the schema. In names of indices, templates and pipelines, the service is in lower case,
    /// and `-` replaces characters that are not allowed there: `logs-chat-api-default` for `Chat API`.
    pub fn service(self, service: &str) -> Self {
        Self { service: service.to_owned(), ..self }
    }

    /// Names the application's crate, for searches by logger. The default is the crate of the schema; set this for a
    /// schema that several services share.
    pub fn application(self, name: &str) -> Self {
        Self { application: name.replace('-', "_"), ..self }
    }

    /// Sets how the index treats members that no schema declares; the default is [`Dynamic::Ignore`].
    pub fn dynamic(self, dynamic: Dynamic) -> Self {
        Self { dynamic, ..self }
    }

    /// Sets the number of days for which documents are kept; the default is 30.
    pub fn retention_days(self, days: u32) -> Self {
        Self { retention_days: days, ..self }
    }

    /// Returns all files: the path below the directory of the export, such as
    /// `flat/elasticsearch/component-template.json`, and the content, which the iterator generates on demand. The
    /// [module](crate::export) lists the files.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, String)> {
        files::all(self)
    }

    /// Writes all [`files`](Self::files) below a directory, which is created if it does not exist.
    ///
    /// # Errors
    /// Fails if a file or directory can't be written. Files written before stay.
    pub fn write_all(&self, directory: impl AsRef<Path>) -> Result<(), ExportError> {
        files::write_all(self, directory.as_ref())
    }

    fn members(&self, layout: Layout) -> Vec<Member> {
        line::members(layout, self.namespace, &self.fields)
    }

    /// Returns a limit with room for all members, the objects around them and the fields that shippers add.
    fn total_fields_limit(&self) -> usize {
        1000.max((self.fields.len() * 2).next_multiple_of(500))
    }
}

const DEFAULT_BUDGET: usize = 500;

/// Formats JSON with indentation, keys in alphabetical order and a final line feed.
fn text(value: Value) -> String {
    format!("{:#}\n", template::in_order(value))
}

/// Returns the mapping type of a field's written form in Elasticsearch's default distribution.
pub(crate) fn index_type(field: &FieldDef, layout: Layout) -> String {
    let mapping =
        line::mapping_type_of(field, layout).map(|mapping_type| template::mapping(mapping_type, Engine::Elasticsearch));
    mapping.and_then(|mapping| Some(mapping["type"].as_str()?.to_owned())).unwrap_or_else(|| "object".to_owned())
}

/// Writes the export of all linked schemas below a directory, like [`Export::linked`] and [`Export::write_all`].
///
/// # Errors
/// Fails if [`Export::linked`] or [`Export::write_all`] does.
pub fn write_all(directory: impl AsRef<Path>) -> Result<(), ExportError> {
    Export::linked()?.write_all(directory)
}
