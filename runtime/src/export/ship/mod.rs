//! Configurations of the programs between stdout and the index, filled in from template files.

use super::{Export, name};
use crate::layout::Layout;

/// The version of Elastic's images.
const ELASTIC: &str = "8.19.21";

/// `filebeat.yml`: from the container's stdout to the data stream or to Logstash, for both layouts.
pub(super) fn filebeat(export: &Export) -> String {
    named(include_str!("filebeat.yml"), export)
}

/// A Logstash pipeline that receives lines from Filebeat, for both layouts.
pub(super) fn logstash(export: &Export) -> String {
    named(include_str!("logstash.conf"), export)
}

/// The equivalent of Filebeat's configuration for Fluent Bit.
pub(super) fn fluent_bit(export: &Export, layout: Layout) -> String {
    // The output writes `@timestamp` itself, so that of an ECS line would be duplicated.
    let keep = if layout == Layout::Ecs { "false" } else { "true" };
    let text = named(include_str!("fluent-bit.yaml"), export);
    text.replace("{{time_key}}", time_key(layout)).replace("{{time_keep}}", keep)
}

/// The equivalent of Filebeat's configuration for the OpenTelemetry Collector.
pub(super) fn otel_collector(export: &Export, layout: Layout) -> String {
    named(include_str!("otel-collector.yaml"), export).replace("{{time_key}}", time_key(layout))
}

/// Kubernetes manifests: the service with its logging variables, a ConfigMap for its levels, and Filebeat on every
/// node.
pub(super) fn kubernetes(export: &Export, layout: Layout) -> String {
    let filebeat: String = filebeat(export).lines().map(indented).collect();
    of_layout(include_str!("kubernetes.yaml"), export, layout).replace("{{filebeat}}", &filebeat)
}

/// A Compose file for the service and the whole stack up to Kibana.
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

/// Indents a line for a block of text in YAML.
fn indented(line: &str) -> String {
    if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }
}

/// The key of a line's time.
fn time_key(layout: Layout) -> &'static str {
    match layout {
        Layout::Ecs => "@timestamp",
        Layout::Flat | Layout::Pretty => "timestamp",
    }
}
