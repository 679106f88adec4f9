//! What a line of a layout can hold, as an index has to know it: the layout's own members, the fields of the schemas, and
//! what shippers add.

use crate::layout::Layout;
use crate::schema::{Class, EcsType, FieldDef, Kind, Unit};

/// One member of a line.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Its key, dotted in [`Layout::Ecs`].
    pub(super) path: String,
    pub(super) mapping_type: MappingType,
    pub(super) docs: String,
    /// The declaration of a schema's field.
    pub(super) field: Option<&'static FieldDef>,
    /// The list of objects that it is a leaf in.
    pub(super) list: Option<String>,
}

/// What is written under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MappingType {
    Keyword,
    /// A keyword that is found whatever the case of its letters.
    Level,
    /// Free text.
    Text,
    Long,
    UnsignedLong,
    Double,
    Boolean,
    Timestamp,
    Date,
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
        members.push(Member::own(&format!("{namespace}.exc_chain"), MappingType::Text, CHAIN));
        members.push(Member::own(&format!("{namespace}.truncated"), MappingType::Keyword, TRUNCATED));
    }
    for field in fields {
        let path = if layout == Layout::Ecs { field.ecs_path } else { field.name };
        declared(&mut members, path, field, field.docs, layout);
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
    fn own(path: &str, mapping_type: MappingType, docs: &str) -> Self {
        Self { path: path.to_owned(), mapping_type, docs: docs.to_owned(), field: None, list: None }
    }

    /// Whether something else than the value is written.
    pub(super) fn is_pseudonym(&self) -> bool {
        self.field.is_some_and(|field| matches!(field.class, Class::Hash { .. } | Class::Mask { .. }))
    }
}

fn own(table: &[(&str, MappingType, &str)]) -> Vec<Member> {
    table.iter().map(|(path, mapping_type, docs)| Member::own(path, *mapping_type, docs)).collect()
}

/// A field and, if it is an object, its leaves. What is never written is no member.
fn declared(members: &mut Vec<Member>, path: &str, field: &'static FieldDef, docs: &str, layout: Layout) {
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
            declared(members, &format!("{path}.{}", leaf.name), leaf, leaf.docs, layout);
        }
        if matches!(field.kind, Kind::List(_)) {
            members[first..].iter_mut().for_each(|leaf| leaf.list = Some(path.to_owned()));
        }
        return;
    }
    let mapping_type = mapping_type(field, kind, layout);
    members.push(Member { path: path.to_owned(), mapping_type, docs: docs.to_owned(), field: Some(field), list: None });
}

/// What is written of a field that is no object, and of each element if it is a list.
pub(super) fn mapping_type_of(field: &FieldDef, layout: Layout) -> Option<MappingType> {
    let kind = match field.kind {
        Kind::List(element) => *element,
        kind => kind,
    };
    (!matches!(kind, Kind::Object(_))).then(|| mapping_type(field, kind, layout))
}

fn mapping_type(field: &FieldDef, kind: Kind, layout: Layout) -> MappingType {
    if matches!(field.class, Class::Hash { .. } | Class::Mask { .. }) || field.string {
        return MappingType::Keyword;
    }
    let text_in_ecs = matches!(field.ecs, Some(EcsType::Keyword | EcsType::Wildcard | EcsType::ConstantKeyword));
    match kind {
        Kind::Integer { .. } | Kind::Bool | Kind::Duration if layout == Layout::Ecs && text_in_ecs => {
            MappingType::Keyword
        }
        Kind::Bool => MappingType::Boolean,
        Kind::Integer { bits: 65.., .. } => MappingType::Keyword,
        Kind::Integer { signed: false, bits: 64 } => MappingType::UnsignedLong,
        Kind::Integer { .. } => MappingType::Long,
        Kind::Float { .. } => MappingType::Double,
        Kind::Duration if field.unit == Some(Unit::Nanoseconds) => MappingType::Long,
        Kind::Duration => MappingType::Double,
        Kind::Timestamp if field.class == Class::Truncate => MappingType::Date,
        Kind::Timestamp => MappingType::Timestamp,
        Kind::Date => MappingType::Date,
        Kind::Ip => MappingType::Ip,
        Kind::Json => MappingType::Flattened,
        Kind::Keyword(_) if field.text => MappingType::Text,
        Kind::Keyword(_) | Kind::Char | Kind::Uuid | Kind::List(_) | Kind::Object(_) | Kind::Nothing => {
            MappingType::Keyword
        }
    }
}

const CHAIN: &str = "The texts of an error's causes, outermost first.";
const TRUNCATED: &str = "The members that were cut so that the line keeps its limit.";
const TRACE: &str = "W3C trace id, 32 hexadecimal digits.";
const SPAN: &str = "W3C span id, 16 hexadecimal digits.";
const LABELS: &str = "What records of other crates name and no schema declares.";

/// `Layout::Flat`.
const FLAT: &[(&str, MappingType, &str)] = &[
    ("@timestamp", MappingType::Timestamp, "The time of the event, as the pipeline takes it from `timestamp`."),
    ("exc_chain", MappingType::Text, CHAIN),
    ("exc_info", MappingType::Text, "Stack trace."),
    ("exc_message", MappingType::Text, "An error's text."),
    ("exc_type", MappingType::Keyword, "An error's type."),
    ("funcName", MappingType::Keyword, "Function that made the event."),
    ("labels", MappingType::Flattened, LABELS),
    ("level", MappingType::Level, "ERROR, WARNING, INFO, DEBUG or TRACE."),
    ("lineno", MappingType::Long, "Line of the source file."),
    ("logger", MappingType::Keyword, "Module path with dots, or the logger that the call names."),
    ("message", MappingType::Text, "What happened."),
    ("module", MappingType::Keyword, "Last segment of the module path."),
    ("pathname", MappingType::Keyword, "Source file."),
    ("process", MappingType::Long, "Process id."),
    ("service", MappingType::Keyword, "Name of the service."),
    ("span.id", MappingType::Keyword, SPAN),
    ("thread", MappingType::Long, "The operating system's id of the thread."),
    ("timestamp", MappingType::Timestamp, "The time of the event: RFC 3339 with six digits, UTC."),
    ("trace.id", MappingType::Keyword, TRACE),
    ("truncated", MappingType::Keyword, TRUNCATED),
];

/// `Layout::Ecs`.
const ECS: &[(&str, MappingType, &str)] = &[
    ("@timestamp", MappingType::Timestamp, "The time of the event: RFC 3339 with six digits, UTC."),
    ("ecs.version", MappingType::Keyword, "Version of the Elastic Common Schema that the names are from."),
    ("error.message", MappingType::Text, "An error's text."),
    ("error.stack_trace", MappingType::Text, "Stack trace."),
    ("error.type", MappingType::Keyword, "An error's type."),
    ("labels", MappingType::Flattened, LABELS),
    ("log.level", MappingType::Level, "error, warn, info, debug or trace."),
    ("log.logger", MappingType::Keyword, "Module path with dots, or the logger that the call names."),
    ("log.origin.file.line", MappingType::Long, "Line of the source file."),
    ("log.origin.file.name", MappingType::Keyword, "Source file."),
    ("log.origin.function", MappingType::Keyword, "Function that made the event."),
    ("message", MappingType::Text, "What happened."),
    ("process.pid", MappingType::Long, "Process id."),
    ("process.thread.id", MappingType::Long, "The operating system's id of the thread."),
    ("service.name", MappingType::Keyword, "Name of the service."),
    ("span.id", MappingType::Keyword, SPAN),
    ("trace.id", MappingType::Keyword, TRACE),
];

/// What Filebeat and its Kubernetes and host metadata add, so that a search by pod works and a strict template refuses
/// none of it.
pub(super) const SHIPPED: &[(&str, MappingType)] = &[
    ("agent.ephemeral_id", MappingType::Keyword),
    ("agent.id", MappingType::Keyword),
    ("agent.name", MappingType::Keyword),
    ("agent.type", MappingType::Keyword),
    ("agent.version", MappingType::Keyword),
    ("container.id", MappingType::Keyword),
    ("container.image.name", MappingType::Keyword),
    ("container.runtime", MappingType::Keyword),
    ("ecs.version", MappingType::Keyword),
    ("error.message", MappingType::Text),
    ("error.type", MappingType::Keyword),
    ("host.name", MappingType::Keyword),
    ("input.type", MappingType::Keyword),
    ("kubernetes.container.name", MappingType::Keyword),
    ("kubernetes.cronjob.name", MappingType::Keyword),
    ("kubernetes.daemonset.name", MappingType::Keyword),
    ("kubernetes.deployment.name", MappingType::Keyword),
    ("kubernetes.job.name", MappingType::Keyword),
    ("kubernetes.labels", MappingType::Flattened),
    ("kubernetes.namespace", MappingType::Keyword),
    ("kubernetes.node.name", MappingType::Keyword),
    ("kubernetes.pod.ip", MappingType::Ip),
    ("kubernetes.pod.name", MappingType::Keyword),
    ("kubernetes.pod.uid", MappingType::Keyword),
    ("kubernetes.statefulset.name", MappingType::Keyword),
    ("log.file.path", MappingType::Keyword),
    ("log.flags", MappingType::Keyword),
    ("log.offset", MappingType::Long),
    ("stream", MappingType::Keyword),
];
