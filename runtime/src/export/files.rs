//! The folder of everything.

use super::{Alert, Export, ExportError, Target};
use crate::layout::Layout;
use std::fs;
use std::path::Path;

pub(super) fn write_all(export: &Export, folder: &Path) -> Result<(), ExportError> {
    for layout in [Layout::Flat, Layout::Ecs] {
        let folder = folder.join(layout.as_str());
        for target in Target::ALL {
            write_each(&folder.join(target.name()), of_target(export, layout, target))?;
        }
        write_each(&folder, of_layout(export, layout))?;
    }
    // Those of the layout that a service has which chooses none.
    write_each(folder, of_layout(export, Layout::Flat))
}

/// What an index needs.
fn of_target(export: &Export, layout: Layout, target: Target) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("component-template.json", export.component_template(layout, target)),
        ("index-template.json", export.index_template(layout, target)),
    ];
    files.extend(export.ingest_pipeline(layout, target).map(|pipeline| ("ingest-pipeline.json", pipeline)));
    files.extend(export.retention_policy(target).map(|policy| ("retention-policy.json", policy)));
    let alert = |alert: Alert| Some((alert.file_name(), export.alert(layout, target, alert)?));
    files.extend(Alert::ALL.into_iter().filter_map(alert));
    files
}

/// What stands beside the targets.
fn of_layout(export: &Export, layout: Layout) -> Vec<(&'static str, String)> {
    vec![
        ("line.schema.json", export.line_schema(layout)),
        ("fields.md", export.field_reference(layout)),
        ("lnav.json", export.lnav(layout)),
        ("filebeat.yml", export.filebeat()),
        ("logstash.conf", export.logstash()),
        ("fluent-bit.yaml", export.fluent_bit(layout)),
        ("otel-collector.yaml", export.otel_collector(layout)),
        ("kubernetes.yaml", export.kubernetes(layout)),
        ("compose.yaml", export.compose(layout)),
        ("kibana.ndjson", export.kibana(layout)),
        ("searches.md", export.searches(layout)),
    ]
}

fn write_each(folder: &Path, files: Vec<(&'static str, String)>) -> Result<(), ExportError> {
    files.into_iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
        written.map_err(|reason| ExportError::File { path, reason })
    })
}
