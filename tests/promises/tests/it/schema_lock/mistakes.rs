//! Files that are no lock: each is told with its line and what is allowed, and none is overwritten.

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
fn each_mistake_is_told_with_its_line() {
    let cases = [
        (String::new(), 1, "this is no object of JSON"),
        ("[package]\n".to_owned(), 1, "this is no object of JSON"),
        (
            r#"{"version": 3}"#.to_owned(),
            1,
            r#"no lock file of chat_log, which begins with {"chat_log_schema_lock": 1"#,
        ),
        (r#"{"chat_log_schema_lock": 2}"#.to_owned(), 1, "is 2, and this version of chat_log reads 1: update chat_log"),
        (format!("{HEAD}\n<<<<<<< HEAD\n{ROOM}\n=======\n>>>>>>> other\n"), 2, "a merge was not finished here"),
        (format!("{HEAD}\n{ROOM}\n=======\n"), 3, "a merge was not finished here"),
        (format!("{HEAD}\n{ROOM}\n\n{ROOM}\n"), 4, "the field `room` stands at log_schema.lock:2 already"),
        (format!("{HEAD}\n{}\n", &ROOM[..30]), 2, "this is no object of JSON (column 30): EOF while parsing"),
        (format!("{HEAD}\n{ROOM} {ROOM}\n"), 2, "trailing characters"),
        (format!("{HEAD}\n7\n"), 2, "expected an object"),
        (format!("{HEAD}\n{}\n", ROOM.replace("\"index\"", "\"type\"")), 2, "`type` stands twice"),
        (
            format!("{HEAD}\n{}\n", ROOM.replace("\"index\"", "\"indx\"")),
            2,
            "`indx` is not a member of a lock entry: expected field, type,",
        ),
        (
            format!("{HEAD}\n{}\n", ROOM.replace("\"field\"", "\"name\"")),
            2,
            "the member `field` with the field's name is missing",
        ),
        (format!("{HEAD}\n{}\n", ROOM.replace("\"string\"", "7")), 2, "`type` must be a text and is 7"),
        (
            format!("{HEAD}\n{}\n", ROOM.replace("\"type\": \"string\", ", "")),
            2,
            "either a `type` or a reason why it is `sensitive`",
        ),
        (with(r#""text": "yes""#), 2, "`text` must be true or false and is \"yes\""),
        (with(r#""words": [1]"#), 2, "`words` must hold texts and holds 1"),
        (with(r#""pii": "hide""#), 2, "invalid `pii` value `hide`: expected `hash`, `mask`, `truncate` or `drop`"),
        (with(r#""pii": "mask", "keep_last": 256"#), 2, "`keep_last` must be a number from 0 to 255"),
        (with(r#""keep_last": 4"#), 2, "`keep_last` goes with `\"pii\": \"mask\"` only"),
        (with(r#""domain": "user""#), 2, "`domain` goes with `\"pii\": \"hash\"` only"),
        (with(r#""pii": "hash", "public": "why""#), 2, "a field has one class"),
    ];
    let folder = Folder::new("mistakes");
    for (text, line, told) in cases {
        let path = folder.lock(&text);
        for mode in [Mode::Check, Mode::Exact, Mode::Update, Mode::AcceptBreaking] {
            let error = Lock::of::<OneField>().hold(&path, mode).expect_err(&text);
            assert!(matches!(error, LockError::Malformed { line: place, .. } if place == line), "{error}\nof {text}");
            let start = format!("{}:{line}: ", path.display());
            assert!(error.to_string().starts_with(&start) && error.to_string().contains(told), "{error}\nof {text}");
            assert_eq!(fs::read_to_string(&path).expect("text"), text, "a file that is not understood stays");
        }
    }
    let path = folder.0.join("latin1.lock");
    fs::write(&path, b"{\"chat_log_schema_lock\": 1, \"how\": \"caf\xe9\"}").expect("written");
    let error = Lock::read(&path).expect_err("no UTF-8");
    assert!(error.to_string().contains("latin1.lock") && error.to_string().contains("UTF-8"), "{error}");
}

fn with(members: &str) -> String {
    format!("{HEAD}\n{}\n", ROOM.replace('}', &format!(", {members}}}")))
}
