//! Editor support: inside the macros, field names are completed, show their docs, and lead to the schema. The tests
//! query rust-analyzer in a team's crates; `.ci/rust-analyzer` installs one. Without one they print that and end, or
//! fail if `CI` is set.

use serde_json::Value;
use server::{Place, Server};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

#[path = "editor/server.rs"]
mod server;

const SCHEMA: &str = include_str!("editor/schema.rs");

/// The crate with the schema.
const CHAT: Service = Service {
    file: "chat/src/lib.rs",
    head: "//! Chat.\n\nuse chat_log::{chat_log, log_context};\n\nmod schema;\npub use schema::LogSchema;\n",
};

/// A crate that imports the schema and renames the logger.
const BILLING: Service = Service {
    file: "billing/src/lib.rs",
    head: "//! Billing.\n\nuse logs::{chat_log, log_context};\n\npub use acme_chat::LogSchema;\n",
};

struct Service {
    file: &'static str,
    head: &'static str,
}

/// Code with the cursor `$0` behind a part of `user_id`, where that name should be completed.
const NAMES: &[&str] = &[
    r#"pub fn f(user_id: u64) { chat_log!(info, "x", us$0); }"#,
    r#"pub fn f() { chat_log!(info, "x", user_$0= 7); }"#,
    r#"pub fn f() { chat_log!(info, "x", us$0 = 7, room_name = "lobby"); }"#,
    r#"pub fn f(room_name: &str) { chat_log!(info, "x", room_name, us$0); }"#,
    r#"pub fn f() { chat_log!(logger: "chat.audit", warn, "in {room_name}", room_name = "lobby", user$0); }"#,
    r#"pub fn f() { chat_log!(schema: crate::LogSchema, info, "x", us$0); }"#,
    r#"pub fn f(error: std::fmt::Error) { chat_log!(error, "x: {error}", error, us$0); }"#,
    r#"pub fn f() { match 1 { 1 => chat_log!(info, "x", us$0), _ => {} } }"#,
    r#"pub fn f() { std::thread::spawn(move || { chat_log!(info, "x", us$0) }); }"#,
    r#"pub async fn f() { let g = async || chat_log!(info, "x", us$0); g().await; }"#,
    // In the middle, and at the end of the whole name.
    r#"pub fn f() { chat_log!(info, "x", user_$0id = 7); }"#,
    r#"pub fn f(user_id: u64) { chat_log!(info, "x", user_id$0); }"#,
    // Beside mistakes.
    r#"pub fn f() { chat_log!(inof, "x", us$0); }"#,
    r#"pub fn f() { chat_log!(info, "{hole}", us$0); }"#,
    r#"pub fn f() { chat_log!(info, "x", room_name = "a", room_name = "b", us$0); }"#,
    r#"pub fn f() { chat_log!(info, "x", 404, us$0); }"#,
    r#"pub fn f() { chat_log!(info, "x", us$0 = , room_name = ?3); }"#,
    r#"pub fn f(password: u64) { chat_log!(info, "x", room_name = password.to_string(), us$0); }"#,
    // In a context's arguments, and inside a context.
    r#"#[log_context(user_id)] pub fn f(user_id: u64) { chat_log!(info, "x {user_id}", us$0); }"#,
    r#"#[log_context(user_id)] pub async fn f(user_id: u64) { chat_log!(info, "x", us$0); }"#,
    r#"#[log_context(us$0)] pub fn f(user_id: u64) {}"#,
    r#"#[log_context(us$0 = 7)] pub fn f() {}"#,
    r#"#[log_context(us$0 = id.0, err)] pub async fn f(id: (u64,)) -> Result<(), std::fmt::Error> { Ok(()) }"#,
    r#"#[log_context(room_name, us$0)] pub async fn f(user_id: u64, room_name: &str) {}"#,
    r#"#[log_context(user_$0id)] pub fn f(user_id: u64) {}"#,
    r#"#[log_context(rom_name, us$0)] pub fn f(user_id: u64, room_name: &str) {}"#,
    r#"pub struct A; #[log_context(us$0)] impl A { pub fn f(user_id: u64) {} }"#,
    r#"pub struct A; impl A { #[log_context(us$0)] pub fn f(&self, user_id: u64) {} }"#,
];

/// Code with the cursor in a value, and a name that should be completed there.
const VALUES: &[(&str, &str)] = &[
    (r#"pub fn f(visitor: u64) { chat_log!(info, "x", user_id = vis$0); }"#, "visitor"),
    (r#"pub fn f(visitor: u64) { chat_log!(info, "x", user_id = visitor$0); }"#, "visitor"),
    (r#"pub fn f(visitor: u64) { chat_log!(info, "x {hole}", user_id = vis$0); }"#, "visitor"),
    (r#"pub fn f(room: String) { chat_log!(info, "x", room_name = room.trim_e$0()); }"#, "trim_end"),
    (r#"pub struct Id { number: u64 } pub fn f(id: Id) { chat_log!(info, "x", user_id = id.nu$0); }"#, "number"),
    (r#"#[log_context(user_id = vis$0)] pub fn f(visitor: u64) {}"#, "visitor"),
];

/// Code with the cursor on a field, the field's name, and a part of its hover text.
const FIELDS: &[(&str, &str, &str)] = &[
    (r#"pub fn f() { chat_log!(info, "x", user_$0id = 7); }"#, "user_id", "Numeric id of the signed-in user."),
    (r#"pub fn f(user_id: u64) { chat_log!(info, "x", user_$0id); }"#, "user_id", "Numeric id of the signed-in user."),
    (r#"pub fn f() { chat_log!(inof, "x", user_$0id = 7); }"#, "user_id", "Numeric id of the signed-in user."),
    (r#"pub fn f() { chat_log!(info, "x", room_$0name = "a"); }"#, "room_name", "declared `String`"),
    (r#"pub fn f() { chat_log!(info, "x", ema$0il = "a"); }"#, "email", "Personal data, written as a keyed pseudonym."),
    (r#"pub fn f() { chat_log!(info, "x", pass$0word = "a"); }"#, "password", "Never logged: credentials never leave"),
    (r#"#[log_context(user_$0id)] pub fn f(user_id: u64) {}"#, "user_id", "Numeric id of the signed-in user."),
    (r#"#[log_context(user_$0id = 7)] pub async fn f() {}"#, "user_id", "Numeric id of the signed-in user."),
];

#[test]
fn an_editor_knows_the_fields() {
    let Some(command) = server::command() else {
        assert!(std::env::var_os("CI").is_none(), "rust-analyzer is missing: run `.ci/rust-analyzer`");
        let skipped = "skipped: rust-analyzer is missing; `RUST_ANALYZER=$(.ci/rust-analyzer) cargo test` gets one\n";
        std::io::stderr().write_all(skipped.as_bytes()).expect("standard error");
        return;
    };
    let mut editor = Editor::start(&command);
    for service in [&CHAT, &BILLING] {
        for code in NAMES {
            editor.completes(service, code, "user_id", Some("Numeric id of the signed-in user."));
        }
        for (code, name) in VALUES {
            editor.completes(service, code, name, None);
        }
        editor.leads_to_variable(service, r#"pub fn f(visitor: u64) { chat_log!(info, "x", user_id = visi$0tor); }"#);
        for (code, field, docs) in FIELDS {
            editor.shows(service, code, docs);
            editor.leads(service, code, field);
        }
    }
    let wrong = &editor.wrong;
    assert!(wrong.is_empty(), "{} of rust-analyzer's answers are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A team's crates in their own directory, open in an editor.
struct Editor {
    root: PathBuf,
    server: Server,
    wrong: Vec<String>,
}

impl Editor {
    fn start(command: &str) -> Self {
        let root = std::env::temp_dir().join(format!("chat-log-editor-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace");
        let runtime = workspace.join("runtime").display().to_string();
        for (path, text) in [
            ("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"chat\", \"billing\"]\n"),
            ("chat/Cargo.toml", &include_str!("editor/chat.toml").replace("@RUNTIME@", &runtime)),
            ("chat/src/schema.rs", SCHEMA),
            (CHAT.file, CHAT.head),
            ("billing/Cargo.toml", &include_str!("editor/billing.toml").replace("@RUNTIME@", &runtime)),
            (BILLING.file, BILLING.head),
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("the directory");
            fs::write(path, text).expect("the file");
        }
        // The versions of this workspace are already on the machine.
        fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file");
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
        let mut server = Server::start(command, &root, &target);
        for service in [&CHAT, &BILLING] {
            server.open(service.file, service.head);
        }
        Self { root, server, wrong: Vec::new() }
    }

    /// Types the code and returns the cursor's position.
    fn types(&mut self, service: &Service, code: &str) -> Place {
        let (before, behind) = code.split_once("$0").expect("the cursor");
        let text = format!("{}\n{before}{behind}\n", service.head);
        self.server.change(service.file, &text);
        Place { path: service.file, line: service.head.lines().count() + 1, character: before.len() }
    }

    fn completes(&mut self, service: &Service, code: &str, name: &str, docs: Option<&str>) {
        let place = self.types(service, code);
        let items = self.server.completions(&place);
        let item = items.iter().find(|item| item["filterText"] == name || item["label"] == name);
        let Some(item) = item else {
            let labels: Vec<&Value> = items.iter().map(|item| &item["label"]).take(20).collect();
            return self.wrong.push(format!("{}: {code}\n  proposes {labels:?}, not `{name}`", service.file));
        };
        let shown = item["documentation"]["value"].as_str().unwrap_or_default();
        if docs.is_some_and(|docs| !shown.contains(docs)) {
            self.wrong.push(format!("{}: {code}\n  shows {shown:?} beside `{name}`", service.file));
        }
    }

    fn shows(&mut self, service: &Service, code: &str, docs: &str) {
        let place = self.types(service, code);
        let shown = self.server.hover(&place);
        if !shown.contains(docs) {
            self.wrong.push(format!("{}: {code}\n  shows {shown:?}", service.file));
        }
    }

    /// Asserts that the first definition is the field's.
    fn leads(&mut self, service: &Service, code: &str, field: &str) {
        let place = self.types(service, code);
        let places = self.server.definitions(&place);
        let declared = format!("    {field}: ");
        let line = SCHEMA.lines().position(|line| line.starts_with(&declared)).expect("the field");
        if places.first().is_none_or(|(path, found)| path != "chat/src/schema.rs" || *found != line as u64) {
            self.wrong.push(format!("{}: {code}\n  leads to {places:?}", service.file));
        }
    }

    /// Asserts that a value leads to the variable on its line, and not into this library.
    fn leads_to_variable(&mut self, service: &Service, code: &str) {
        let place = self.types(service, code);
        let places = self.server.definitions(&place);
        if places != [(place.path.to_owned(), place.line as u64)] {
            self.wrong.push(format!("{}: {code}\n  leads to {places:?}", service.file));
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
