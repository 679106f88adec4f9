//! Invalid lock files: each is reported with its line and what is expected, and none is overwritten.

use super::Folder;
use chat_log::lock::{Lock, LockError, Mode};
use chat_log::log_schema;
use std::fs;

#[log_schema(service = "chat", namespace = "chat")]
struct OneField {
    room: String,
}

const HEAD: &str = r#"{"chat_log_schema_lock": 1}"#;
const ROOM: &str = r#"{"field": "room", "type": "string", "ecs": "chat.room", "index": "keyword"}"#;

#[test]
fn each_mistake_is_reported_with_its_line() {
    let cases = [
        (String::new(), 1, "not a JSON object"),
        ("[package]\n".to_owned(), 1, "not a JSON object"),
        (
            r#"{"version": 3}"#.to_owned(),
            1,
            r#"not a lock file of chat_log: expected it to begin with {"chat_log_schema_lock": 1"#,
        ),
        (
            r#"{"chat_log_schema_lock": 2}"#.to_owned(),
            1,
            "unsupported version 2 of the lock file: this chat_log reads version 1; update chat_log",
        ),
        (format!("{HEAD}\n<<<<<<< HEAD\n{ROOM}\n=======\n>>>>>>> other\n"), 2, "unresolved merge conflict"),
        (format!("{HEAD}\n{ROOM}\n=======\n"), 3, "unresolved merge conflict"),
        (format!("{HEAD}\n{ROOM}\n\n{ROOM}\n"), 4, "duplicate field `room`, first at log_schema.lock:2"),
        (format!("{HEAD}\n{}\n", &ROOM[..30]), 2, "not a JSON object (column 30): EOF while parsing"),
        (format!("{HEAD}\n{ROOM} {ROOM}\n"), 2, "trailing characters"),
        (format!("{HEAD}\n7\n"), 2, "expected an object"),
        (format!("{HEAD}\n{}\n", ROOM.replace("\"index\"", "\"type\"")), 2, "duplicate member `type`"),
        (
            format!("{HEAD}\n{}\n", ROOM.replace("\"index\"", "\"indx\"")),
            2,
            "`indx` is not a member of a lock entry: expected field, type,",
        ),
        (
            format!("{HEAD}\n{}\n", ROOM.replace("\"field\"", "\"name\"")),
            2,
            "missing member `field`: expected the field's name",
        ),
        (format!("{HEAD}\n{}\n", ROOM.replace("\"string\"", "7")), 2, "invalid `type` value `7`: expected a string"),
        (
            format!("{HEAD}\n{}\n", ROOM.replace("\"type\": \"string\", ", "")),
            2,
            "expected either `type` or `sensitive` with its reason",
        ),
        (with(r#""text": "yes""#), 2, "invalid `text` value `\"yes\"`: expected `true` or `false`"),
        (with(r#""words": [1]"#), 2, "invalid `words` value `1`: expected a string"),
        (with(r#""pii": "hide""#), 2, "invalid `pii` value `hide`: expected `hash`, `mask`, `truncate` or `drop`"),
        (with(r#""pii": "mask", "keep_last": 256"#), 2, "invalid `keep_last` value: expected a number from 0 to 255"),
        (with(r#""keep_last": 4"#), 2, "`keep_last` requires `\"pii\": \"mask\"`"),
        (with(r#""domain": "user""#), 2, "`domain` requires `\"pii\": \"hash\"`"),
        (with(r#""pii": "hash", "public": "why""#), 2, "a field has several classes: expected one of"),
    ];
    let folder = Folder::new("mistakes");
    for (text, line, told) in cases {
        let path = folder.lock(&text);
        for mode in [Mode::Check, Mode::Exact, Mode::Update, Mode::AcceptBreaking] {
            let error = Lock::of::<OneField>().hold(&path, mode).expect_err(&text);
            assert!(matches!(error, LockError::Malformed { line: place, .. } if place == line), "{error}\nof {text}");
            let start = format!("{}:{line}: ", path.display());
            assert!(error.to_string().starts_with(&start) && error.to_string().contains(told), "{error}\nof {text}");
            assert_eq!(fs::read_to_string(&path).expect("text"), text, "an invalid file is not overwritten");
        }
    }
    let path = folder.0.join("latin1.lock");
    fs::write(&path, b"{\"chat_log_schema_lock\": 1, \"how\": \"caf\xe9\"}").expect("written");
    let error = Lock::read(&path).expect_err("not UTF-8");
    assert!(error.to_string().contains("latin1.lock") && error.to_string().contains("UTF-8"), "{error}");
}

fn with(members: &str) -> String {
    format!("{HEAD}\n{}\n", ROOM.replace('}', &format!(", {members}}}")))
}
