//! Servers as processes.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Whether this run tests against real servers; says why not, where it does not.
///
/// # Panics
/// In CI, where a program that the servers need is missing: there nothing is skipped.
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

/// A server that answers; it ends with this value.
pub struct Server {
    process: Child,
    /// Such as `http://127.0.0.1:19200`.
    pub url: String,
}

impl Server {
    /// Elasticsearch with what its bare distribution has.
    ///
    /// # Panics
    /// If it does not start.
    #[must_use]
    pub fn elasticsearch() -> Self {
        Self::start("elasticsearch/run.sh", "ES_PORT", &[("ES_HEAP", "512m")])
    }

    /// OpenSearch.
    ///
    /// # Panics
    /// If it does not start.
    #[must_use]
    pub fn opensearch() -> Self {
        Self::start("opensearch/run.sh", "OS_PORT", &[("OS_HEAP", "512m")])
    }

    fn start(launcher: &str, port_variable: &str, settings: &[(&str, &str)]) -> Self {
        let port = free_port();
        let launcher = Path::new(env!("CARGO_MANIFEST_DIR")).join("servers").join(launcher);
        let mut command = Command::new(&launcher);
        command.env(port_variable, port.to_string()).envs(settings.iter().copied());
        let mut process =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let mut said = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let ready = said.by_ref().map_while(Result::ok).any(|line| line.contains("READY"));
        assert!(ready, "{} ended before it was ready: {:?}", launcher.display(), process.wait());
        // A full pipe would stop it.
        std::thread::spawn(move || said.for_each(drop));
        Self { process, url: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The launcher stops its server and removes its data on SIGTERM, which only a command can send without `unsafe`.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// A port that was free a moment ago. The transport port of a server is 100 above it.
fn free_port() -> u16 {
    let is_free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    loop {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
        if port < 60_000 && is_free(port + 100) {
            return port;
        }
    }
}
