//! What stands between a program's stdout and the index: configurations of other programs, kept as texts in files of their
//! own and filled in.

use super::{Export, name};
use crate::layout::Layout;

/// The release of Elastic's images.
const ELASTIC: &str = "8.19.21";

/// `filebeat.yml`: from the container's stdout into the data stream, or to Logstash; the same for both layouts.
pub(super) fn filebeat(export: &Export) -> String {
    named(include_str!("filebeat.yml"), export)
}

/// A Logstash pipeline that takes what Filebeat sends; the same for both layouts.
pub(super) fn logstash(export: &Export) -> String {
    named(include_str!("logstash.conf"), export)
}

/// A configuration of Fluent Bit that does what Filebeat's does.
pub(super) fn fluent_bit(export: &Export, layout: Layout) -> String {
    // An ECS line's `@timestamp` is written anew by the output, and would be there twice.
    let keep = if layout == Layout::Ecs { "false" } else { "true" };
    let text = named(include_str!("fluent-bit.yaml"), export);
    text.replace("{{time_key}}", time_key(layout)).replace("{{time_keep}}", keep)
}

/// A configuration of the OpenTelemetry Collector that does what Filebeat's does.
pub(super) fn otel_collector(export: &Export, layout: Layout) -> String {
    named(include_str!("otel-collector.yaml"), export).replace("{{time_key}}", time_key(layout))
}

/// Kubernetes manifests: the service with the variables of its log, its levels, and Filebeat on every node.
pub(super) fn kubernetes(export: &Export, layout: Layout) -> String {
    let filebeat: String = filebeat(export).lines().map(indented).collect();
    of_layout(include_str!("kubernetes.yaml"), export, layout).replace("{{filebeat}}", &filebeat)
}

/// A Compose file of the service and the whole way of its lines to Kibana.
pub(super) fn compose(export: &Export, layout: Layout) -> String {
    of_layout(include_str!("compose.yaml"), export, layout)
}

fn of_layout(template: &str, export: &Export, layout: Layout) -> String {
    named(template, export).replace("{{layout}}", layout.as_str()).replace("{{elastic}}", ELASTIC)
}

fn named(template: &str, export: &Export) -> String {
    template
        .replace("{{service}}", &name::in_comment(&export.service))
        .replace("{{index}}", &name::of_index(&export.service))
        .replace("{{name}}", &name::of_resource(&export.service))
}

/// As it stands in a block of text in YAML.
fn indented(line: &str) -> String {
    if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }
}

/// Where a line has its time.
fn time_key(layout: Layout) -> &'static str {
    match layout {
        Layout::Ecs => "@timestamp",
        Layout::Flat | Layout::Pretty => "timestamp",
    }
}
