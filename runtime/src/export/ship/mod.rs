//! What stands between a program's stdout and the index: configurations of other programs, kept as texts in files of their
//! own and filled in.

use super::{Export, name};
use crate::layout::Layout;

/// The release of Elastic's images.
const ELASTIC: &str = "8.19.21";

impl Export {
    /// `filebeat.yml`: from the container's stdout into the data stream, or to Logstash; the same for both layouts.
    #[must_use]
    pub fn filebeat(&self) -> String {
        named(include_str!("filebeat.yml"), self)
    }

    /// A Logstash pipeline that takes what Filebeat sends; the same for both layouts.
    #[must_use]
    pub fn logstash(&self) -> String {
        named(include_str!("logstash.conf"), self)
    }

    /// A configuration of Fluent Bit that does what Filebeat's does.
    #[must_use]
    pub fn fluent_bit(&self, layout: Layout) -> String {
        // An ECS line's `@timestamp` is written anew by the output, and would be there twice.
        let keep = if layout == Layout::Ecs { "false" } else { "true" };
        let text = named(include_str!("fluent-bit.yaml"), self);
        text.replace("{{time_key}}", time_key(layout)).replace("{{time_keep}}", keep)
    }

    /// A configuration of the OpenTelemetry Collector that does what Filebeat's does.
    #[must_use]
    pub fn otel_collector(&self, layout: Layout) -> String {
        named(include_str!("otel-collector.yaml"), self).replace("{{time_key}}", time_key(layout))
    }

    /// Kubernetes manifests: the service with the variables of its log, its levels, and Filebeat on every node.
    #[must_use]
    pub fn kubernetes(&self, layout: Layout) -> String {
        let filebeat: String = self.filebeat().lines().map(indented).collect();
        of_layout(include_str!("kubernetes.yaml"), self, layout).replace("{{filebeat}}", &filebeat)
    }

    /// A Compose file of the service and the whole way of its lines to Kibana.
    #[must_use]
    pub fn compose(&self, layout: Layout) -> String {
        of_layout(include_str!("compose.yaml"), self, layout)
    }
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
