//! A service with the installed logger, on several threads: a panic is one line, and no line has another request's fields.

mod http;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::routing::get;
use chat_log::{LogContextExt as _, chat_log, log_context};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, Written};
use futures_util::stream::{self, StreamExt as _};
use http::{layer, serve, until};
use serde_json::json;
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::panic::catch_unwind;
use std::sync::OnceLock;
use std::time::Duration;

struct Lines(Written);

impl Lines {
    /// Returns the lines about paths that start with this.
    fn of(&self, path: &str) -> Vec<Members> {
        let is_of = |line: &Members| line.get("url_path").is_some_and(|known| known.to_string()[1..].starts_with(path));
        self.all().into_iter().filter(is_of).collect()
    }

    fn all(&self) -> Vec<Members> {
        self.0.clean(Layout::Flat)
    }
}

/// Returns the output of the process's logger, which can be installed only once.
fn lines() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines = Lines(Written::default());
        let builder = chat_log::builder().layout(chat_log::Layout::Flat).filter("debug,chat_log=off,quiet=off");
        builder.writer(lines.0.clone()).init().expect("the first logger");
        // Test failures must also appear on stderr.
        let ours = std::panic::take_hook();
        #[expect(clippy::print_stderr, reason = "where tests fail")]
        std::panic::set_hook(Box::new(move |panic| {
            eprintln!("{panic}");
            ours(panic);
        }));
        lines
    })
}

#[log_context(user_id = 7)]
async fn fail_later() -> &'static str {
    tokio::time::sleep(Duration::from_millis(5)).await;
    panic!("the seventh user")
}

fn fail_in_the_body() -> Body {
    Body::from_stream(stream::unfold(0, async |part| match part {
        0 => Some((Ok::<_, Infallible>(Bytes::from_static(b"12345")), 1)),
        _ => {
            // Lets the client receive the head and the first part.
            tokio::time::sleep(Duration::from_millis(20)).await;
            panic!("half way")
        }
    }))
}

/// Returns the only line of one request, and the client's response.
async fn one_line(address: SocketAddr, path: &str) -> (Members, String) {
    let answer = http::get(address, path, &[]).await;
    until(|| !lines().of(path).is_empty()).await;
    // Leaves time for a surplus line.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut lines = lines().of(path);
    assert_eq!(lines.len(), 1, "{lines:?}");
    (lines.remove(0), answer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_is_500_and_the_one_line_of_its_request() {
    lines();
    let router = Router::new()
        .route("/panic/later", get(fail_later))
        .route("/panic/library", get(async || (0..3).step_by("".len()).count().to_string()))
        .route("/panic/body", get(async || fail_in_the_body()))
        .route("/panic/silenced", get(fail_later))
        .layer(layer().silence(["/panic/silenced"]).silence_faults(true))
        .route(
            "/panic/own",
            get(fail_later).layer(layer().panic_body("application/json", r#"{"error":"the service failed"}"#)),
        );
    let address = serve(router).await;
    let (line, answer) = one_line(address, "/panic/later").await;
    assert!(answer.starts_with("HTTP/1.1 500") && answer.ends_with("internal server error"), "{answer}");
    assert_eq!((&line["message"], &line["level"]), (&json!("GET /panic/later HTTP/1.1 500"), &json!("ERROR")));
    assert_eq!((&line["logger"], &line["http_status"]), (&json!("http.request"), &json!(500)));
    assert_eq!((&line["exc_type"], &line["exc_message"]), (&json!("panic"), &json!("the seventh user")));
    assert_eq!(line["user_id"], 7, "the context of the panic");
    assert_eq!((&line["http_response_bytes"], &line["http_complete"]), (&json!(21), &json!(true)));
    assert!(line["pathname"].as_str().is_some_and(|path| path.ends_with("http_service.rs")), "{line:?}");
    assert!(line["exc_info"].as_str().is_some_and(|trace| trace.contains("http_service.rs")), "{line:?}");
    assert!(answer.contains(line["request_id"].as_str().expect("an id")), "{answer}");

    let (line, _) = one_line(address, "/panic/library").await;
    assert!(line["pathname"].as_str().is_some_and(|path| path.starts_with("core/src/")), "{line:?}");

    let (line, answer) = one_line(address, "/panic/body").await;
    assert!(answer.starts_with("HTTP/1.1 200") && !answer.ends_with("0\r\n\r\n"), "the connection breaks: {answer}");
    assert_eq!((&line["level"], &line["http_complete"]), (&json!("ERROR"), &json!(false)));
    assert_eq!((&line["exc_message"], &line["http_response_bytes"]), (&json!("half way"), &json!(5)));

    let (line, _) = one_line(address, "/panic/silenced").await;
    assert_eq!(line["message"], "panic: the seventh user", "the panic has its own line");

    let (_, answer) = one_line(address, "/panic/own").await;
    assert!(answer.contains("application/json") && answer.ends_with(r#"{"error":"the service failed"}"#), "{answer}");
}

#[tokio::test]
async fn a_service_that_panics_before_its_future_is_500_too() {
    use tower::{Layer as _, ServiceExt as _};
    lines();
    let panicking = tower::service_fn(
        |_: axum::http::Request<()>| -> std::future::Ready<Result<axum::http::Response<Body>, Infallible>> {
            panic!("no future")
        },
    );
    let request = axum::http::Request::builder().uri("/call").body(()).expect("a request");
    let response = layer().layer(panicking).oneshot(request).await.expect("a response");
    assert_eq!(response.status(), 500);
    drop(response);
    let [line] = &lines().of("/call")[..] else { panic!("{:?}", lines().of("/call")) };
    assert_eq!((&line["exc_message"], &line["http_status"]), (&json!("no future"), &json!(500)));
}

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("in a destructor");
    }
}

#[tokio::test]
async fn a_destructor_that_panics_does_not_lose_the_line() {
    use tower::ServiceExt as _;
    lines();
    let head = async || {
        let _bomb = Bomb;
        std::future::pending::<&'static str>().await
    };
    let body = async || {
        let half = stream::once(std::future::ready(Ok::<_, Infallible>(Bytes::from_static(b"12345"))));
        let bomb = Bomb;
        Body::from_stream(half.chain(stream::pending()).inspect(move |_| _ = &bomb))
    };
    let router = Router::new().route("/drop/head", get(head)).route("/drop/body", get(body)).layer(layer());
    let request = |path| axum::http::Request::builder().uri(path).body(Body::empty()).expect("a request");
    // How long the client waits.
    let wait = Duration::from_millis(20);
    assert!(tokio::time::timeout(wait, router.clone().oneshot(request("/drop/head"))).await.is_err());
    drop(router.oneshot(request("/drop/body")).await);
    for (path, status) in [("/drop/head", 499), ("/drop/body", 200)] {
        let [line] = &lines().of(path)[..] else { panic!("{:?}", lines().of(path)) };
        assert_eq!((&line["http_status"], &line["level"]), (&json!(status), &json!("ERROR")));
        assert_eq!((&line["exc_message"], &line["http_complete"]), (&json!("in a destructor"), &json!(false)));
    }
}

#[tokio::test]
async fn a_panic_that_the_handler_catches_has_its_own_line() {
    lines();
    let catching = async || {
        let is_caught = catch_unwind(|| panic!("caught inside")).is_err();
        // The handler may go on for long, or end the process.
        assert_eq!(lines().of("/caught").len(), 1);
        if is_caught { "caught" } else { "not" }
    };
    let address = serve(Router::new().route("/caught", get(catching)).layer(layer())).await;
    assert!(http::get(address, "/caught", &[]).await.ends_with("caught"));
    until(|| lines().of("/caught").len() == 2).await;
    let messages: Vec<_> = lines().of("/caught").iter().map(|line| line["message"].clone()).collect();
    assert_eq!(messages, ["panic: caught inside", "GET /caught HTTP/1.1 200"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_of_a_hundred_requests_at_a_time_do_not_mix() {
    lines();
    let handler = async |Path(number): Path<u64>| {
        chat_log!(info, "ours", count = number);
        tokio::time::sleep(Duration::from_millis(number % 7)).await;
        tracing::info!("of tracing {number}");
        log::info!("of log {number}");
        let task = tokio::spawn(async move { chat_log!(info, "spawned", count = number) }.in_log_context());
        task.await.expect("the task");
        // On the same threads, but outside any request.
        tokio::spawn(async { chat_log!(info, "outside") }).await.expect("the task");
        tokio::task::yield_now().await;
        format!("{number}")
    };
    let address = serve(Router::new().route("/many/{number}", get(handler)).layer(layer())).await;
    let requests = (0..100).map(|number| {
        tokio::spawn(async move {
            http::get(address, &format!("/many/{number}"), &[&format!("x-request-id: id-{number}")]).await
        })
    });
    for (number, request) in requests.collect::<Vec<_>>().into_iter().enumerate() {
        let answer = request.await.expect("the client");
        assert!(answer.ends_with(&format!("\r\n\r\n{number}")), "{answer}");
    }
    until(|| lines().of("/many/").len() == 500).await;
    let mut by_id: HashMap<String, Vec<Members>> = HashMap::new();
    for line in lines().of("/many/") {
        by_id.entry(line["request_id"].as_str().expect("an id").to_owned()).or_default().push(line);
    }
    assert_eq!(by_id.len(), 100);
    let outside: Vec<_> = lines().all().into_iter().filter(|line| line["message"] == "outside").collect();
    assert_eq!(outside.len(), 100);
    assert!(outside.iter().all(|line| !line.contains_key("request_id")), "{outside:?}");
    for (id, lines) in by_id {
        let number = id.strip_prefix("id-").expect("the client's id");
        let path = format!("/many/{number}");
        assert_eq!(lines.len(), 5, "{id}: {lines:?}");
        for line in &lines {
            assert_eq!(line["url_path"], path.as_str());
            let message = line["message"].as_str().expect("a message");
            let is_right = match message {
                "ours" | "spawned" => line["count"] == number.parse::<u64>().expect("a number"),
                message => message.ends_with(&format!(" {number}")) || message == format!("GET {path} HTTP/1.1 200"),
            };
            assert!(is_right, "{id}: {line:?}");
        }
    }
}
