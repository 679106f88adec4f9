//! Configurations that these tests do not run but have checked: by Logstash's grammar and Filebeat's own check.

use chat_log_elk_tests::programs::Exported;
use chat_log_elk_tests::server::wanted;
use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

fn exported(name: &str) -> Exported {
    Exported::by(env!("CARGO_BIN_EXE_generate_lines"), name)
}

#[test]
fn pipelines_follow_the_grammar_of_logstash() {
    if !wanted(&["go"]) {
        return;
    }
    let exported = exported("grammar");
    let from_kafka = exported.folder().join("from-kafka.conf");
    fs::write(&from_kafka, of_docs("logstash-kafka")).expect("written");
    let bad = exported.folder().join("bad.conf");
    fs::write(&bad, "input { beats { port 5044 } }").expect("written");
    for (path, right) in [(exported.of("flat").join("logstash.conf"), true), (from_kafka, true), (bad, false)] {
        let output =
            Command::new("go").args(["run", "."]).arg(&path).current_dir(servers().join("logstash-grammar")).output();
        assert_answer(&output.expect("go runs"), right, &path);
    }
}

/// Checks the exported configuration unchanged, with Logstash as its output, and with the Kafka output of docs/scale.md.
#[test]
fn filebeat_works_with_every_output() {
    if !wanted(&["curl", "go"]) {
        return;
    }
    let exported = exported("outputs");
    let own = exported.of("ecs").join("filebeat.yml");
    let text = fs::read_to_string(&own).expect("exported");
    let with = |name: &str, more: &str| {
        let path = exported.folder().join(name);
        fs::write(&path, format!("{text}\n{more}")).expect("written");
        path
    };
    let kafka = with("kafka.yml", &of_docs("filebeat-kafka"));
    let bad = with("bad.yml", "output.kafka: { hosts: [], topic: logs }");
    for (path, elasticsearch, logstash, right) in [
        (&own, "true", "false", true),
        (&own, "false", "true", true),
        (&kafka, "false", "false", true),
        (&bad, "false", "false", false),
    ] {
        let mut command = Command::new(servers().join("filebeat/run.sh"));
        command.env("FB_CONFIG", path).env("FB_CHECK", "1");
        command.env("TO_ELASTICSEARCH", elasticsearch).env("TO_LOGSTASH", logstash);
        assert_answer(&command.output().expect("it runs"), right, path);
    }
}

fn assert_answer(output: &Output, right: bool, path: &Path) {
    assert_eq!(output.status.success(), right, "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
}

fn servers() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/servers"))
}

/// Returns the block of docs/scale.md below the comment of this name.
fn of_docs(name: &str) -> String {
    let docs = include_str!("../../../docs/scale.md");
    let block = docs.split(&format!("<!-- {name} -->")).nth(1).expect("the docs contain the block");
    block.split("```").nth(1).and_then(|block| block.split_once('\n')).expect("a block").1.to_owned()
}
