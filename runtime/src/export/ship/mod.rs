//! What stands between a program's stdout and the index: configurations of other programs, kept as texts in files of their
//! own and filled in.

use super::Export;
use crate::settings::Layout;

/// The release of Elastic's images.
const ELASTIC: &str = "8.19.21";

/// Filebeat, for both layouts.
pub(super) fn filebeat(export: &Export) -> String {
    named(include_str!("filebeat.yml"), export)
}

/// A Logstash pipeline, for both layouts.
pub(super) fn logstash(export: &Export) -> String {
    named(include_str!("logstash.conf"), export)
}

pub(super) fn fluent_bit(export: &Export, layout: Layout) -> String {
    // An ECS line's `@timestamp` is written anew by the output, and would be there twice.
    let keep = if layout == Layout::Ecs { "false" } else { "true" };
    named(include_str!("fluent-bit.yaml"), export)
        .replace("{{time_key}}", time_key(layout))
        .replace("{{time_keep}}", keep)
}

pub(super) fn otel_collector(export: &Export, layout: Layout) -> String {
    named(include_str!("otel-collector.yaml"), export).replace("{{time_key}}", time_key(layout))
}

pub(super) fn kubernetes(export: &Export, layout: Layout) -> String {
    let filebeat: String = filebeat(export).lines().map(indented).collect();
    of_layout(include_str!("kubernetes.yaml"), export, layout).replace("{{filebeat}}", &filebeat)
}

pub(super) fn compose(export: &Export, layout: Layout) -> String {
    of_layout(include_str!("compose.yaml"), export, layout)
}

fn of_layout(template: &str, export: &Export, layout: Layout) -> String {
    named(template, export).replace("{{layout}}", layout.name()).replace("{{elastic}}", ELASTIC)
}

fn named(template: &str, export: &Export) -> String {
    template.replace("{{service}}", &export.service).replace("{{name}}", &resource_name(&export.service))
}

/// The service as Kubernetes and Compose take names (RFC 1123).
fn resource_name(service: &str) -> String {
    let name: String = service.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '-' }).collect();
    name.trim_matches('-').to_ascii_lowercase()
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
