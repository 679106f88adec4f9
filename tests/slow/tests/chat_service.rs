//! The chat service logs what it promises and nothing forbidden. The test reads the lines as an operator gets them.

#[path = "chat_service/process.rs"]
mod process;

use process::{Lines, Run, Service, example, run};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::sync::OnceLock;

/// Runs the plain demonstration once.
fn demonstration() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| Lines::of(&run(&[])))
}

#[test]
fn a_request_has_its_line() {
    let line = demonstration().first("INFO", "http.request", "GET /api/messages/ HTTP/1.1 200");
    assert_eq!(line["service"], "chat");
    assert_eq!(line["pathname"], "examples/examples/chat_service/http.rs");
    assert!(line["lineno"].is_u64() && line["process"].is_u64() && line["thread"].is_u64());
    let timestamp = line["timestamp"].as_str().expect("a timestamp");
    assert!(timestamp.len() == "2025-01-16T10:30:45.123456Z".len() && timestamp.ends_with('Z'), "{timestamp}");
    assert_eq!((&line["method"], &line["path"]), (&json!("GET"), &json!("/api/messages/")));
    assert_eq!((&line["http_version"], &line["status"]), (&json!("1.1"), &json!(200)));
    assert_eq!((&line["http_route"], &line["http_complete"]), (&json!("/api/messages/"), &json!(true)));
    assert!(line["elapsed_ms"].is_f64() && line["request_id"].is_string() && line["http_response_bytes"].is_u64());
    assert_eq!(line["client_ip"], "127.0.0.0", "an address is cut to its network");
}

#[test]
fn an_application_error_has_the_fields_of_the_error() {
    let line = demonstration().only("ERROR", "chat_service.messages", "Failed to send message: User not found");
    assert_eq!(line["funcName"], "send_message");
    assert_eq!(line["exc_message"], "User not found");
    assert!(line["exc_type"].as_str().is_some_and(|name| name.ends_with("SendError")));
    assert_eq!((&line["event_type"], &line["error_type"]), (&json!("message_failed"), &json!("not_found")));
    assert_eq!(line["path"], "/api/messages/", "the context of the request");
    assert!(line["user_id"].is_u64());
}

#[test]
fn a_websocket_connection_has_its_lines() {
    let lines = demonstration();
    let logger = "chat_service.websocket";
    let line = lines.only("INFO", logger, "WebSocket connection established for user: john_doe");
    assert_eq!((&line["event_type"], &line["room_name"]), (&json!("websocket_connect"), &json!("lobby")));
    assert_eq!((&line["username"], &line["user_id"]), (&json!("john_doe"), &json!(1)));
    lines.only("INFO", logger, "Message received from user: john_doe");
    lines.only("INFO", logger, "WebSocket connection closed for user: john_doe");
    lines.only("INFO", logger, "WebSocket connection closed for user: jane_roe");
}

#[test]
fn a_database_failure_has_its_chain() {
    let line = demonstration().only_from("ERROR", "chat_service.db");
    let message = line["message"].as_str().expect("a message");
    assert!(message.starts_with("Database error while saving message: "), "{message}");
    assert_eq!(line["error_type"], "database_error");
    assert!(line["exc_type"].as_str().is_some_and(|name| name.contains("sqlx")), "{line}");
    let chain = line["exc_chain"].to_string();
    assert!(chain.contains("CHECK constraint failed: message_fits"), "{line}");
    assert_eq!((&line["user_id"], &line["room_name"]), (&json!(1), &json!("lobby")));
    assert_eq!(line["funcName"], "save_message");
}

#[test]
fn an_external_api_that_refuses_the_connection_is_an_error() {
    let line = demonstration().only_from("ERROR", "chat_service.external");
    assert_eq!(line["funcName"], "send_invitation");
    assert!(line["exc_message"].as_str().is_some_and(|text| text.contains("external mail API")), "{line}");
    assert!(line["exc_chain"].to_string().contains("Connection refused"), "{line}");
}

#[test]
fn a_panic_is_one_error_line() {
    let lines = demonstration();
    let panics: Vec<&Value> = lines.all().filter(|line| line.to_string().contains("divide by zero")).collect();
    let [line] = panics.as_slice() else { panic!("{} lines of one panic: {panics:?}", panics.len()) };
    assert_eq!(line["level"], "ERROR");
    assert_eq!(line["message"], "GET /api/rooms/empty/average_length/ HTTP/1.1 500", "the line of the request");
    assert_eq!((&line["logger"], &line["status"]), (&json!("http.request"), &json!(500)));
    assert_eq!(line["pathname"], "examples/examples/chat_service/rooms.rs", "the location of the panic");
}

#[test]
fn levels_follow_the_guidelines() {
    let lines = demonstration();
    let accounts = "chat_service.accounts";
    lines.only("ERROR", accounts, "Authentication failed for user: john_doe");
    lines.only("INFO", accounts, "User registered: john_doe");
    lines.only("INFO", accounts, "User logged in: john_doe");
    lines.only("INFO", accounts, "User logged out: john_doe");
    lines.only("WARNING", accounts, "Validation failed: invalid email");
    lines.only("INFO", "chat_service.messages", "Message sent to user: jane_roe");
    lines.only("WARNING", "chat_service.messages", "Validation failed: invalid body");
    lines.only("WARNING", "chat_service.messages", "Deprecated feature used: GET /api/history/");
    lines.only("WARNING", "chat_service.limits", "Rate limit exceeded by user: john_doe");
    lines.only("INFO", "chat_service.rooms", "Room created: lobby");
    lines.only("INFO", "chat_service.rooms", "Room deleted: lobby");
    lines.only("ERROR", "chat_service.sessions", "Authentication failed: no valid session");
    assert!(lines.starting("INFO", "chat_service.server", "Configuration loaded: ") == 1);
    assert!(lines.starting("INFO", "chat_service.settings", "Configuration changed: ") == 2);
    lines.only("WARNING", "http.request", "GET /api/messages/ HTTP/1.1 200");
    assert!(lines.starting("DEBUG", "chat_service.password", "") >= 2);
    let errors = lines.all().filter(|line| line["level"] == "ERROR").count();
    assert_eq!(errors, 6, "one line for each thing that went wrong");
}

#[test]
fn entry_and_exit_of_a_handler_are_debug_lines() {
    let of_handler = |line: &&Value| line["funcName"] == "list_messages" && line["level"] == "DEBUG";
    let lines: Vec<&Value> = demonstration().all().filter(of_handler).collect();
    let exits = lines.iter().filter(|line| line["elapsed_ms"].is_f64()).count();
    assert_eq!(exits, 3, "{lines:?}");
    assert!(lines.len() >= 2 * exits, "{lines:?}");
}

#[test]
fn lines_of_the_libraries_are_written_too() {
    for library in ["axum", "hyper_util", "reqwest", "sqlx", "tungstenite"] {
        let of_library = |line: &&Value| line["logger"].as_str().is_some_and(|logger| logger.starts_with(library));
        let line = demonstration().all().find(of_library);
        let line = line.unwrap_or_else(|| panic!("no line of {library}"));
        assert!(line["message"].is_string() && line["service"] == "chat", "{line}");
    }
}

#[test]
fn what_a_library_logs_in_a_request_has_the_context_of_the_request() {
    let line = demonstration().first("TRACE", "axum.rejection", "rejecting request");
    assert_eq!(line["path"], "/api/users/");
}

#[test]
fn personal_data_is_redacted() {
    let registered = |lines: &Lines| lines.only("INFO", "chat_service.accounts", "User registered: john_doe").clone();
    let line = registered(demonstration());
    assert_eq!(line["email"], "[REDACTED]", "without a key there is no pseudonym");
    assert!(line["phone"].as_str().is_some_and(|phone| phone.ends_with("4477") && !phone.contains("555")), "{line}");

    let key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    let keyed = run(&[("LOG_HASH_KEY", key)]);
    assert!(!keyed.stdout.contains(key));
    let line = registered(&Lines::of(&keyed));
    let email = line["email"].as_str().expect("a pseudonym");
    assert!(email.len() >= 32 && !email.contains('@') && email != "[REDACTED]", "{email}");
}

#[test]
fn the_ecs_layout_carries_the_same_run() {
    let run = run(&[("LOG_LAYOUT", "ecs")]);
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let message = "GET /api/messages/ HTTP/1.1 200";
    let line = lines.iter().find(|line| line["message"] == message).expect("the request line");
    assert_eq!((&line["log.level"], &line["log.logger"]), (&json!("info"), &json!("http.request")));
    assert_eq!((&line["http.request.method"], &line["url.path"]), (&json!("GET"), &json!("/api/messages/")));
    assert_eq!((&line["http.version"], &line["http.response.status_code"]), (&json!("1.1"), &json!(200)));
    assert!(line["http.request.id"].is_string() && line["chat.elapsed_ms"].is_f64(), "{line}");
    let message = "Failed to send message: User not found";
    let line = lines.iter().find(|line| line["message"] == message).expect("the application error");
    assert_eq!((&line["error.message"], &line["user.id"]), (&json!("User not found"), &json!("1")));
}

/// Includes crates that stay at `warn` unless a directive names them.
const ALL: &str =
    "trace,hyper=trace,hyper_util=trace,reqwest=trace,sqlx=trace,tokio_tungstenite=trace,tungstenite=trace";

#[test]
fn no_secret_is_written_even_at_trace() {
    for environment in [&[("LOG_LEVEL", ALL)][..], &[("LOG_LEVEL", ALL), ("ENVIRONMENT", "development")]] {
        let output = run(environment).stdout;
        assert!(output.contains("hyper_util"), "the crates that are capped by default are opened");
        for secret in ["correct horse", "john.doe@example.com", "jane.roe@example.com", "guest@example.org", "010 4477"]
        {
            assert!(!output.contains(secret), "{secret} leaked: {environment:?}");
        }
        // A session token: 32 hexadecimal digits, as in `sessions.rs`.
        for (place, _) in output.match_indices("Bearer ") {
            let token = &output[place + "Bearer ".len()..];
            assert!(!token.starts_with(|first: char| first.is_ascii_hexdigit()), "a token leaked: {environment:?}");
        }
    }
}

#[test]
fn development_shows_the_readable_console() {
    let output = run(&[("ENVIRONMENT", "development")]).stdout;
    assert!(!output.lines().any(|line| line.starts_with('{')), "no JSON");
    assert!(!output.contains('\u{1b}'), "no colors where there is no terminal");
    for text in [
        "GET /api/messages/ HTTP/1.1 200",
        "Failed to send message: User not found",
        "WebSocket connection established for user: john_doe",
        "CHECK constraint failed: message_fits",
        "divide by zero",
    ] {
        assert!(output.contains(text), "`{text}` is missing");
    }
}

#[test]
fn the_level_variable_decides_what_is_written() {
    let lines = Lines::of(&run(&[("LOG_LEVEL", "warn")]));
    let levels: Vec<&str> = lines.all().filter_map(|line| line["level"].as_str()).collect();
    assert!(levels.contains(&"ERROR") && levels.contains(&"WARNING"));
    assert!(levels.iter().all(|level| matches!(*level, "ERROR" | "WARNING")), "{levels:?}");
}

#[test]
fn serving_continues_until_sigterm() {
    let service = Service::start(&[("LOG_LEVEL", ALL)]);
    let user = r#"{"username": "max", "email": "max@example.net", "password": "s3same-open"}"#;
    assert!(service.request("POST /api/users/", None, user).starts_with("HTTP/1.1 201"));
    let answer = service.request("POST /api/login/", None, r#"{"username": "max", "password": "s3same-open"}"#);
    let (_, token) = answer.split_once(r#""token":""#).expect("a token");
    let (token, _) = token.split_once('"').expect("a whole token");
    assert!(service.request("GET /api/messages/", Some(token), "").starts_with("HTTP/1.1 200"));
    assert!(service.request("GET /api/messages/", Some("guess"), "").starts_with("HTTP/1.1 401"));

    let run = service.terminate();
    let lines = Lines::of(&run);
    lines.only("INFO", "http.request", "GET /api/messages/ HTTP/1.1 200");
    lines.only("INFO", "chat_service.server", "Chat service stopped");
    for secret in [token, "s3same-open", "max@example.net"] {
        assert!(!run.stdout.contains(secret), "{secret} leaked");
    }
}

#[test]
fn an_invalid_command_line_or_setting_is_reported_on_stderr() {
    assert!(refusal(&["--sreve"], &[]).contains("--sreve"));
    assert!(refusal(&["--serve"], &[]).contains("--serve"));
    assert!(refusal(&["--serve", "localhost"], &[]).contains("localhost"));
    let refusal = refusal(&[], &[("LOG_LEVEL", "loud")]);
    assert!(refusal.contains("LOG_LEVEL") && refusal.contains("loud"), "{refusal}");
}

/// Returns the error output of a process that refuses to start.
fn refusal(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let output = example(environment).args(arguments).output().expect("the example runs");
    assert_eq!(output.status.code(), Some(2), "{arguments:?} {environment:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).expect("text")
}

#[test]
fn a_port_in_use_is_an_error_with_its_chain() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = example(&[]).args(["--serve", &address]).output().expect("the example runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty());
    let lines = Lines::of(&Run { stdout: String::from_utf8(output.stdout).expect("UTF-8") });
    let message = format!("Chat service failed: can't listen on {address}");
    let line = lines.only("ERROR", "chat_service", &message);
    assert!(line["exc_chain"].to_string().contains("Address already in use"), "{line}");
}

#[test]
fn changes_of_the_schema_are_shown_for_a_pull_request() {
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/examples/chat_service/log_schema.lock");
    assert_eq!(lock_diff(lock), "### Log schema: no change\n");
    let text = std::fs::read_to_string(lock).expect("the lock file");
    let other = std::env::temp_dir().join(format!("chat-log-lock-diff-{}", std::process::id()));
    let stronger = r#""field": "recipient", "type": "string", "pii": "hash""#;
    std::fs::write(&other, text.replace(r#""field": "recipient", "type": "string""#, stronger)).expect("written");
    let page = lock_diff(other.to_str().expect("UTF-8"));
    std::fs::remove_file(&other).expect("removed");
    assert!(page.starts_with("### Log schema: 1 breaking, 0 passing\n"), "{page}");
    assert!(
        page.contains("| `recipient` | class | pii = \"hash\" | no class | **breaks the privacy promise: "),
        "{page}"
    );
    assert!(refusal(&["--lock-diff"], &[]).contains("missing value of `--lock-diff`: expected a lock file"));
    assert!(refusal(&["--lock-diff", "no.lock"], &[]).contains("no lock file no.lock: create it with"));
}

fn lock_diff(file: &str) -> String {
    let output = example(&[]).args(["--lock-diff", file]).output().expect("the example runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
