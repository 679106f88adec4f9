//! Filebeat, and a receiver in place of Logstash.

use crate::index::Client;
use crate::server::{Process, free_port, launch};
use serde_json::Value;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The longest that the slowest machine may take to ship all lines of a test.
const PATIENCE: Duration = Duration::from_secs(180);

/// A running Filebeat, stopped on drop.
#[derive(Debug)]
pub struct Filebeat {
    _process: Process,
    stats: String,
}

impl Filebeat {
    /// Starts Filebeat with an exported configuration, unchanged, and the variables that it takes.
    ///
    /// # Panics
    /// If it does not start.
    #[must_use]
    pub fn start(config: &Path, variables: &[(&str, &str)]) -> Self {
        let port = free_port().to_string();
        let config = config.to_str().expect("UTF-8");
        let own = [("FB_CONFIG", config), ("STATS_PORT", &port)];
        let (process, said) = launch("filebeat/run.sh", &[&own, variables].concat());
        std::thread::spawn(move || said.for_each(drop));
        Self { _process: process, stats: format!("http://127.0.0.1:{port}") }
    }

    /// Waits until the output has acknowledged this many events.
    ///
    /// # Panics
    /// If that takes too long, or if an event was dropped.
    pub fn wait_for(&self, events: u64) {
        let end = Instant::now() + PATIENCE;
        loop {
            let output = self.output();
            assert_eq!(output["dropped"].as_u64().unwrap_or_default(), 0, "libbeat.output.events.dropped: {output}");
            if output["acked"].as_u64() >= Some(events) {
                return assert_eq!(output["acked"], events, "{output}");
            }
            assert!(Instant::now() < end, "{events} events are expected: {output}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Returns the statistics under `libbeat.output.events`.
    fn output(&self) -> Value {
        let (status, mut stats) = Client::new(&self.stats).get("/stats");
        assert_eq!(status, 200, "{stats}");
        stats["libbeat"]["output"]["events"].take()
    }
}

/// Receives events as Logstash does; stopped on drop.
#[derive(Debug)]
pub struct Sink {
    _process: Process,
    /// The value for `LOGSTASH_HOSTS`.
    pub address: String,
    events: Receiver<String>,
}

impl Sink {
    /// Starts a receiver on a free port.
    ///
    /// # Panics
    /// If it does not start.
    #[must_use]
    pub fn start() -> Self {
        let port = free_port().to_string();
        let (process, mut said) = launch("lumberjack-sink/run.sh", &[("LJ_PORT", &port)]);
        let (sender, events) = channel();
        std::thread::spawn(move || said.try_for_each(|event| sender.send(event)));
        Self { _process: process, address: format!("127.0.0.1:{port}"), events }
    }

    /// Returns the next events, unchanged.
    ///
    /// # Panics
    /// If fewer arrive.
    pub fn take(&self, count: u64) -> Vec<Value> {
        let next = |_| self.events.recv_timeout(PATIENCE).expect("an event");
        (0..count).map(next).map(|event| serde_json::from_str(&event).expect("JSON")).collect()
    }
}
