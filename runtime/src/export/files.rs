//! The folder of everything.

use super::{Export, ExportError, Target};
use crate::settings::Layout;
use std::fs;
use std::path::Path;

pub(super) fn write_all(export: &Export, folder: &Path) -> Result<(), ExportError> {
    for layout in [Layout::Flat, Layout::Ecs] {
        let folder = folder.join(layout.name());
        for target in Target::ALL {
            let folder = folder.join(target.name());
            write(&folder, "component-template.json", &export.component_template(layout, target))?;
            write(&folder, "index-template.json", &export.index_template(layout, target))?;
            if let Some(pipeline) = export.ingest_pipeline(layout, target) {
                write(&folder, "ingest-pipeline.json", &pipeline)?;
            }
        }
        write(&folder, "line.schema.json", &export.line_schema(layout))?;
        write(&folder, "fields.md", &export.field_reference(layout))?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), ExportError> {
    let path = folder.join(name);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
    written.map_err(|source| ExportError::File { path, source })
}
