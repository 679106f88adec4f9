//! Server processes.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Returns whether this run tests against real servers, and prints the reason if not.
///
/// # Panics
/// In CI, if a program that the servers need is missing: no test is skipped there.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
pub fn wanted(programs: &[&str]) -> bool {
    let ci = env::var_os("CI").is_some();
    if !ci && env::var_os("CHAT_LOG_ELK").is_none() {
        println!("skipped: set CHAT_LOG_ELK=1 to test against real servers");
        return false;
    }
    let missing: Vec<_> = programs.iter().filter(|program| !is_installed(program)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(!ci, "CI needs {missing:?}");
    println!("skipped: {missing:?} are missing");
    false
}

fn is_installed(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// A running server, stopped on drop.
#[derive(Debug)]
pub struct Server {
    _process: Process,
    /// Such as `http://127.0.0.1:19200`.
    pub url: String,
}

impl Server {
    /// Starts Elasticsearch with the features of its basic distribution.
    ///
    /// # Panics
    /// If it does not start.
    #[must_use]
    pub fn elasticsearch() -> Self {
        Self::start("elasticsearch/run.sh", "ES_PORT", ("ES_HEAP", "256m"))
    }

    /// Starts OpenSearch.
    ///
    /// # Panics
    /// If it does not start.
    #[must_use]
    pub fn opensearch() -> Self {
        Self::start("opensearch/run.sh", "OS_PORT", ("OS_HEAP", "256m"))
    }

    fn start(launcher: &str, port_variable: &str, setting: (&str, &str)) -> Self {
        let port = free_port();
        let (process, said) = launch(launcher, &[(port_variable, &port.to_string()), setting]);
        // Drains the output: a full pipe would block the server.
        std::thread::spawn(move || said.for_each(drop));
        Self { _process: process, url: format!("http://127.0.0.1:{port}") }
    }
}

/// A running launcher, stopped on drop.
#[derive(Debug)]
pub(crate) struct Process(Child);

/// Starts a launcher and waits until it prints READY. Returns its further output.
pub(crate) fn launch(
    launcher: &str,
    settings: &[(&str, &str)],
) -> (Process, impl Iterator<Item = String> + Send + 'static) {
    let launcher = Path::new(env!("CARGO_MANIFEST_DIR")).join("servers").join(launcher);
    let mut command = Command::new(&launcher);
    command.envs(settings.iter().copied()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = Process(command.spawn().expect("it starts"));
    let mut said = BufReader::new(process.0.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    let ready = said.by_ref().any(|line| line.contains("READY"));
    assert!(ready, "{} ended before it was ready: {:?}", launcher.display(), process.0.wait());
    (process, said)
}

impl Drop for Process {
    fn drop(&mut self) {
        // The launcher stops its server and removes its data on SIGTERM, which only a command can send without `unsafe`.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// Returns a port that was free a moment ago. A server's transport port is 100 higher.
pub(crate) fn free_port() -> u16 {
    let is_free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    loop {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
        if port < 60_000 && is_free(port + 100) {
            return port;
        }
    }
}
