//! Forbidden names: those of the logger itself, and those of credentials.

use super::setup::{each_layout, labels, log_pairs, text};
use chat_log::statistics;
use chat_log_tests::checker::Layout;
use log::Log as _;
use log::kv::Value as KvValue;

/// Root names of both layouts, and names that shippers and the index read.
const CORE: [&str; 34] = [
    "timestamp",
    "@timestamp",
    "level",
    "log.level",
    "logger",
    "log.logger",
    "module",
    "message",
    "pathname",
    "lineno",
    "funcName",
    "process",
    "process.pid",
    "thread",
    "service",
    "service.name",
    "ecs.version",
    "trace.id",
    "span.id",
    "exc_type",
    "exc_message",
    "exc_chain",
    "exc_info",
    "error",
    "error.type",
    "labels",
    "truncated",
    "tags",
    "host",
    "@metadata",
    "_id",
    "log.origin.file.name",
    "chat.user_id",
    "user.id",
];

#[test]
fn core_names_are_not_replaced() {
    each_layout(|case| {
        log_pairs(&[], format_args!("as it is"));
        let plain = case.line();
        let pairs: Vec<_> = CORE.iter().map(|name| ((*name).to_owned(), KvValue::from("CLOBBERED"))).collect();
        log_pairs(&pairs, format_args!("as it is"));
        let mut clobbered = case.line();
        let labels = clobbered.remove("labels").expect("labels");
        assert_eq!(labels["level"], "CLOBBERED");
        assert!(!text(&clobbered).contains("CLOBBERED"), "{clobbered:#?}");
        assert!(clobbered.keys().eq(plain.keys()), "{clobbered:#?}");
        let changes = ["timestamp", "@timestamp"];
        for (name, value) in plain.iter().filter(|(name, _)| !changes.contains(&name.as_str())) {
            assert_eq!(clobbered.get(name), Some(value), "{name}");
        }
    });
}

#[test]
fn core_names_are_not_replaced_by_events_and_spans() {
    each_layout(|case| {
        let span = tracing::info_span!(
            "span",
            message = "CLOBBERED",
            timestamp = "CLOBBERED",
            level = "CLOBBERED",
            service = "CLOBBERED",
            "log.level" = "CLOBBERED",
            exc_type = "CLOBBERED",
            labels = "CLOBBERED",
        );
        span.in_scope(|| {
            tracing::info!(
                timestamp = "CLOBBERED",
                level = "CLOBBERED",
                service = "CLOBBERED",
                logger = "CLOBBERED",
                "@timestamp" = "CLOBBERED",
                "log.level" = "CLOBBERED",
                "trace.id" = "CLOBBERED",
                exc_type = "CLOBBERED",
                labels = "CLOBBERED",
                "the message"
            );
        });
        let mut line = case.line();
        assert!(line.remove("labels").is_some());
        assert!(!text(&line).contains("CLOBBERED"), "{line:#?}");
        assert_eq!(line["message"], "the message");
        let (level, service) = match case.layout {
            Layout::Flat => (&line["level"], &line["service"]),
            Layout::Ecs => (&line["log.level"], &line["service.name"]),
        };
        assert!(level.as_str().is_some_and(|level| level.eq_ignore_ascii_case("info")));
        assert_eq!(service, "chat");
    });
}

/// `tracing-log` puts the source of a `log` record into such fields; any other crate is ignored.
#[test]
fn no_other_crate_can_set_the_source_of_an_event() {
    each_layout(|case| {
        macro_rules! forged {
            ($name:literal) => {
                tracing::event!(
                    name: $name, target: "log", tracing::Level::INFO,
                    {
                        log.target = "CLOBBERED", log.module_path = "CLOBBERED", log.file = "CLOBBERED",
                        log.line = 99_999_u64
                    },
                    "the message"
                )
            };
        }
        forged!("any event");
        forged!("log event");
        for mut line in case.lines() {
            assert_eq!(labels(&line).len(), 4, "{line:#?}");
            line.remove("labels");
            let all = text(&line);
            assert!(!all.contains("CLOBBERED") && !all.contains("99999"), "{all}");
        }
    });
}

#[test]
fn a_record_through_tracing_log_keeps_its_source() {
    each_layout(|case| {
        for module in [Some("acme::client::pool"), None] {
            let mut record = log::Record::builder();
            record.level(log::Level::Info).target("acme::client").module_path(module);
            log::logger().log(&record.args(format_args!("of log")).build());
            tracing_log::LogTracer::new().log(&record.args(format_args!("of log")).build());
            let lines: Vec<_> = case
                .lines()
                .into_iter()
                .map(|mut line| {
                    line.retain(|key, _| !key.ends_with("timestamp"));
                    line
                })
                .collect();
            assert_eq!(lines.len(), 2);
            assert_eq!(lines[0], lines[1]);
        }
    });
}

const DENIED: [&str; 30] = [
    "authorization",
    "Authorization",
    "AUTHORIZATION",
    "proxy-authorization",
    "http.request.header.authorization",
    "cookie",
    "Cookie",
    "set-cookie",
    "Set-Cookie",
    "SET_COOKIE",
    "x-api-key",
    "X-Api-Key",
    "xApiKey",
    "X_API_KEY",
    "api.key",
    "token",
    "Token",
    "access_token",
    "accessToken",
    "X-Auth-Token",
    "x-amz-security-token",
    "secret",
    "clientSecret",
    "passwd",
    "PASSWORD",
    "db.password",
    "pwd",
    "private_key",
    "session_id",
    "jwt",
];

#[test]
fn denied_names_are_dropped_and_counted_whatever_their_case() {
    each_layout(|case| {
        for name in DENIED {
            let before = statistics().values_refused;
            log_pairs(&[(name.to_owned(), KvValue::from("c4n4ry")), ("kept".to_owned(), 1.into())], format_args!("in"));
            let line = case.line();
            assert!(!text(&line).contains("c4n4ry"), "{name}: {line:#?}");
            assert_eq!(labels(&line).get("kept").map(ToString::to_string).as_deref(), Some("\"1\""), "{name}");
            assert_eq!(statistics().values_refused - before, 1, "{name}");
        }
    });
}

#[test]
fn denied_names_are_dropped_in_events_spans_and_later_records() {
    each_layout(|case| {
        let span = tracing::info_span!(
            "span",
            authorization = "c4n4ry",
            Cookie = ?"c4n4ry",
            "set-cookie" = %"c4n4ry",
            X_Api_Key = "c4n4ry",
            token = tracing::field::Empty,
            "x-api-key" = tracing::field::Empty,
            kept = 1,
        );
        span.record("token", "c4n4ry");
        span.record("x-api-key", tracing::field::debug("c4n4ry"));
        span.in_scope(|| {
            tracing::info!("inside");
            tracing::info!(
                authorization = "c4n4ry",
                "Set-Cookie" = ?"c4n4ry",
                "http.headers.x-api-key" = %"c4n4ry",
                accessToken = "c4n4ry",
                pwd = 17_171_717,
                "and its own"
            );
            log::info!("of log");
        });
        let lines = case.lines();
        assert_eq!(lines.len(), 3);
        for line in &lines[..2] {
            assert!(labels(line).contains_key("kept"), "{line:#?}");
        }
        for line in lines {
            let all = text(&line);
            assert!(!all.contains("c4n4ry") && !all.contains("17171717"), "{line:#?}");
        }
    });
}

#[test]
fn a_credential_used_as_a_name_is_hidden() {
    each_layout(|case| {
        let names = [
            "postgres://ada:c4n4ry@db/chat",
            "c4n4ry@example.org",
            "Authorization: Bearer c4n4ry",
            "AKIAC4N4RYC4N4RYC4N4",
            "GET /login?code=c4n4ry",
        ];
        for name in names {
            log_pairs(&[(name.to_owned(), 1.into())], format_args!("in"));
            let line = case.line();
            assert!(!text(&line).to_lowercase().contains("c4n4ry"), "{line:#?}");
        }
    });
}

/// As in sqlx's warning about an unknown parameter of a database URL.
#[test]
fn a_value_beside_the_name_of_a_credential_is_redacted() {
    each_layout(|case| {
        log::warn!(key = "api_token", value = "c4n4ry"; "of log");
        log::warn!(value = "c4n4ry", key = "Api-Token"; "of log, the other way round");
        tracing::warn!(key = "api_token", value = "c4n4ry", "of tracing");
        tracing::warn!(name = %"password", value = ?"c4n4ry", "of tracing");
        log::warn!(key = "pasword", value = "c4n4ry"; "misspelled");
        tracing::warn!(key = %"db_secrte", value = %"c4n4ry", "misspelled");
        tracing::warn!(key = "room", value = "lobby", "a harmless one");
        let lines = case.lines();
        assert_eq!(lines.len(), 7);
        for line in &lines[..6] {
            assert!(!text(line).contains("c4n4ry"), "{line:#?}");
        }
        assert_eq!(labels(&lines[6]).get("value"), Some(&serde_json::json!("lobby")));
    });
}
