//! A client of rust-analyzer: the part of the Language Server Protocol 3.17 for completion, docs and
//! definitions.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// Time limit for loading a workspace, including the build of its procedural macros.
const LOADING: Duration = Duration::from_secs(300);

/// Time limit for an answer.
const ANSWER: Duration = Duration::from_secs(60);

/// Errors for a text that changed since the request: `ContentModified`, `ServerCancelled`.
const ASK_AGAIN: [i64; 2] = [-32801, -32802];

/// A running rust-analyzer with one workspace.
pub(crate) struct Server {
    child: Child,
    stdin: ChildStdin,
    messages: Receiver<Value>,
    statuses: VecDeque<Value>,
    root: PathBuf,
    requests: i64,
    version: i64,
}

/// A position between two characters of a file, counted from 0, in bytes of its line.
pub(crate) struct Place {
    pub(crate) path: &'static str,
    pub(crate) line: usize,
    pub(crate) character: usize,
}

/// Returns the command of a working rust-analyzer: `RUST_ANALYZER`, or the one on the path. A rustup proxy without the
/// component does not work.
pub(crate) fn command() -> Option<String> {
    let command = std::env::var("RUST_ANALYZER").unwrap_or_else(|_| "rust-analyzer".to_owned());
    let version = Command::new(&command).arg("--version").output().ok()?;
    version.status.success().then_some(command)
}

impl Server {
    /// Starts the server on the workspace and waits until it has loaded it.
    pub(crate) fn start(command: &str, root: &Path, target: &Path) -> Self {
        let mut child = Command::new(command)
            .current_dir(root)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_NET_OFFLINE", "true")
            // If a toolchain lacks the source of std, rust-analyzer makes rustup install it. A test must not change toolchains.
            .env("RUSTUP_DIST_SERVER", "file:///nowhere")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("rust-analyzer starts");
        let stdin = child.stdin.take().expect("its input");
        let messages = read(child.stdout.take().expect("its output"));
        let root = root.to_owned();
        let mut server = Self { child, stdin, messages, statuses: VecDeque::new(), root, requests: 0, version: 0 };
        server.request("initialize", &server.capabilities());
        server.notify("initialized", &json!({}));
        server.wait_until_loaded();
        server
    }

    fn capabilities(&self) -> Value {
        json!({
            "processId": std::process::id(),
            "rootUri": self.uri(""),
            "capabilities": {
                "general": { "positionEncodings": ["utf-8"] },
                "textDocument": { "hover": { "contentFormat": ["markdown"] } },
                "experimental": { "serverStatusNotification": true },
            },
            "initializationOptions": {
                "cachePriming": { "enable": false },
                "checkOnSave": false,
            },
        })
    }

    fn wait_until_loaded(&mut self) {
        let deadline = Instant::now() + LOADING;
        loop {
            while let Some(status) = self.statuses.pop_front() {
                if status["quiescent"] == true {
                    assert_ne!(status["health"], "error", "{status}");
                    return;
                }
            }
            self.receive(deadline);
        }
    }

    /// Opens a text that is not on disk, as an editor does while its user types.
    pub(crate) fn open(&mut self, path: &str, text: &str) {
        self.version += 1;
        let document = json!({ "uri": self.uri(path), "languageId": "rust", "version": self.version, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Replaces the text of an open file.
    pub(crate) fn change(&mut self, path: &str, text: &str) {
        self.version += 1;
        let document = json!({ "uri": self.uri(path), "version": self.version });
        let changes = json!([{ "text": text }]);
        self.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Returns the completions there, as `CompletionItem`s.
    pub(crate) fn completions(&mut self, place: &Place) -> Vec<Value> {
        let answer = self.request("textDocument/completion", &self.position(place));
        let items = if answer.is_array() { &answer } else { &answer["items"] };
        items.as_array().cloned().unwrap_or_default()
    }

    /// Returns the hover text of the name there, as Markdown.
    pub(crate) fn hover(&mut self, place: &Place) -> String {
        let answer = self.request("textDocument/hover", &self.position(place));
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Returns the definitions of the name there: files of the workspace, each with its line, counted from 0.
    pub(crate) fn definitions(&mut self, place: &Place) -> Vec<(String, u64)> {
        let answer = self.request("textDocument/definition", &self.position(place));
        let root = self.uri("");
        let locations = answer.as_array().cloned().unwrap_or_default();
        let path = |location: &Value| {
            let uri = location["uri"].as_str()?;
            Some((uri.strip_prefix(&root).unwrap_or(uri).to_owned(), location["range"]["start"]["line"].as_u64()?))
        };
        locations.iter().filter_map(path).collect()
    }

    fn position(&self, place: &Place) -> Value {
        json!({
            "textDocument": { "uri": self.uri(place.path) },
            "position": { "line": place.line, "character": place.character },
        })
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}/{path}", self.root.display())
    }

    fn request(&mut self, method: &str, parameters: &Value) -> Value {
        let deadline = Instant::now() + ANSWER;
        loop {
            self.requests += 1;
            let id = self.requests;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
            let answer = loop {
                match self.receive(deadline) {
                    Some(answer) if answer["id"] == id => break answer,
                    _ => {}
                }
            };
            let error = &answer["error"];
            if error.is_null() {
                return answer["result"].clone();
            }
            assert!(error["code"].as_i64().is_some_and(|code| ASK_AGAIN.contains(&code)), "{method}: {error}");
        }
    }

    fn notify(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("rust-analyzer reads its input");
        self.stdin.flush().expect("rust-analyzer reads its input");
    }

    /// Returns the next response; `None` for another message, which is handled here.
    fn receive(&mut self, deadline: Instant) -> Option<Value> {
        let left = deadline.saturating_duration_since(Instant::now());
        let message = self.messages.recv_timeout(left).expect("rust-analyzer answers in time");
        match message["method"].as_str() {
            None => return Some(message),
            Some("experimental/serverStatus") => self.statuses.push_back(message["params"].clone()),
            // A request from the server, which waits for a response: `null` answers all of them.
            Some(_) if !message["id"].is_null() => {
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }));
            }
            Some(_) => {}
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the server's messages until it ends.
fn read(output: ChildStdout) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut output = BufReader::new(output);
        while let Some(message) = message(&mut output) {
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Reads one message: headers, an empty line, and as many bytes as `Content-Length` gives.
fn message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if output.read_line(&mut header).ok()? == 0 {
            return None;
        }
        match header.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("Content-Length") => length = value.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
