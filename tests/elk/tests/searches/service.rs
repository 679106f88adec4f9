//! The chat service: its exported exact searches find what the demonstration did, and nothing else.

use crate::stage::{Stage, lucene};
use chat_log_elk_tests::programs::{Exported, output};
use chat_log_tests::program::example;

/// Beginnings of the messages that each exact search must find.
const FOUND: [(&str, &[&str]); 4] = [
    ("Authentication issues", &["Authentication failed", "User logged in", "User logged out"]),
    ("WebSocket connections", &["WebSocket connection closed", "WebSocket connection established"]),
    ("Database errors", &["Database error while saving message"]),
    ("Logs of the application only", &["Message sent to user", "Room created", "User registered"]),
];

pub(crate) fn prove(stage: &Stage<'_>) {
    let program = example("chat_service");
    let exported = Exported::by(&program, &format!("service-{}-{}", stage.target, stage.layout));
    let lines = output(&program, &[], stage.layout);
    let stage = stage.of_other(exported.of(stage.layout), "service", &lines);
    let page = stage.file("searches.md");
    for (title, beginnings) in FOUND {
        let section = page.split("\n## ").find(|section| section.contains(title)).expect("a search");
        let (_, row) = section.split_once("| exact | `").expect("an exact form");
        let search = row.split_once('`').expect("code").0;
        let documents = stage.find(&lucene(search)).expect("a search that the server takes");
        let messages: Vec<&str> = documents.iter().filter_map(|document| document["message"].as_str()).collect();
        for beginning in beginnings {
            assert!(
                messages.iter().any(|message| message.starts_with(beginning)),
                "{beginning}: {search}: {messages:?}"
            );
        }
        let is_expected = |message: &&str| beginnings.iter().any(|beginning| message.starts_with(beginning));
        // The search for an application also finds other lines.
        assert!(title.ends_with("only") || messages.iter().all(is_expected), "{search}: {messages:?}");
    }
}
