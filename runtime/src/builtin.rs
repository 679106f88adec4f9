//! The fields that the library itself adds to lines, which no schema has to declare.
//!
//! A schema may declare one of them, by its name or its ECS name. Its declaration then decides on name, class and ECS
//! name. A value that does not fit the declared type is omitted and counted.

use crate::redact::{RedactedValue, Redactor, redact_to_owned};
use crate::schema::{Class, EcsType, FieldDef, Kind, SchemaDef, Unit, registry};
use crate::statistics;
use crate::value::{self, Value};
use std::sync::OnceLock;

/// A field that the library adds.
pub(crate) struct Builtin {
    pub(crate) name: &'static str,
    kind: Kind,
    /// The ECS name and its type; `None` puts the field under the namespace.
    ecs: Option<(&'static str, EcsType)>,
    class: Class,
    unit: Option<Unit>,
    docs: &'static str,
    /// The entry of [`RESOLVED`], so that a line does not search for it.
    resolved: OnceLock<&'static FieldDef>,
}

const WORD: Kind = Kind::Keyword(None);
const NUMBER: Kind = Kind::Integer { signed: false, bits: 64 };

impl Builtin {
    const fn new(name: &'static str, kind: Kind, ecs: Option<(&'static str, EcsType)>, docs: &'static str) -> Self {
        Self { name, kind, ecs, class: Class::Open, unit: None, docs, resolved: OnceLock::new() }
    }

    const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    const fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Creates the field as a schema of this namespace would declare it.
    pub(crate) fn define(&self, namespace: &str) -> FieldDef {
        let path = match self.ecs {
            Some((path, _)) => path,
            None => Box::leak(format!("{namespace}.{}", self.name).into_boxed_str()),
        };
        let mut field = FieldDef::of_kind(self.kind, self.name, path).class(self.class).docs(self.docs);
        if let Some((_, ecs)) = self.ecs {
            field = field.ecs(ecs);
        }
        if let Some(unit) = self.unit {
            field = field.unit(unit);
        }
        field
    }
}

/// Declares the fields and their list.
macro_rules! builtins {
    ($($constant:ident = $definition:expr;)+) => {
        $(pub(crate) static $constant: Builtin = $definition;)+

        /// All fields of the library.
        pub(crate) static ALL: &[&Builtin] = &[$(&$constant),+];
    };
}

builtins! {
    ELAPSED = Builtin::new("elapsed_ms", Kind::Duration, None, "Elapsed time in milliseconds.")
        .unit(Unit::Milliseconds);
    THREAD_NAME = Builtin::new(
        "thread_name", WORD, Some(("process.thread.name", EcsType::Keyword)), "Name of the thread that panicked."
    );
    LINES_LOST = Builtin::new("lines_lost", NUMBER, None, "Number of lines lost before this one.");
    SUPPRESSED = Builtin::new("suppressed", NUMBER, None, "Number of events that this report counts.");
    SUPPRESSED_WINDOW = Builtin::new(
        "window_ms", Kind::Duration, None, "Time since the first event that this report counts."
    )
    .unit(Unit::Milliseconds);
    REQUEST_ID = Builtin::new(
        "request_id", WORD, Some(("http.request.id", EcsType::Keyword)), "Id of the request, received or generated."
    );
    HTTP_METHOD = Builtin::new(
        "http_method", WORD, Some(("http.request.method", EcsType::Keyword)), "Method of the request."
    );
    URL_PATH = Builtin::new(
        "url_path", WORD, Some(("url.path", EcsType::Wildcard)), "Path of the request, without its query."
    );
    URL_QUERY = Builtin::new(
        "url_query", WORD, Some(("url.query", EcsType::Keyword)), "Names in the query, and the values that may be shown."
    );
    HTTP_ROUTE = Builtin::new("http_route", WORD, None, "Route that the request matched.");
    HTTP_VERSION = Builtin::new(
        "http_version", WORD, Some(("http.version", EcsType::Keyword)), "HTTP version, such as `1.1`."
    );
    CLIENT_IP = Builtin::new("client_ip", Kind::Ip, Some(("client.ip", EcsType::Ip)), "Network of the client.")
        .class(Class::Truncate);
    HTTP_STATUS = Builtin::new(
        "http_status", NUMBER, Some(("http.response.status_code", EcsType::Long)), "Status code of the response."
    );
    HTTP_REQUEST_BYTES = Builtin::new(
        "http_request_bytes", NUMBER, Some(("http.request.body.bytes", EcsType::Long)), "Length of the request's body."
    );
    HTTP_RESPONSE_BYTES = Builtin::new(
        "http_response_bytes", NUMBER, Some(("http.response.body.bytes", EcsType::Long)),
        "Bytes of the response's body that were sent."
    );
    HTTP_COMPLETE = Builtin::new("http_complete", Kind::Bool, None, "Whether the whole response was sent.");
}

/// The declaration in force for each of [`ALL`].
static RESOLVED: OnceLock<Vec<&'static FieldDef>> = OnceLock::new();

/// Resolves the fields against the schemas of the process, once.
pub(crate) fn resolve(schemas: &[&'static SchemaDef]) -> &'static [&'static FieldDef] {
    RESOLVED.get_or_init(|| held_against(schemas))
}

/// Returns the declaration of each of [`ALL`]: a schema's, or else its own.
pub(crate) fn held_against(schemas: &[&'static SchemaDef]) -> Vec<&'static FieldDef> {
    let namespace = registry::main(schemas).map_or("app", |schema| schema.namespace);
    let declared = || schemas.iter().flat_map(|schema| schema.fields);
    let resolved = ALL.iter().map(|builtin| {
        let by_name = declared().find(|field| field.name == builtin.name);
        let by_path = || declared().find(|field| builtin.ecs.is_some_and(|(path, _)| path == field.ecs_path));
        by_name.or_else(by_path).unwrap_or_else(|| Box::leak(Box::new(builtin.define(namespace))))
    });
    resolved.collect()
}

impl Builtin {
    /// Returns the field and its redacted value; `None` if the field's class or type leaves nothing to write.
    pub(crate) fn shown(
        &'static self,
        value: Value<'_>,
        redactor: &Redactor,
    ) -> Option<(&'static FieldDef, RedactedValue)> {
        let (field, value) = self.fit(value);
        Some((field, redact_to_owned(field, value, redactor)?))
    }

    /// Returns the field under which the value is written, and the value converted to its type. A value that does not
    /// fit the schema's declaration is counted and becomes absent.
    pub(crate) fn fit<'v>(&'static self, value: Value<'v>) -> (&'static FieldDef, Value<'v>) {
        let field = self.field();
        (field, fit(field, value))
    }

    /// Returns whether its values may be written unchanged.
    pub(crate) fn is_open(&'static self) -> bool {
        matches!(self.field().class, Class::Open | Class::Public(_))
    }

    fn field(&'static self) -> &'static FieldDef {
        self.resolved.get_or_init(|| {
            let resolved = RESOLVED.get().map_or_else(|| resolve(&registry::all(&[])), Vec::as_slice);
            let index = ALL.iter().position(|builtin| std::ptr::eq(*builtin, self));
            resolved[index.unwrap_or_default()]
        })
    }
}

/// Converts a value to the field's type. A value that does not fit is counted and becomes absent.
pub(crate) fn fit<'v>(field: &FieldDef, value: Value<'v>) -> Value<'v> {
    if matches!(value, Value::Absent) {
        return value;
    }
    value::fit::fit(field, value).unwrap_or_else(|| {
        statistics::count_refused();
        Value::Absent
    })
}
