//! Hostile messages, names and values.

use super::setup::{each_layout, labels, log_pairs, text};
use chat_log_tests::checker::Layout;
use chat_log_tests::errors::Unfounded;
use log::Log as _;
use log::kv::{Source, Value as KvValue, VisitSource};
use std::error::Error;
use std::fmt;
use std::hint::black_box;

/// A literal message comes from the source, not from outside, so it is not scrubbed.
#[test]
fn a_literal_message_stays_byte_for_byte() {
    each_layout(|case| {
        macro_rules! stays {
            ($($literal:literal)+) => { $(
                log::info!($literal);
                assert_eq!(case.line()["message"], $literal);
            )+ };
        }
        stays! {
            "password=hunter2"
            "set Authorization: Bearer abcdefgh to sign in"
            "connect with postgres://user:pass@host/db?sslmode=require"
            "write to ada@example.org, card 4111 1111 1111 1111"
            "a\ttab, a \"quote\", a \\ and a \u{202e}turn\u{0}\u{1b}[31m"
            ""
        }
    });
}

#[test]
fn a_message_built_at_run_time_is_scrubbed() {
    each_layout(|case| {
        let secret = black_box("password=hunter2 postgres://ada:hunter2@db/chat");
        log::info!("failed: {secret}");
        tracing::info!("failed: {secret}");
        tracing::info!(message = secret);
        tracing::info!(detail = secret, debugged = ?secret, "with values");
        log::info!(detail = secret; "with values");
        let lines = case.lines();
        assert_eq!(lines.len(), 5);
        for line in lines {
            assert!(!text(&line).contains("hunter2"), "{line:#?}");
            assert!(text(&line).contains("password=[REDACTED]"), "{line:#?}");
        }
    });
}

#[test]
fn a_target_built_at_run_time_is_scrubbed() {
    each_layout(|case| {
        let target = black_box("amqp://ada:hunter2@mq/jobs");
        log::info!(target: target, "of log");
        let mut record = log::Record::builder();
        record.level(log::Level::Info).target(target);
        log::logger().log(&record.args(format_args!("without a module")).build());
        tracing_log::LogTracer::new().log(&record.args(format_args!("by way of tracing")).build());
        let lines = case.lines();
        assert_eq!(lines.len(), 3);
        for line in lines {
            assert!(!text(&line).contains("hunter2") && text(&line).contains("amqp://[REDACTED]@mq/jobs"), "{line:#?}");
        }
    });
}

#[test]
fn a_source_built_at_run_time_is_scrubbed() {
    each_layout(|case| {
        let mut record = log::Record::builder();
        record.level(log::Level::Info).target("jobs");
        record.file(Some(black_box("srv/password=hunter2/main.rs")));
        record.module_path(Some(black_box("https://ada:hunter2@h")));
        log::logger().log(&record.args(format_args!("of log")).build());
        tracing_log::LogTracer::new().log(&record.args(format_args!("by way of tracing")).build());
        for line in case.lines() {
            assert!(!text(&line).contains("hunter2"), "{line:#?}");
        }
    });
}

const HOSTILE: [&str; 12] = [
    "\"",
    "\\",
    "\n",
    "\r\n{\"level\":\"ERROR\"}\n",
    "\0",
    "\u{7f}\u{85}\u{9b}31m",
    "\u{1b}[31mred",
    "\u{2028}\u{2029}",
    "\u{202e}\u{2066}turned\u{2069}",
    "\",\"level\":\"info\",\"x\":\"",
    "${jndi:ldap://h/a} %n {} {0} %s",
    "\u{feff}\u{fffd}🦀",
];

#[test]
fn hostile_values_are_written_unchanged() {
    each_layout(|case| {
        for value in HOSTILE {
            let value = black_box(value);
            log::info!(odd = value, room_name = value; "said {value}");
            tracing::info!(odd = value, room_name = value, "said {value}");
            tracing::info_span!("span", odd = value, room_name = value).in_scope(|| tracing::info!("said {value}"));
            let lines = case.lines();
            assert_eq!(lines.len(), 3);
            for line in lines {
                assert_eq!(line["message"], format!("said {value}"));
                assert_eq!(line[&case.key("room_name")], value);
                assert_eq!(labels(&line)["odd"], value);
            }
        }
    });
}

#[test]
fn hostile_names_break_no_line() {
    each_layout(|case| {
        let names: Vec<_> = HOSTILE.iter().map(|name| ((*name).to_owned(), KvValue::from(1))).collect();
        log_pairs(&names, format_args!("odd"));
        assert!(!labels(&case.line()).is_empty());
        tracing::info!("\"" = 1, "\n" = 1, "\0" = 1, "\u{202e}" = 1, "\",\"level\":\"info" = 1, "odd");
        assert!(!labels(&case.line()).is_empty());
    });
}

#[test]
fn a_mebibyte_is_cut_to_a_line() {
    each_layout(|case| {
        let long = "\u{1}ä".repeat(1 << 19);
        let pairs: Vec<_> = (0..3).map(|number| (format!("n{number}"), KvValue::from(long.as_str()))).collect();
        log_pairs(&pairs, format_args!("{long}"));
        tracing::info!(room_name = %long, email = %long, other = ?long, "{long}");
        // The checker's rules include the maximum length of a line.
        let lines = case.lines();
        assert_eq!(lines.len(), 2);
        for line in &lines {
            let truncated = line[&case.key("truncated")].as_array().expect("a list");
            assert!(truncated.contains(&"message".into()), "{truncated:?}");
        }
        // The texts are cut to their start, and the message keeps what fits.
        let other = lines[1][&case.key("other")].as_str().expect("a text");
        assert!(other.len() > 200 && format!("{long:?}").starts_with(other), "{} bytes", other.len());
        let message = lines[1]["message"].as_str().expect("a text");
        assert!(message.len() > 1000 && long.starts_with(message), "{} bytes", message.len());
    });
}

/// The scrub would no longer recognize a secret that is cut in the middle.
#[test]
fn a_secret_at_the_length_limit_of_a_value_is_hidden() {
    each_layout(|case| {
        for before in (4_076..4_100).step_by(3) {
            let value = format!("{} 4111111111111111", "x".repeat(before));
            log::info!(odd = value.as_str(); "at the bound");
            let line = case.line();
            assert!(!text(&line).contains("4111"), "{before}");
        }
    });
}

struct Panics;

impl fmt::Debug for Panics {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        std::panic::resume_unwind(Box::new("no text"))
    }
}

impl fmt::Display for Panics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

#[test]
fn a_value_that_panics_loses_only_itself() {
    each_layout(|case| {
        log::info!(odd:% = Panics, kept = 1; "of log");
        tracing::info!(odd = ?Panics, kept = 1, "of tracing");
        log::info!("its message {}", Panics);
        tracing::info!(kept = 1, "its message {}", Panics);
        let lines = case.lines();
        assert_eq!(lines.len(), 4);
        assert_eq!(labels(&lines[0])["kept"], "1");
        assert_eq!(labels(&lines[1])["kept"], "1");
    });
}

/// Panics when it is asked for its second pair.
struct Pairs;

impl Source for Pairs {
    fn visit<'kvs>(&'kvs self, visitor: &mut dyn VisitSource<'kvs>) -> Result<(), log::kv::Error> {
        visitor.visit_pair("kept".into(), 1.into())?;
        std::panic::resume_unwind(Box::new("no text"))
    }
}

#[test]
fn a_callback_that_panics_loses_only_its_result() {
    each_layout(|case| {
        log::error!(err:err = Unfounded; "of log");
        tracing::error!(err = &Unfounded as &dyn Error, "of tracing");
        let key = if case.layout == Layout::Ecs { "error.message" } else { "exc_message" };
        let lines = case.lines();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line[key] == "unfounded"), "{lines:#?}");
        let record = log::Record::builder().level(log::Level::Info).key_values(&Pairs).build();
        log::logger().log(&record);
        assert_eq!(labels(&case.line())["kept"], "1");
    });
}
