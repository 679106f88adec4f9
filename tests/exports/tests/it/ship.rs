//! The exported configurations of other programs, as far as they can be checked without running those. `tests/elk` runs
//! Filebeat.

use chat_log::Layout;
use chat_log::export::Export;
use chat_log_tests::exported::{file, parsed};
use chat_log_tests::program::Program;
use k8s_openapi::api::apps::v1::{DaemonSet, Deployment};
use k8s_openapi::api::core::v1::{ConfigMap, Container, Namespace, PodSpec, ServiceAccount};
use k8s_openapi::api::rbac::v1::{ClusterRole, ClusterRoleBinding};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;

const LAYOUTS: [Layout; 2] = [Layout::Flat, Layout::Ecs];

fn export() -> Export {
    Export::linked().expect("a schema is linked")
}

/// Parses the documents of a YAML text.
fn yaml(text: &str) -> Vec<Value> {
    serde_saphyr::from_multiple(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn one(text: &str) -> Value {
    let mut documents = yaml(text);
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

/// Parses a document as the type of its kind, which must know all of its members.
fn typed<T: DeserializeOwned + Serialize>(document: &Value) -> T {
    let object: T = serde_json::from_value(document.clone()).unwrap_or_else(|error| panic!("{error}: {document}"));
    // The type drops members that it does not know.
    assert_eq!(&serde_json::to_value(&object).expect("JSON"), document);
    object
}

#[test]
fn a_service_of_any_name_has_an_index_and_resources() {
    let long = "Long".repeat(100);
    for (service, index, resource) in [
        ("chat", "chat", "chat"),
        ("Chat_API.v2", "chat_api.v2", "chat-api-v2"),
        ("2 fa", "2-fa", "2-fa"),
        ("größe/*?,#:\\<>|\"", "gr--e-----------", "gr--e"),
        ("_.-a\nb: {{name}}", "a-b----name--", "a-b----name"),
        ("größe", "gr--e", "gr--e"),
        ("ß", "service", "service"),
        (&long, &"long".repeat(25), &"long".repeat(10)),
    ] {
        let export = export().service(service);
        let template: Value = parsed(&export, "flat/opensearch/index-template.json");
        assert_eq!(template["index_patterns"][0], format!("logs-{index}-*"), "{service:?}");
        assert_eq!(template["composed_of"][0], index, "{service:?}");
        assert_eq!(
            yaml(&file(&export, "filebeat.yml"))[0]["output.elasticsearch"]["index"],
            format!("logs-{index}-default")
        );
        for layout in LAYOUTS {
            assert_eq!(
                yaml(&file(&export, &format!("{layout}/kubernetes.yaml")))[0]["metadata"]["name"],
                resource,
                "{service:?}"
            );
            for name in ["fluent-bit.yaml", "otel-collector.yaml", "compose.yaml"] {
                assert!(!yaml(&file(&export, &format!("{layout}/{name}"))).is_empty());
            }
        }
    }
}

#[test]
fn every_placeholder_is_filled_in() {
    let export = export().service("Chat_API.v2");
    for layout in LAYOUTS {
        let names = [
            "filebeat.yml",
            "logstash.conf",
            "fluent-bit.yaml",
            "otel-collector.yaml",
            "kubernetes.yaml",
            "compose.yaml",
        ];
        for text in names.map(|name| file(&export, &format!("{layout}/{name}"))) {
            assert!(!text.contains("{{") && !text.contains("}}"), "{text}");
            assert!(text.contains("Chat_API.v2"), "{text}");
            assert!(
                text.lines().take(20).any(|line| line.contains("un by chat_log's tests")),
                "the header must say what was run: {text}"
            );
        }
        // Kubernetes and Compose reject upper case, `_` and `.` in names.
        typed::<Namespace>(&yaml(&file(&export, &format!("{layout}/kubernetes.yaml")))[0]);
        assert_eq!(yaml(&file(&export, &format!("{layout}/kubernetes.yaml")))[0]["metadata"]["name"], "chat-api-v2");
    }
}

#[test]
fn configurations_of_shippers_are_yaml() {
    let export = export();
    let filebeat = one(&file(&export, "filebeat.yml"));
    assert_eq!(filebeat["timestamp.precision"], "microsecond");
    assert_eq!(filebeat["output.elasticsearch"]["index"], "logs-chat-default");
    for layout in LAYOUTS {
        let time = if layout == Layout::Ecs { "@timestamp" } else { "timestamp" };
        let fluent_bit = one(&file(&export, &format!("{layout}/fluent-bit.yaml")));
        assert_eq!(fluent_bit["parsers"][0]["time_key"], time);
        assert_eq!(fluent_bit["pipeline"]["outputs"][0]["index"], "logs-chat-default");
        let collector = one(&file(&export, &format!("{layout}/otel-collector.yaml")));
        assert_eq!(collector["exporters"]["elasticsearch"]["logs_index"], "logs-chat-default");
        assert!(file(&export, &format!("{layout}/otel-collector.yaml")).contains(&format!("body[\"{time}\"]")));
    }
}

/// Filebeat drops only its own fields: never a member of a line, nor an object that holds one.
#[test]
fn filebeat_drops_only_leaves() {
    let filebeat = one(&file(&export(), "filebeat.yml"));
    let processors = filebeat["processors"].as_array().expect("a list");
    let dropped = processors.iter().find_map(|one| one["drop_fields"]["fields"].as_array()).expect("fields");
    for layout in LAYOUTS {
        let line: Value = parsed(&export(), &format!("{layout}/line.schema.json"));
        for path in dropped {
            let path = path.as_str().expect("a path");
            assert!(path.contains('.'), "{path} is a whole object");
            for member in line["properties"].as_object().expect("members").keys() {
                let held = member.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
                assert!(!held, "{path} also drops {member} of the line");
            }
        }
    }
}

/// A shipper's metadata of a pod: each leaf is mapped, so it can be searched, or dropped, so a strict index accepts the
/// line. The list is that of `add_kubernetes_metadata` (elastic/beats,
/// `libbeat/processors/add_kubernetes_metadata/_meta`).
#[test]
fn metadata_of_a_pod_is_mapped_or_dropped() {
    let filebeat = file(&export(), "filebeat.yml");
    let template = file(&export(), "ecs/elasticsearch-basic/component-template.json");
    let template: Value = serde_json::from_str(&template).expect("JSON");
    for path in [
        "container.id",
        "container.image.name",
        "container.runtime",
        "kubernetes.annotations",
        "kubernetes.container.name",
        "kubernetes.cronjob.name",
        "kubernetes.daemonset.name",
        "kubernetes.deployment.name",
        "kubernetes.job.name",
        "kubernetes.labels",
        "kubernetes.namespace",
        "kubernetes.namespace_labels",
        "kubernetes.namespace_uid",
        "kubernetes.node.hostname",
        "kubernetes.node.labels",
        "kubernetes.node.name",
        "kubernetes.node.uid",
        "kubernetes.pod.ip",
        "kubernetes.pod.name",
        "kubernetes.pod.uid",
        "kubernetes.replicaset.name",
        "kubernetes.selectors",
        "kubernetes.statefulset.name",
        "log.flags",
        "log.file.path",
        "log.offset",
        "stream",
    ] {
        let properties = &template["template"]["mappings"];
        let mapped = path.split('.').fold(properties, |object, part| &object["properties"][part])["type"].is_string();
        let dropped = filebeat.lines().any(|line| line.trim() == format!("- {path}"));
        assert!(mapped != dropped, "{path}: mapped {mapped}, dropped {dropped}");
    }
}

#[test]
fn kubernetes_accepts_every_document() {
    for layout in LAYOUTS {
        let documents = yaml(&file(&export(), &format!("{layout}/kubernetes.yaml")));
        for document in &documents {
            match document["kind"].as_str().expect("a kind") {
                "Namespace" => drop(typed::<Namespace>(document)),
                "ConfigMap" => drop(typed::<ConfigMap>(document)),
                "Deployment" => drop(typed::<Deployment>(document)),
                "DaemonSet" => drop(typed::<DaemonSet>(document)),
                "ServiceAccount" => drop(typed::<ServiceAccount>(document)),
                "ClusterRole" => drop(typed::<ClusterRole>(document)),
                "ClusterRoleBinding" => drop(typed::<ClusterRoleBinding>(document)),
                kind => panic!("{kind} is not known to this test"),
            }
        }
        let name = |kind: &str| documents.iter().filter(|one| one["kind"] == kind).count();
        assert_eq!((documents.len(), name("ConfigMap"), name("DaemonSet")), (8, 2, 1));
        assert_volumes(&documents);
        assert_access(&documents);
    }
}

/// Everything that is mounted exists under that name.
fn assert_volumes(documents: &[Value]) {
    let maps: Vec<&Value> = documents.iter().filter(|one| one["kind"] == "ConfigMap").collect();
    for document in documents.iter().filter(|one| one["spec"]["template"].is_object()) {
        let pod: PodSpec = typed(&document["spec"]["template"]["spec"]);
        let volumes = pod.volumes.unwrap_or_default();
        for mount in pod.containers.iter().flat_map(|container| container.volume_mounts.iter().flatten()) {
            assert!(volumes.iter().any(|volume| volume.name == mount.name), "{mount:?}");
        }
        for map in volumes.iter().filter_map(|volume| volume.config_map.as_ref()) {
            assert!(maps.iter().any(|one| one["metadata"]["name"] == map.name), "{map:?}");
        }
        assert_eq!(document["spec"]["selector"]["matchLabels"], document["spec"]["template"]["metadata"]["labels"]);
    }
}

/// Filebeat runs under the account that may read what it queries from the cluster.
fn assert_access(documents: &[Value]) {
    let of = |kind: &str| documents.iter().find(|one| one["kind"] == kind).expect("there");
    let (account, binding) = (&of("ServiceAccount")["metadata"], of("ClusterRoleBinding"));
    assert_eq!(binding["roleRef"]["name"], of("ClusterRole")["metadata"]["name"]);
    let subject = json!({ "kind": "ServiceAccount", "name": account["name"], "namespace": account["namespace"] });
    assert_eq!(binding["subjects"], json!([subject]));
    assert_eq!(of("DaemonSet")["spec"]["template"]["spec"]["serviceAccountName"], account["name"]);
}

#[test]
fn the_config_map_contains_the_same_filebeat_yml() {
    for layout in LAYOUTS {
        let documents = yaml(&file(&export(), &format!("{layout}/kubernetes.yaml")));
        let held = documents.iter().find_map(|one| one["data"]["filebeat.yml"].as_str()).expect("it is there");
        assert!(held == file(&export(), "filebeat.yml"), "{held}");
    }
}

/// Returns the container of the service.
fn container(documents: &[Value]) -> Container {
    let deployment = documents.iter().find(|one| one["kind"] == "Deployment").expect("there");
    typed(&deployment["spec"]["template"]["spec"]["containers"][0])
}

/// A program with the variables of the Deployment and the levels of the ConfigMap logs accordingly.
#[test]
fn a_service_starts_with_the_variables_of_the_deployment() {
    for (layout, level) in [(Layout::Flat, "level"), (Layout::Ecs, "log.level")] {
        let documents = yaml(&file(&export(), &format!("{layout}/kubernetes.yaml")));
        let container = container(&documents);
        let levels = documents.iter().find_map(|one| one["data"]["levels"].as_str()).expect("the levels");
        let file = std::env::temp_dir().join(format!("chat-log-ship-{level}-{}", std::process::id()));
        let mount = &container.volume_mounts.as_ref().expect("mounts")[0].mount_path;
        for (levels, expected) in [(levels, 3), ("error", 1)] {
            fs::write(&file, levels).expect("written");
            let mut program = Program::new(env!("CARGO_BIN_EXE_log_levels_of_deployment"));
            for variable in container.env.iter().flatten() {
                program = match (variable.name.as_str(), &variable.value) {
                    ("LOG_LEVEL_FILE", Some(path)) => {
                        assert_eq!(path, &format!("{mount}/levels"));
                        program.with("LOG_LEVEL_FILE", file.to_str().expect("UTF-8"))
                    }
                    (name, Some(value)) => program.with(name, value),
                    (name, None) => program.with(name, "a key from a Secret of the cluster"),
                };
            }
            let lines = program.lines();
            assert_eq!(lines.len(), expected, "{lines:?}");
            assert!(lines.iter().all(|line| line.starts_with('{') && line.contains(level)), "{lines:?}");
        }
        fs::remove_file(&file).expect("removed");
    }
}

/// The README documents every variable that a manifest sets.
#[test]
fn variables_of_manifests_are_those_of_the_readme() {
    let readme = include_str!("../../../../README.md");
    let table = readme.split("## Settings").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("its table");
    let known = |name: &str| table.contains(&format!("`{name}`"));
    assert!(known("LOG_LEVEL") && !known("LOG_LEVELS"));
    for layout in LAYOUTS {
        let container = container(&yaml(&file(&export(), &format!("{layout}/kubernetes.yaml"))));
        let seed = ["ENVIRONMENT", "LOG_LEVEL", "USE_JSON_LOGGING", "USE_FILE_LOGGING"];
        let names: Vec<String> = container.env.into_iter().flatten().map(|variable| variable.name).collect();
        assert_eq!(names[..4], seed);
        let compose = one(&file(&export(), &format!("{layout}/compose.yaml")));
        let of_compose = compose["services"]["chat"]["environment"].as_object().expect("variables");
        for name in names.iter().chain(of_compose.keys()) {
            assert!(known(name), "{name}");
        }
    }
}

/// Uses the schema of the Compose specification as in github.com/compose-spec/compose-go 2.16.2 (Apache 2.0).
#[test]
fn compose_accepts_the_stack() {
    let schema: Value = serde_json::from_str(include_str!("export/compose-spec.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    for layout in LAYOUTS {
        let compose = one(&file(&export(), &format!("{layout}/compose.yaml")));
        let errors: Vec<String> =
            validator.iter_errors(&compose).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let services = compose["services"].as_object().expect("services");
        for service in ["chat", "filebeat", "logstash", "elasticsearch", "kibana", "setup", "dashboard"] {
            assert!(services.contains_key(service), "{service}");
        }
        for (name, service) in services {
            for other in service["depends_on"].as_object().into_iter().flatten() {
                assert!(services.contains_key(other.0), "{name} waits for {}", other.0);
            }
        }
    }
    assert!(!validator.is_valid(&json!({ "services": { "chat": { "images": "misspelled" } } })));
}

/// The files that the stack mounts and sends are in the exported directory, at its top and in a layout's directory.
#[test]
fn the_stack_finds_its_files() {
    let folder = std::env::temp_dir().join(format!("chat-log-ship-{}", std::process::id()));
    export().write_all(&folder).expect("written");
    for layout in LAYOUTS {
        let compose = one(&file(&export(), &format!("{layout}/compose.yaml")));
        let script = compose["services"]["setup"]["command"][0].as_str().expect("a script");
        let own = folder.join(layout.as_str());
        for place in [&own, &folder] {
            for file in ["filebeat.yml", "logstash.conf", "compose.yaml", "kibana.ndjson"] {
                assert!(place.join(file).is_file(), "{file}");
            }
        }
        assert!(script.contains(&format!("directory=/export/{}/elasticsearch", layout.as_str())), "{script}");
        let sent: Vec<&str> = script.lines().filter(|line| line.starts_with("put ")).collect();
        assert_eq!(sent.len(), 3);
        for line in sent {
            let file = line.rsplit(' ').next().expect("a file");
            assert!(own.join("elasticsearch").join(file).is_file(), "{line}");
        }
    }
    fs::remove_dir_all(&folder).expect("removed");
}
