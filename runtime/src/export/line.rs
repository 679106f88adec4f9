//! What a line of a layout can hold, as an index has to know it: the layout's own members, the fields of the schemas, and
//! what shippers add.

use crate::layout::Layout;
use crate::schema::{Class, EcsType, FieldDef, Kind, Unit};

/// One member of a line.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Its key, dotted in [`Layout::Ecs`].
    pub(super) path: String,
    pub(super) form: Form,
    pub(super) docs: String,
    /// The declaration of a schema's field.
    pub(super) field: Option<&'static FieldDef>,
    /// The list of objects that it is a leaf in.
    pub(super) list: Option<String>,
}

/// What is written under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Keyword,
    /// A keyword that is found whatever the case of its letters.
    Level,
    /// Free text.
    Text,
    Long,
    UnsignedLong,
    Double,
    Boolean,
    Moment,
    Day,
    Ip,
    /// An object of any keys, searched as keywords.
    Flattened,
}

/// All members, sorted by their paths.
pub(super) fn members(layout: Layout, namespace: &str, fields: &[&'static FieldDef]) -> Vec<Member> {
    let mut members: Vec<Member> = match layout {
        Layout::Ecs => own(ECS),
        Layout::Flat | Layout::Pretty => own(FLAT),
    };
    if layout == Layout::Ecs {
        members.push(Member::own(&format!("{namespace}.exc_chain"), Form::Text, CHAIN));
        members.push(Member::own(&format!("{namespace}.truncated"), Form::Keyword, TRUNCATED));
    }
    for field in fields {
        let path = if layout == Layout::Ecs { field.ecs_path } else { field.name };
        declared(path, field, field.docs, layout, &mut members);
    }
    members.sort_by(|a, b| a.path.cmp(&b.path));
    // What a schema declares itself, such as `elapsed_ms`, stands before what the library would write.
    members.dedup_by(|later, kept| {
        let same = later.path == kept.path;
        if same && later.field.is_some() {
            std::mem::swap(later, kept);
        }
        same
    });
    members
}

impl Member {
    fn own(path: &str, form: Form, docs: &str) -> Self {
        Self { path: path.to_owned(), form, docs: docs.to_owned(), field: None, list: None }
    }

    /// Whether something else than the value is written.
    pub(super) fn is_pseudonym(&self) -> bool {
        self.field.is_some_and(|field| matches!(field.class, Class::Hash { .. } | Class::Mask { .. }))
    }
}

fn own(table: &[(&str, Form, &str)]) -> Vec<Member> {
    table.iter().map(|(path, form, docs)| Member::own(path, *form, docs)).collect()
}

/// A field and, if it is an object, its leaves. What is never written is no member.
fn declared(path: &str, field: &'static FieldDef, docs: &str, layout: Layout, members: &mut Vec<Member>) {
    if matches!(field.class, Class::Drop | Class::Sensitive(_)) {
        return;
    }
    let kind = match field.kind {
        Kind::List(element) => *element,
        kind => kind,
    };
    if let Kind::Object(leaves) = kind {
        let first = members.len();
        for leaf in leaves {
            declared(&format!("{path}.{}", leaf.name), leaf, leaf.docs, layout, members);
        }
        if matches!(field.kind, Kind::List(_)) {
            members[first..].iter_mut().for_each(|leaf| leaf.list = Some(path.to_owned()));
        }
        return;
    }
    let form = form(field, kind, layout);
    members.push(Member { path: path.to_owned(), form, docs: docs.to_owned(), field: Some(field), list: None });
}

/// What is written of a field that is no object, and of each element if it is a list.
pub(super) fn form_of(field: &FieldDef, layout: Layout) -> Option<Form> {
    let kind = match field.kind {
        Kind::List(element) => *element,
        kind => kind,
    };
    (!matches!(kind, Kind::Object(_))).then(|| form(field, kind, layout))
}

fn form(field: &FieldDef, kind: Kind, layout: Layout) -> Form {
    if matches!(field.class, Class::Hash { .. } | Class::Mask { .. }) || field.string {
        return Form::Keyword;
    }
    let text_in_ecs = matches!(field.ecs, Some(EcsType::Keyword | EcsType::Wildcard | EcsType::ConstantKeyword));
    match kind {
        Kind::Integer { .. } | Kind::Bool | Kind::Duration if layout == Layout::Ecs && text_in_ecs => Form::Keyword,
        Kind::Bool => Form::Boolean,
        Kind::Integer { bits: 65.., .. } => Form::Keyword,
        Kind::Integer { signed: false, bits: 64 } => Form::UnsignedLong,
        Kind::Integer { .. } => Form::Long,
        Kind::Float { .. } => Form::Double,
        Kind::Duration if field.unit == Some(Unit::Nanoseconds) => Form::Long,
        Kind::Duration => Form::Double,
        Kind::Time if field.class == Class::Truncate => Form::Day,
        Kind::Time => Form::Moment,
        Kind::Date => Form::Day,
        Kind::Ip => Form::Ip,
        Kind::Json => Form::Flattened,
        Kind::Keyword(_) if field.text => Form::Text,
        Kind::Keyword(_) | Kind::Char | Kind::Uuid | Kind::List(_) | Kind::Object(_) | Kind::Nothing => Form::Keyword,
    }
}

const CHAIN: &str = "The texts of an error's causes, outermost first.";
const TRUNCATED: &str = "The members that were cut so that the line keeps its limit.";
const TRACE: &str = "W3C trace id, 32 hexadecimal digits.";
const SPAN: &str = "W3C span id, 16 hexadecimal digits.";
const LABELS: &str = "What records of other crates name and no schema declares.";

/// `Layout::Flat`.
const FLAT: &[(&str, Form, &str)] = &[
    ("@timestamp", Form::Moment, "The time of the event, as the pipeline takes it from `timestamp`."),
    ("exc_chain", Form::Text, CHAIN),
    ("exc_info", Form::Text, "Stack trace."),
    ("exc_message", Form::Text, "An error's text."),
    ("exc_type", Form::Keyword, "An error's type."),
    ("funcName", Form::Keyword, "Function that made the event."),
    ("labels", Form::Flattened, LABELS),
    ("level", Form::Level, "ERROR, WARNING, INFO, DEBUG or TRACE."),
    ("lineno", Form::Long, "Line of the source file."),
    ("logger", Form::Keyword, "Module path with dots, or the logger that the call names."),
    ("message", Form::Text, "What happened."),
    ("module", Form::Keyword, "Last segment of the module path."),
    ("pathname", Form::Keyword, "Source file."),
    ("process", Form::Long, "Process id."),
    ("service", Form::Keyword, "Name of the service."),
    ("span.id", Form::Keyword, SPAN),
    ("thread", Form::Long, "The operating system's id of the thread."),
    ("timestamp", Form::Moment, "The time of the event: RFC 3339 with six digits, UTC."),
    ("trace.id", Form::Keyword, TRACE),
    ("truncated", Form::Keyword, TRUNCATED),
];

/// `Layout::Ecs`.
const ECS: &[(&str, Form, &str)] = &[
    ("@timestamp", Form::Moment, "The time of the event: RFC 3339 with six digits, UTC."),
    ("ecs.version", Form::Keyword, "Version of the Elastic Common Schema that the names are from."),
    ("error.message", Form::Text, "An error's text."),
    ("error.stack_trace", Form::Text, "Stack trace."),
    ("error.type", Form::Keyword, "An error's type."),
    ("labels", Form::Flattened, LABELS),
    ("log.level", Form::Level, "error, warn, info, debug or trace."),
    ("log.logger", Form::Keyword, "Module path with dots, or the logger that the call names."),
    ("log.origin.file.line", Form::Long, "Line of the source file."),
    ("log.origin.file.name", Form::Keyword, "Source file."),
    ("log.origin.function", Form::Keyword, "Function that made the event."),
    ("message", Form::Text, "What happened."),
    ("process.pid", Form::Long, "Process id."),
    ("process.thread.id", Form::Long, "The operating system's id of the thread."),
    ("service.name", Form::Keyword, "Name of the service."),
    ("span.id", Form::Keyword, SPAN),
    ("trace.id", Form::Keyword, TRACE),
];

/// What Filebeat and its Kubernetes and host metadata add, so that a search by pod works and a strict template refuses
/// none of it.
pub(super) const SHIPPED: &[(&str, Form)] = &[
    ("agent.ephemeral_id", Form::Keyword),
    ("agent.id", Form::Keyword),
    ("agent.name", Form::Keyword),
    ("agent.type", Form::Keyword),
    ("agent.version", Form::Keyword),
    ("container.id", Form::Keyword),
    ("container.image.name", Form::Keyword),
    ("container.runtime", Form::Keyword),
    ("ecs.version", Form::Keyword),
    ("error.message", Form::Text),
    ("error.type", Form::Keyword),
    ("host.name", Form::Keyword),
    ("input.type", Form::Keyword),
    ("kubernetes.container.name", Form::Keyword),
    ("kubernetes.cronjob.name", Form::Keyword),
    ("kubernetes.daemonset.name", Form::Keyword),
    ("kubernetes.deployment.name", Form::Keyword),
    ("kubernetes.job.name", Form::Keyword),
    ("kubernetes.labels", Form::Flattened),
    ("kubernetes.namespace", Form::Keyword),
    ("kubernetes.node.name", Form::Keyword),
    ("kubernetes.pod.ip", Form::Ip),
    ("kubernetes.pod.name", Form::Keyword),
    ("kubernetes.pod.uid", Form::Keyword),
    ("kubernetes.statefulset.name", Form::Keyword),
    ("log.file.path", Form::Keyword),
    ("log.flags", Form::Keyword),
    ("log.offset", Form::Long),
    ("stream", Form::Keyword),
];
