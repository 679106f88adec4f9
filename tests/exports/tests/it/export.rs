//! Exports depend on the schema alone. Golden files keep them, and every line that can be logged fits them.

use chat_log::Layout;
use chat_log::export::{Dynamic, Export, ExportError, write_all};
use chat_log_tests::checker;
use chat_log_tests::exported::{ENGINES, file, find, parsed};
use chat_log_tests::features;
use chat_log_tests::lines::capture;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const LAYOUTS: [(Layout, checker::Layout); 2] =
    [(Layout::Flat, checker::Layout::Flat), (Layout::Ecs, checker::Layout::Ecs)];

fn export() -> Export {
    Export::linked().expect("a schema is linked")
}

/// A directory that is removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("chat-log-export-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Returns the text of all files below a directory, by their path in it.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_str().expect("UTF-8").to_owned();
                found.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}

/// Accept changes with `CHAT_LOG_GOLDEN=overwrite cargo test -p chat-log-export-tests --test it export`.
#[test]
fn exports_are_equal_on_every_machine() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/export/golden");
    let folder = Folder::new("golden");
    write_all(&folder.0).expect("written");
    let (top, written): (Vec<_>, Vec<_>) = files(&folder.0).into_iter().partition(|(name, _)| !name.contains('/'));
    for (name, text) in &top {
        let of_flat = written.iter().find(|(other, _)| other.strip_prefix("flat/") == Some(name));
        assert!(of_flat.is_some_and(|(_, other)| other == text), "{name} at the top differs from that of flat/");
    }
    if std::env::var_os("CHAT_LOG_GOLDEN").is_some_and(|wish| wish == "overwrite") {
        let _ = fs::remove_dir_all(&golden);
        for (name, text) in &written {
            let path = golden.join(name);
            fs::create_dir_all(path.parent().expect("a directory")).expect("created");
            fs::write(path, text).expect("written");
        }
    }
    let kept = files(&golden);
    let names = |files: &[(String, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&written), names(&kept));
    for ((name, written), (_, kept)) in written.iter().zip(&kept) {
        assert!(written == kept, "{name} differs from its golden file:\n{written}");
    }
}

#[test]
fn every_line_conforms_to_the_schema_of_its_layout() {
    for (layout, checked) in LAYOUTS {
        let schema = parsed(&export(), &format!("{layout}/line.schema.json"));
        let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
        for feature in features::all() {
            let captured = capture(checked);
            (feature.log)();
            for line in captured.lines() {
                let value: Value = serde_json::from_str(&line).expect("JSON");
                let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
                assert!(errors.is_empty() && line.ends_with(&feature.end(checked)), "{line}\n{errors:?}");
            }
        }
        let foreign = serde_json::json!({ "message": "of another program" });
        assert!(!validator.is_valid(&foreign), "a line needs its core members");
    }
}

#[test]
fn every_member_of_a_line_is_mapped() {
    for (layout, checked) in LAYOUTS {
        for engine in ENGINES {
            let template = parsed(&export(), &format!("{layout}/{engine}/component-template.json"));
            let mappings = &template["template"]["mappings"];
            assert_eq!(mappings["dynamic"], false);
            for feature in features::all() {
                let captured = capture(checked);
                (feature.log)();
                for line in captured.lines() {
                    let value: Value = serde_json::from_str(&line).expect("JSON");
                    for (key, value) in value.as_object().expect("an object") {
                        assert_mapped(mappings, key, value);
                    }
                }
            }
        }
    }
}

/// Follows the dots of a key and the members of an object to a mapping with a type.
fn assert_mapped(mappings: &Value, key: &str, value: &Value) {
    let mapping = key.split('.').fold(mappings, |object, part| &object["properties"][part]);
    match (mapping["type"].as_str(), value) {
        (Some(_), _) => {}
        (None, Value::Object(leaves)) => leaves.iter().for_each(|(leaf, value)| assert_mapped(mapping, leaf, value)),
        (None, value) => panic!("{key} is not mapped: {value}"),
    }
}

#[test]
fn types_are_those_of_the_engine() {
    let of = |engine, path: &str| {
        let template = parsed(&export(), &format!("flat/{engine}/component-template.json"));
        template["template"]["mappings"]["properties"][path]["type"].as_str().map(str::to_owned)
    };
    for (path, types) in [
        ("message", ["match_only_text", "text", "match_only_text"]),
        ("count", ["unsigned_long", "long", "unsigned_long"]),
        ("payload", ["flattened", "flattened", "flat_object"]),
        ("took", ["long"; 3]),
        ("elapsed", ["double"; 3]),
        ("seen_at", ["date_nanos"; 3]),
        ("peer_ip", ["ip"; 3]),
        ("email", ["keyword"; 3]),
        ("order_id", ["keyword"; 3]),
        ("wide", ["keyword"; 3]),
    ] {
        for (engine, expected) in ENGINES.into_iter().zip(types) {
            assert_eq!(of(engine, path).as_deref(), Some(expected), "{path} for {engine}");
        }
    }
    assert_eq!(of("opensearch", "birthday"), None, "a field that is never written is not mapped");
}

#[test]
fn the_settings_of_an_export_are_in_its_texts() {
    let export = export().service("billing").dynamic(Dynamic::Strict).retention_days(7);
    let component = file(&export, "ecs/elasticsearch/component-template.json");
    assert!(component.contains(r#""dynamic": "strict""#), "{component}");
    let index = file(&export, "ecs/elasticsearch/index-template.json");
    for part in [r#""logs-billing-*""#, r#""data_retention": "7d""#, r#""index.default_pipeline": "billing""#] {
        assert!(index.contains(part), "{part} is missing: {index}");
    }
    assert_eq!(find(&export, "ecs/elasticsearch-basic/ingest-pipeline.json"), None);
}

#[test]
fn an_impossible_export_states_the_reason() {
    let error = Export::linked_within(3).expect_err("the schema has more than three fields");
    assert!(matches!(error, ExportError::Budget { budget: 3, .. }));
    assert!(error.to_string().contains("the budget is 3"), "{error}");
    let file = Folder::new("file");
    fs::write(&file.0, "in the way").expect("written");
    let error = export().write_all(&file.0).expect_err("a file is not a directory");
    assert!(error.to_string().contains(file.0.to_str().expect("UTF-8")), "{error}");
    fs::remove_file(&file.0).expect("removed");
}
