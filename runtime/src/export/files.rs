//! The files of an export and the functions that generate them.

use super::kibana::{self, Alert};
use super::{Engine, Export, ExportError, fields, json_schema, lnav, pipeline, retention, ship, template, text};
use crate::layout::Layout;
use std::fs;
use std::path::{Path, PathBuf};

/// A file for an engine: its name and the function that generates its text, if the engine needs the file.
type EngineFile = (&'static str, fn(&Export, Layout, Engine) -> Option<String>);

const OF_ENGINE: &[EngineFile] = &[
    ("component-template.json", |export, layout, engine| Some(text(template::component(export, layout, engine)))),
    ("index-template.json", |export, layout, engine| Some(text(template::index(export, layout, engine)))),
    ("ingest-pipeline.json", |export, layout, engine| {
        engine.has_pipelines().then(|| text(pipeline::ingest(export, layout)))
    }),
    ("retention-policy.json", |export, _, engine| {
        (engine == Engine::OpenSearch).then(|| text(retention::policy(export)))
    }),
    ("alert-error-rate.json", |export, layout, engine| {
        kibana::alert(export, layout, engine, Alert::ErrorRate).map(text)
    }),
    ("alert-lines-lost.json", |export, layout, engine| {
        kibana::alert(export, layout, engine, Alert::LinesLost).map(text)
    }),
];

/// A file that does not depend on the engine.
type LayoutFile = (&'static str, fn(&Export, Layout) -> String);

const OF_LAYOUT: &[LayoutFile] = &[
    ("line.schema.json", |export, layout| text(json_schema::line(export, layout))),
    ("fields.md", fields::reference),
    ("lnav.json", |export, layout| text(lnav::format(export, layout))),
    ("filebeat.yml", |export, _| ship::filebeat(export)),
    ("logstash.conf", |export, _| ship::logstash(export)),
    ("fluent-bit.yaml", ship::fluent_bit),
    ("otel-collector.yaml", ship::otel_collector),
    ("kubernetes.yaml", ship::kubernetes),
    ("compose.yaml", ship::compose),
    ("kibana.ndjson", kibana::saved_objects),
    ("searches.md", kibana::search_page),
];

const LAYOUTS: [Layout; 2] = [Layout::Flat, Layout::Ecs];

pub(super) fn all(export: &Export) -> impl Iterator<Item = (PathBuf, String)> {
    let directories = LAYOUTS.into_iter().flat_map(|layout| Engine::ALL.iter().map(move |engine| (layout, *engine)));
    let of_engines = directories.flat_map(move |(layout, engine)| {
        OF_ENGINE.iter().filter_map(move |(name, make)| {
            Some(([layout.as_str(), engine.as_str(), *name].iter().collect(), make(export, layout, engine)?))
        })
    });
    let of_layouts = LAYOUTS.into_iter().flat_map(move |layout| {
        OF_LAYOUT.iter().map(move |(name, make)| ([layout.as_str(), *name].iter().collect(), make(export, layout)))
    });
    // The files of the default layout.
    let at_the_top = OF_LAYOUT.iter().map(move |(name, make)| (PathBuf::from(name), make(export, Layout::Flat)));
    of_engines.chain(of_layouts).chain(at_the_top)
}

pub(super) fn write_all(export: &Export, directory: &Path) -> Result<(), ExportError> {
    all(export).try_for_each(|(name, text)| {
        let path = directory.join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, text)).map_err(|reason| ExportError::File { path, reason })
    })
}
