//! Runs the example and reads its lines.

use chat_log_tests::program;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};

/// Returns the example, built as `cargo run --example chat_service` builds it, with only these logger variables.
pub(crate) fn example(environment: &[(&str, &str)]) -> Command {
    static EXECUTABLE: LazyLock<String> = LazyLock::new(|| program::example("chat_service"));
    let mut command = Command::new(EXECUTABLE.as_str());
    let foreign = std::env::vars_os().map(|(name, _)| name).filter(|name| {
        let name = name.to_string_lossy();
        name.starts_with("LOG_") || name.starts_with("USE_") || name == "ENVIRONMENT"
    });
    for name in foreign {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied()).stdin(Stdio::null());
    command
}

/// The output of a process that succeeded without writing to stderr.
pub(crate) struct Run {
    pub(crate) stdout: String,
}

/// Runs the demonstration.
pub(crate) fn run(environment: &[(&str, &str)]) -> Run {
    let output = example(environment).output().expect("the example runs");
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "on the standard error");
    assert!(output.status.success(), "{}: {:?}", output.status, stdout.lines().last());
    Run { stdout }
}

/// The lines of a run, each one JSON object.
pub(crate) struct Lines(Vec<Value>);

impl Lines {
    pub(crate) fn of(run: &Run) -> Self {
        assert!(run.stdout.ends_with('\n'), "the last line is whole");
        let parse = |line: &str| {
            let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            assert!(value.is_object(), "{line}");
            value
        };
        Self(run.stdout.lines().map(parse).collect())
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Value> {
        self.0.iter()
    }

    pub(crate) fn first(&self, level: &str, logger: &str, message: &str) -> &Value {
        let line = self.from(level, logger).find(|line| line["message"] == message);
        let others = || self.from(level, logger).map(|line| &line["message"]).collect::<Vec<_>>();
        line.unwrap_or_else(|| panic!("no `{message}` of {logger} at {level}, but {:?}", others()))
    }

    pub(crate) fn only(&self, level: &str, logger: &str, message: &str) -> &Value {
        let line = self.first(level, logger, message);
        let count = self.from(level, logger).filter(|line| line["message"] == message).count();
        assert_eq!(count, 1, "`{message}` of {logger}");
        line
    }

    pub(crate) fn only_from(&self, level: &str, logger: &str) -> &Value {
        let lines: Vec<&Value> = self.from(level, logger).collect();
        let [line] = lines.as_slice() else { panic!("not one line of {logger} at {level}: {lines:?}") };
        line
    }

    /// Returns the number of messages that start with this.
    pub(crate) fn starting(&self, level: &str, logger: &str, start: &str) -> usize {
        let starts = |line: &&Value| line["message"].as_str().is_some_and(|message| message.starts_with(start));
        self.from(level, logger).filter(starts).count()
    }

    fn from(&self, level: &str, logger: &str) -> impl Iterator<Item = &Value> {
        self.all().filter(move |line| line["level"] == level && line["logger"] == logger)
    }
}

/// The example as a server on a free port.
pub(crate) struct Service {
    child: Child,
    /// Read continuously: a full pipe would block the service.
    lines: Receiver<String>,
    read: String,
    port: u16,
}

impl Service {
    /// Returns when the service logs that it is listening.
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        let mut command = example(environment);
        command.args(["--serve", "127.0.0.1:0"]).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the example runs");
        let stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let (sender, lines) = channel();
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line + "\n")));
        let mut service = Self { child, lines, read: String::new(), port: 0 };
        while service.port == 0 {
            let line = service.lines.recv().unwrap_or_else(|_| panic!("the service ended: {}", service.read));
            service.read.push_str(&line);
            let line: Value = serde_json::from_str(&line).expect("a JSON line");
            service.port = line["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap_or_default();
        }
        service
    }

    /// Returns the whole response, head and body.
    pub(crate) fn request(&self, what: &str, token: Option<&str>, body: &str) -> String {
        let authorization = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let length = body.len();
        let request = format!(
            "{what} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{authorization}\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the service listens");
        stream.write_all(request.as_bytes()).expect("the service reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Sends SIGTERM and waits for the end.
    pub(crate) fn terminate(mut self) -> Run {
        let status = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(status.expect("kill runs").success());
        let rest: String = self.lines.iter().collect();
        self.read.push_str(&rest);
        let status = self.child.wait().expect("the service ends");
        assert_eq!(status.code(), Some(0), "{}", self.read);
        Run { stdout: std::mem::take(&mut self.read) }
    }
}

impl Drop for Service {
    /// Stops the process of a failed test.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
