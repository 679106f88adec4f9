//! lnav reads the lines with the exported format: each member is a column of its table, with the line's value and type.
//! Needs `lnav` (Debian's package): without it the tests print that and end, in CI they fail.

#[path = "chat_service/process.rs"]
#[expect(dead_code, reason = "the demonstration alone")]
mod chat_service;

use chat_log::export::Export;
use chat_log::{Layout, chat_log};
use chat_log_tests::checker;
use chat_log_tests::exported::file;
use chat_log_tests::features;
use chat_log_tests::lines::capture;
use chat_log_tests::schema::LogSchema;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const LAYOUTS: [(Layout, checker::Layout); 2] =
    [(Layout::Flat, checker::Layout::Flat), (Layout::Ecs, checker::Layout::Ecs)];

/// The only number that lnav's JSON parser rejects: it shows the line as text, without columns.
const UNREADABLE: &str = "-9223372036854775808";

/// Members that have built-in columns in lnav.
const OWN: [&str; 3] = ["timestamp", "@timestamp", "message"];

/// An integer above the largest signed one is a string in the line; a `u128` is a number only if it is small.
const DECLARED_ELSE: [&str; 4] = ["count", "chat.count", "wide", "chat.wide"];

/// A list of objects, which both layouts write unchanged.
mod route {
    use chat_log::{LogValue, log_schema};

    #[derive(LogValue)]
    pub(crate) struct Stop {
        pub(crate) at: String,
        pub(crate) minutes: u32,
    }

    #[log_schema(service = "chat", namespace = "chat")]
    pub(crate) struct Route {
        stops: Vec<Stop>,
    }
}

/// The home directory of a user who only has our formats.
struct Home(PathBuf);

impl Home {
    /// Returns `None` if lnav is not installed.
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    fn new(name: &str) -> Option<Self> {
        if Command::new("lnav").arg("-V").output().is_err() {
            assert!(std::env::var_os("CI").is_none(), "lnav is not installed (.ci/run installs it)");
            eprintln!("skipped: lnav is not installed (.ci/run installs it)");
            return None;
        }
        let home = std::env::temp_dir().join(format!("chat-log-lnav-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(&home).expect("created");
        Some(Self(home))
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("written");
        path
    }

    fn lnav(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("lnav");
        command
            .args(arguments)
            .env_clear()
            .env("HOME", &self.0)
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        // Without the variable, lnav shows times in this machine's zone.
        command.env("TZ", "America/New_York").current_dir(&self.0).output().expect("lnav runs")
    }

    /// As documented: `lnav -i lnav.json`.
    fn install(&self, format: &Path) {
        let installed = self.lnav(&["-i", format.to_str().expect("UTF-8")]);
        assert!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
        let checked = self.lnav(&["-C"]);
        assert!(checked.status.success() && checked.stderr.is_empty(), "{}", String::from_utf8_lossy(&checked.stderr));
    }

    /// Returns the rows of a query over a file.
    fn query(&self, file: &Path, query: &str) -> Vec<Map<String, Value>> {
        let file = file.to_str().expect("UTF-8");
        let output = self.lnav(&["-n", "-c", &format!(";{query}"), "-c", ":write-json-to -", file]);
        let (rows, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && errors.is_empty(), "{query}: {errors}");
        serde_json::from_str(&rows).unwrap_or_else(|error| panic!("{error}: {rows}"))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn format(layout: Layout) -> String {
    file(&Export::linked().expect("a schema is linked"), &format!("{layout}/lnav.json"))
}

/// Returns lines of all features and levels, and some that are hard to parse.
fn lines(layout: checker::Layout) -> Vec<String> {
    let captured = capture(layout);
    features::all().iter().for_each(|feature| (feature.log)());
    chat_log!(error, "an error");
    chat_log!(warn, "a warning");
    chat_log!(debug, "debugging");
    chat_log!(trace, "a trace");
    chat_log!(info, "long", note = "0123456789".repeat(1600), user_id = 7);
    chat_log!(info, "control \u{1b}[31m characters\n\tin\u{7f} lines", note = "\u{1}\u{8}\u{c}\r\n\u{202e}\u{85}");
    let stops = [("north", 3), ("south", 5)].map(|(at, minutes)| route::Stop { at: at.to_owned(), minutes });
    chat_log!(schema: route::Route, info, "a list of objects", stops = Vec::from(stops));
    captured.lines()
}

/// Returns the format's name for its table.
fn table(format: &str) -> String {
    let format: Map<String, Value> = serde_json::from_str(format).expect("JSON");
    format.keys().find(|key| *key != "$schema").expect("a format").clone()
}

/// Returns the columns that the format declares.
fn columns(format: &str) -> Vec<String> {
    let format: Value = serde_json::from_str(format).expect("JSON");
    let table = table(&format.to_string());
    format[&table]["value"].as_object().expect("values").keys().cloned().collect()
}

/// Returns the members of a line by column: at the root, or with slashes inside objects.
fn members(line: &str, columns: &[String]) -> Map<String, Value> {
    let line: Map<String, Value> = serde_json::from_str(line).expect("JSON");
    let mut members = Map::new();
    let mut inner: Vec<(String, Value)> = line.into_iter().collect();
    while let Some((path, value)) = inner.pop() {
        match value {
            Value::Object(leaves) if !columns.contains(&path) => {
                inner.extend(leaves.into_iter().map(|(leaf, value)| (format!("{path}/{leaf}"), value)));
            }
            value => drop(members.insert(path, value)),
        }
    }
    members
}

/// Returns a cell as in the line, its SQL type, and the type of the column.
fn expected(member: &Value) -> (Value, &'static str, &'static str) {
    match member {
        Value::Bool(flag) => (json!(u8::from(*flag)), "integer", "INTEGER"),
        Value::Number(number) if number.is_f64() => (member.clone(), "real", "FLOAT"),
        Value::Number(_) => (member.clone(), "integer", "INTEGER"),
        _ => (member.clone(), "text", "TEXT"),
    }
}

/// lnav writes integers of expressions as strings, and JSON unchanged.
fn is_same(cell: &Value, expected: &Value) -> bool {
    match (cell, expected) {
        (Value::String(text), Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            serde_json::from_str::<Value>(text).is_ok_and(|value| is_same(&value, expected))
        }
        (Value::Number(one), Value::Number(other)) if other.is_f64() => one.as_f64() == other.as_f64(),
        (one, other) => one == other,
    }
}

#[test]
fn every_member_of_a_line_is_a_column_with_its_value_and_type() {
    for (layout, checked) in LAYOUTS {
        let Some(home) = Home::new(&format!("members-{}", layout.as_str())) else { return };
        let format = format(layout);
        home.install(&home.write("lnav.json", &format));
        let lines = lines(checked);
        let file = home.write("chat.log", &(lines.join("\n") + "\n"));
        let columns = columns(&format);
        let cells = columns
            .iter()
            .map(|column| format!("\"{column}\" AS \"v:{column}\", typeof(\"{column}\") AS \"t:{column}\""));
        let cells: Vec<String> = cells.collect();
        let query = format!("SELECT log_raw_text, {} FROM {} ORDER BY log_line", cells.join(", "), table(&format));
        let rows = home.query(&file, &query);
        let types = home.query(&file, &format!("SELECT name, type FROM pragma_table_info('{}')", table(&format)));
        let types: Map<String, Value> = types
            .into_iter()
            .map(|row| (row["name"].as_str().expect("a name").to_owned(), row["type"].clone()))
            .collect();
        assert_eq!(rows.len(), lines.len(), "each line is one message");
        let mut wrong = Vec::new();
        for (row, line) in rows.iter().zip(&lines) {
            assert_eq!(row["log_raw_text"], json!(line), "in the order of time");
            if line.contains(UNREADABLE) {
                let logger = if layout == Layout::Ecs { "t:log.logger" } else { "t:logger" };
                assert_eq!(row[logger], "null", "lnav reads it now");
                continue;
            }
            let members = members(line, &columns);
            let unknown = |name: &&String| !columns.contains(name) && !OWN.contains(&name.as_str());
            wrong.extend(members.keys().filter(unknown).map(|name| format!("{name} has no column")));
            for column in &columns {
                let (cell, kind) = (&row[&format!("v:{column}")], &row[&format!("t:{column}")]);
                let as_it_should = match members.get(column) {
                    None => kind == "null",
                    Some(member) => {
                        let (value, expected_kind, declared) = expected(member);
                        let fits = declared == types[column] || DECLARED_ELSE.contains(&column.as_str());
                        fits && kind == expected_kind && is_same(cell, &value)
                    }
                };
                if !as_it_should {
                    wrong.push(format!("{column} ({}) is {cell}, a {kind}, of {line}", types[column]));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn lnav_recognizes_levels_times_and_messages() {
    for (layout, checked) in LAYOUTS {
        let Some(home) = Home::new(&format!("own-{}", layout.as_str())) else { return };
        let format = format(layout);
        home.install(&home.write("lnav.json", &format));
        let lines = lines(checked);
        let file = home.write("chat.log", &(lines.join("\n") + "\n"));
        let timestamp = if layout == Layout::Ecs { "@timestamp" } else { "timestamp" };
        let micros = format!("json_extract(log_raw_text, '$.\"{timestamp}\"') AS micros");
        let query = format!("SELECT log_level, log_time, hex(log_body) AS body, {micros} FROM {}", table(&format));
        let rows = home.query(&file, &query);
        assert_eq!(rows.len(), lines.len());
        let mut levels = Vec::new();
        for (row, line) in rows.iter().zip(&lines).filter(|(_, line)| !line.contains(UNREADABLE)) {
            let line: Value = serde_json::from_str(line).expect("JSON");
            let level = line["level"].as_str().or(line["log.level"].as_str()).expect("a level").to_lowercase();
            let level = if level == "warn" { "warning".to_owned() } else { level };
            assert_eq!(row["log_level"], json!(level), "{line}");
            let time = line[timestamp].as_str().expect("a time");
            assert_eq!(row["micros"], json!(time));
            assert_eq!(row["log_time"], json!(time[..23].replace('T', " ")), "in UTC, as the line says");
            let message = line["message"].as_str().expect("a message");
            let body: String = message.bytes().map(|byte| format!("{byte:02X}")).collect();
            assert_eq!(row["body"], json!(body), "{line}");
            levels.push(level);
        }
        for level in ["error", "warning", "info", "debug", "trace"] {
            assert!(levels.iter().any(|seen| seen == level), "{level} is not tested");
        }
    }
}

#[test]
fn the_lines_of_a_service_are_read_by_the_format_of_their_layout() {
    let Some(home) = Home::new("service") else { return };
    let folder = home.0.join("logging");
    let exported = chat_service::example(&[]).arg("--export").arg(&folder).output().expect("the example runs");
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    for layout in ["flat", "ecs"] {
        home.install(&folder.join(layout).join("lnav.json"));
    }
    for (layout, table, user, start) in [
        ("flat", "chat_flat", "user_id", "WARNING chat_log: no hash key is set"),
        ("ecs", "chat_ecs", "user.id", "warn    chat_log: no hash key is set"),
    ] {
        let run = chat_service::run(&[("LOG_LAYOUT", layout)]);
        let file = home.write(&format!("{layout}.log"), &run.stdout);
        let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let all = home.query(&file, &format!("SELECT count(*) AS n FROM {table}"));
        assert_eq!(all[0]["n"], json!(lines.len()), "{layout}");
        let of_user = lines.iter().filter(|line| line[user] == json!(1) || line[user] == json!("1")).count();
        let found = home.query(&file, &format!("SELECT count(*) AS n FROM {table} WHERE \"{user}\" = 1"));
        assert!(of_user > 0 && found[0]["n"] == json!(of_user), "{layout}: {of_user} and {found:?}");
        let errors = lines.iter().filter(|line| line["level"] == "ERROR" || line["log.level"] == "error").count();
        let found = home.query(&file, &format!("SELECT count(*) AS n FROM {table} WHERE log_level = 'error'"));
        assert!(errors > 0 && found[0]["n"] == json!(errors), "{layout}: {errors} and {found:?}");
        let shown = home.lnav(&["-n", file.to_str().expect("UTF-8")]);
        let shown = String::from_utf8_lossy(&shown.stdout);
        assert_eq!(shown.lines().next().and_then(|line| line.get(24..24 + start.len())), Some(start), "for people");
    }
}

#[test]
fn a_service_of_any_name_has_a_table() {
    let Some(home) = Home::new("names") else { return };
    for (service, expected) in [("acme.chat-2", "acme_chat_2_flat"), ("2fa", "_2fa_flat"), ("Größe", "gr__e_flat")] {
        let format = file(&Export::linked().expect("a schema is linked").service(service), "flat/lnav.json");
        assert_eq!(table(&format), expected);
        home.install(&home.write("lnav.json", &format));
    }
}

#[test]
fn lines_are_shown_in_the_order_of_their_times() {
    let Some(home) = Home::new("order") else { return };
    let captured = capture(checker::Layout::Flat);
    chat_log!(info, "first");
    std::thread::sleep(std::time::Duration::from_millis(5));
    chat_log!(info, "second");
    let mut lines = captured.lines();
    lines.reverse();
    let format = format(Layout::Flat);
    home.install(&home.write("lnav.json", &format));
    let file = home.write("chat.log", &(lines.join("\n") + "\n"));
    let rows = home.query(&file, &format!("SELECT log_body FROM {} ORDER BY log_line", table(&format)));
    let bodies: Vec<&Value> = rows.iter().map(|row| &row["log_body"]).collect();
    assert_eq!(bodies, ["first", "second"]);
}
