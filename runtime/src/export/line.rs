//! The possible members of a line, for the index: the layout's own members, the fields of the schemas, and the fields
//! that shippers add.

use crate::layout::Layout;
use crate::schema::{Class, EcsType, FieldDef, Kind, Unit};

/// One member of a line.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The key, dotted in [`Layout::Ecs`].
    pub(super) path: String,
    pub(super) mapping_type: MappingType,
    pub(super) docs: String,
    /// The declaration of a schema's field.
    pub(super) field: Option<&'static FieldDef>,
    /// The path of the list of objects that contains this leaf.
    pub(super) list: Option<String>,
}

/// The type of the value under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MappingType {
    Keyword,
    /// A keyword that is searched without regard to case.
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
    /// An object with arbitrary keys, whose values are searched as keywords.
    Flattened,
}

/// Returns all members, sorted by path.
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
    // A field that a schema declares, such as `elapsed_ms`, overrides the library's own.
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

    /// Returns whether a pseudonym or mask is written in place of the value.
    pub(super) fn is_pseudonym(&self) -> bool {
        self.field.is_some_and(|field| matches!(field.class, Class::Hash { .. } | Class::Mask { .. }))
    }
}

fn own(table: &[(&str, MappingType, &str)]) -> Vec<Member> {
    table.iter().map(|(path, mapping_type, docs)| Member::own(path, *mapping_type, docs)).collect()
}

/// Adds a field, or the leaves of an object. A field that is never written is not a member.
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

/// Returns the type of the written form of a field, or of its elements; `None` for an object.
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

const CHAIN: &str = "Texts of the error's causes, outermost first.";
const TRUNCATED: &str = "Members that were cut to keep the line within its limit.";
const TRACE: &str = "W3C trace id, 32 hexadecimal digits.";
const SPAN: &str = "W3C span id, 16 hexadecimal digits.";
const LABELS: &str = "Fields of other crates' records that no schema declares.";

/// `Layout::Flat`.
const FLAT: &[(&str, MappingType, &str)] = &[
    ("@timestamp", MappingType::Timestamp, "Time of the event, which the pipeline copies from `timestamp`."),
    ("exc_chain", MappingType::Text, CHAIN),
    ("exc_info", MappingType::Text, "Stack trace."),
    ("exc_message", MappingType::Text, "Text of the error."),
    ("exc_type", MappingType::Keyword, "Type of the error."),
    ("funcName", MappingType::Keyword, "Function that logged the event."),
    ("labels", MappingType::Flattened, LABELS),
    ("level", MappingType::Level, "ERROR, WARNING, INFO, DEBUG or TRACE."),
    ("lineno", MappingType::Long, "Line of the source file."),
    ("logger", MappingType::Keyword, "Module path with dots, or the logger set in the call."),
    ("message", MappingType::Text, "What happened."),
    ("module", MappingType::Keyword, "Last segment of the module path."),
    ("pathname", MappingType::Keyword, "Source file."),
    ("process", MappingType::Long, "Process id."),
    ("service", MappingType::Keyword, "Name of the service."),
    ("span.id", MappingType::Keyword, SPAN),
    ("thread", MappingType::Long, "Thread id of the operating system."),
    ("timestamp", MappingType::Timestamp, "Time of the event: RFC 3339 with six fractional digits, UTC."),
    ("trace.id", MappingType::Keyword, TRACE),
    ("truncated", MappingType::Keyword, TRUNCATED),
];

/// `Layout::Ecs`.
const ECS: &[(&str, MappingType, &str)] = &[
    ("@timestamp", MappingType::Timestamp, "Time of the event: RFC 3339 with six fractional digits, UTC."),
    ("ecs.version", MappingType::Keyword, "Version of the Elastic Common Schema that defines the names."),
    ("error.message", MappingType::Text, "Text of the error."),
    ("error.stack_trace", MappingType::Text, "Stack trace."),
    ("error.type", MappingType::Keyword, "Type of the error."),
    ("labels", MappingType::Flattened, LABELS),
    ("log.level", MappingType::Level, "error, warn, info, debug or trace."),
    ("log.logger", MappingType::Keyword, "Module path with dots, or the logger set in the call."),
    ("log.origin.file.line", MappingType::Long, "Line of the source file."),
    ("log.origin.file.name", MappingType::Keyword, "Source file."),
    ("log.origin.function", MappingType::Keyword, "Function that logged the event."),
    ("message", MappingType::Text, "What happened."),
    ("process.pid", MappingType::Long, "Process id."),
    ("process.thread.id", MappingType::Long, "Thread id of the operating system."),
    ("service.name", MappingType::Keyword, "Name of the service."),
    ("span.id", MappingType::Keyword, SPAN),
    ("trace.id", MappingType::Keyword, TRACE),
];

/// The fields that Filebeat and its Kubernetes and host metadata add. With them, searches by pod work, and a strict
/// template accepts the documents.
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
