//! Records have the `trace.id` and `span.id` of OpenTelemetry's current span, as its exporter reports them.

use chat_log::otel::CurrentSpan;
use chat_log::testing::CaptureGuard;
use chat_log::{LogContextExt as _, chat_log};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{assert_clean, capture, members, text};
use opentelemetry::trace::{
    FutureExt as _, SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState, Tracer as _,
    TracerProvider as _,
};
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracer, SdkTracerProvider};
use std::collections::HashMap;
use std::sync::Once;
use tracing_subscriber::layer::SubscriberExt as _;

/// A tracer that exports its spans to memory.
struct Telemetry {
    provider: SdkTracerProvider,
    exporter: InMemorySpanExporter,
    tracer: SdkTracer,
}

impl Telemetry {
    fn new() -> Self {
        static INSTALLED: Once = Once::new();
        INSTALLED.call_once(|| {
            let builder = chat_log::builder()
                .trace_provider(CurrentSpan)
                .writer(std::io::sink())
                .filter("trace")
                .panic_hook(false);
            builder.init().expect("nobody else installs in this process");
        });
        let exporter = InMemorySpanExporter::default();
        let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
        let tracer = provider.tracer("tests");
        Self { provider, exporter, tracer }
    }

    /// Asserts that each line has the ids of the span that its message names; `-` means none.
    fn check(&self, layout: Layout, captured: &CaptureGuard, messages: &[&str]) {
        self.provider.force_flush().expect("the exporter is in memory");
        let spans = self.exporter.get_finished_spans().expect("the exporter is in memory");
        let exported: HashMap<&str, (String, String)> = spans
            .iter()
            .map(|span| (span.name.as_ref(), (&span.span_context)))
            .map(|(name, ids)| (name, (ids.trace_id().to_string(), ids.span_id().to_string())))
            .collect();
        let lines = captured.take();
        assert_clean(layout, &lines);
        let lines: Vec<_> = lines.iter().map(|line| members(line)).collect();
        assert_eq!(lines.iter().filter_map(|line| text(line, "message")).collect::<Vec<_>>(), messages);
        for line in &lines {
            let ids = text(line, "trace.id").zip(text(line, "span.id"));
            let expected = exported.get(text(line, "message").expect("a message"));
            assert_eq!(ids, expected.map(|(trace, span)| (trace.as_str(), span.as_str())), "{line:?}");
        }
        let traced = messages.iter().filter(|message| **message != "-");
        assert!(traced.clone().all(|message| exported.contains_key(message)), "{exported:?}");
    }
}

/// OpenTelemetry's layer, and ours for `tracing` events.
fn subscriber(telemetry: &Telemetry) -> impl tracing::Subscriber + Send + Sync + use<> {
    let layer = tracing_opentelemetry::layer().with_tracer(telemetry.tracer.clone());
    tracing_subscriber::registry().with(layer).with(chat_log::tracing_layer())
}

const LAYOUTS: [Layout; 2] = [Layout::Flat, Layout::Ecs];

#[test]
fn nested_spans_and_the_records_of_other_crates() {
    for layout in LAYOUTS {
        let telemetry = Telemetry::new();
        let captured = capture(layout);
        chat_log!(info, "-");
        telemetry.tracer.in_span("outer", |_| {
            chat_log!(info, "outer");
            telemetry.tracer.in_span("inner", |_| {
                chat_log!(info, "inner");
                log::info!("inner");
                tracing::info!("inner");
            });
            log::info!("outer");
            tracing::info!("outer");
        });
        log::info!("-");
        tracing::info!("-");
        telemetry.check(layout, &captured, &["-", "outer", "inner", "inner", "inner", "outer", "outer", "-", "-"]);
    }
}

#[test]
fn spans_follow_their_futures() {
    for layout in LAYOUTS {
        let telemetry = Telemetry::new();
        let captured = capture(layout);
        let start = |name| opentelemetry::Context::current_with_span(telemetry.tracer.start(name));
        let step = async |message: &str| {
            match message {
                "left" => chat_log!(info, "left"),
                "right" => chat_log!(info, "right"),
                _ => chat_log!(info, "-"),
            }
            tokio::task::yield_now().await;
            log::info!("{message}");
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let left = step("left").in_log_context().with_context(start("left"));
            let right = step("right").with_context(start("right")).in_log_context();
            tokio::join!(biased; left, step("-"), right);
        });
        telemetry.check(layout, &captured, &["left", "-", "right", "left", "-", "right"]);
    }
}

#[test]
fn a_remote_parent_gives_its_ids_and_an_invalid_span_none() {
    let _telemetry = Telemetry::new();
    let remote = |trace: u128, span: u64| {
        let (trace, span) = (TraceId::from_bytes(trace.to_be_bytes()), SpanId::from_bytes(span.to_be_bytes()));
        let ids = SpanContext::new(trace, span, TraceFlags::NOT_SAMPLED, true, TraceState::NONE);
        opentelemetry::Context::new().with_remote_span_context(ids).attach()
    };
    let captured = capture(Layout::Flat);
    for (trace, span) in [(0, 0), (1, 0), (0, 1), (0xabc, 0xdef)] {
        let _attached = remote(trace, span);
        chat_log!(info, "said");
    }
    let lines: Vec<_> = captured.take().iter().map(|line| members(line)).collect();
    let ids = |line| text(line, "trace.id").zip(text(line, "span.id"));
    let expected = ("00000000000000000000000000000abc", "0000000000000def");
    assert_eq!(lines.iter().map(ids).collect::<Vec<_>>(), [None, None, None, Some(expected)]);
}

#[test]
fn spans_of_tracing_that_opentelemetry_records() {
    for layout in LAYOUTS {
        let telemetry = Telemetry::new();
        let captured = capture(layout);
        tracing::subscriber::with_default(subscriber(&telemetry), || {
            chat_log!(info, "-");
            tracing::info!("-");
            tracing::info_span!("outer").in_scope(|| {
                chat_log!(info, "outer");
                tracing::info_span!("inner", user_id = 7_u64).in_scope(|| {
                    chat_log!(info, "inner");
                    log::info!("inner");
                    tracing::info!("inner");
                });
                tracing::info!("outer");
                // A span that is not entered is never the current one.
                let _idle = tracing::info_span!("idle");
                chat_log!(info, "outer");
            });
            log::info!("-");
        });
        telemetry.check(layout, &captured, &["-", "-", "outer", "inner", "inner", "inner", "outer", "outer", "-"]);
    }
}

#[test]
fn spans_of_tracing_follow_their_futures() {
    use tracing::Instrument as _;
    for layout in LAYOUTS {
        let telemetry = Telemetry::new();
        let captured = capture(layout);
        let _default = tracing::subscriber::set_default(subscriber(&telemetry));
        let step = async |message: &str| {
            tracing::info!("{message}");
            tokio::task::yield_now().await;
            tracing::info!("{message}");
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let left = step("left").instrument(tracing::info_span!("left"));
            let right = step("right").instrument(tracing::info_span!("right"));
            tokio::join!(biased; left, step("-"), right);
        });
        telemetry.check(layout, &captured, &["left", "-", "right", "left", "-", "right"]);
    }
}

/// A thread's last records are made after OpenTelemetry's thread local is destroyed.
#[test]
fn a_thread_that_ends_can_log() {
    struct LogsLast(bool);
    impl Drop for LogsLast {
        fn drop(&mut self) {
            chat_log!(info, "-");
        }
    }
    thread_local! {
        static LOGS_LAST: LogsLast = const { LogsLast(true) };
    }
    let telemetry = Telemetry::new();
    for logs_before in [true, false] {
        let tracer = telemetry.tracer.clone();
        let thread = std::thread::spawn(move || {
            assert!(LOGS_LAST.with(|last| last.0));
            tracer.in_span("short", |_| {
                if logs_before {
                    chat_log!(info, "short");
                }
            });
        });
        // A panic in the destructor of a thread local aborts the process.
        thread.join().expect("no panic");
    }
}
