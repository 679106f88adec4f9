//! Lines of one process are never interleaved: threads share a pipe or a socket with a slow reader.

use chat_log_tests::checker::{Checker, Layout};
use chat_log_tests::lines::members;
use chat_log_tests::program::Program;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Stdio};
use std::time::Duration;

const THREADS: u64 = 4;
const LINES: u64 = 100_000;

#[test]
fn through_a_pipe() {
    let mut child = start(Stdio::piped(), LINES);
    let reader = child.stdout.take().expect("a pipe");
    check(reader, child, LINES);
}

#[test]
fn through_a_socket() {
    let (reader, writer) = UnixStream::pair().expect("a socket pair");
    check(reader, start(OwnedFd::from(writer).into(), LINES), LINES);
}

/// A nearly full TCP socket accepts only part of a line.
#[test]
fn through_a_tcp_socket() {
    let (reader, writer) = tcp_pair();
    check(reader, start(OwnedFd::from(writer).into(), LINES / 5), LINES / 5);
}

/// A service may inherit a non-blocking stdout: a write then accepts part of a line, or nothing.
#[test]
fn through_a_non_blocking_socket() {
    let (reader, writer) = tcp_pair();
    writer.set_nonblocking(true).expect("an option of every socket");
    check(reader, start(OwnedFd::from(writer).into(), LINES / 5), LINES / 5);
}

fn tcp_pair() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let writer = TcpStream::connect(listener.local_addr().expect("its address")).expect("a connection");
    (listener.accept().expect("a connection").0, writer)
}

#[test]
fn into_a_file() {
    let path = std::env::temp_dir().join(format!("chat_log_no_torn_lines_{}", std::process::id()));
    let open = || File::options().append(true).create_new(true).open(&path);
    let lines = LINES / 10;
    let mut child = start(open().expect("a new file").into(), lines);
    assert!(child.wait().expect("a child").success());
    check(File::open(&path).expect("the file"), child, lines);
    std::fs::remove_file(&path).expect("the file");
}

/// A partial line stays alone: it does not corrupt the next one.
#[test]
fn after_a_writer_that_stopped_halfway() {
    let lines = Program::new(env!("CARGO_BIN_EXE_write_half")).lines();
    let numbers: Vec<u64> = lines
        .iter()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter_map(|members: serde_json::Value| members["number"].as_u64())
        .collect();
    assert_eq!(numbers, [1, 3, 4], "{lines:#?}");
}

fn start(stdout: Stdio, lines: u64) -> Child {
    let program = Program::new(env!("CARGO_BIN_EXE_write_lines"));
    let program = program.with("THREADS", &THREADS.to_string()).with("LINES", &lines.to_string());
    // Drops the command, which also holds the write end: the reader waits until all write ends are closed.
    let mut command = program.into_command();
    command.stdout(stdout).spawn().expect("the helper")
}

fn check(reader: impl Read, mut child: Child, lines: u64) {
    let mut seen = Seen::default();
    let mut reader = BufReader::with_capacity(30_011, SlowReader { inner: reader, reads: 0 });
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).expect("no error") > 0 {
        seen.add(&line);
        line.clear();
    }
    assert!(child.wait().expect("a child").success());
    assert_eq!(seen.next, [lines / THREADS; THREADS as usize]);
}

/// Reads in small chunks with pauses, so that the writers find the pipe full.
struct SlowReader<R> {
    inner: R,
    reads: u64,
}

impl<R: Read> Read for SlowReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.reads.is_multiple_of(64) {
            std::thread::sleep(Duration::from_millis(2));
        }
        self.reads += 1;
        self.inner.read(buffer)
    }
}

/// Requires the lines of each writer in order, each once.
#[derive(Default)]
struct Seen {
    next: [u64; THREADS as usize],
}

impl Seen {
    fn add(&mut self, line: &[u8]) {
        let (writer, number) = whole(line).unwrap_or_else(|| panic!("torn: {}", line.escape_ascii()));
        assert_eq!(number, self.next[writer], "of writer {writer}");
        self.next[writer] += 1;
        if number % 1_000 == 0 {
            let findings = Checker::new(Layout::Flat).check_line(line);
            let errors = findings.iter().filter(|finding| !finding.rule.id().starts_with('W'));
            assert_eq!(errors.count(), 0, "{findings:#?}");
        }
    }
}

/// Returns the writer and number of a line that one call wrote. Parses only the short part before the filling.
fn whole(line: &[u8]) -> Option<(usize, u64)> {
    let (head, rest) = std::str::from_utf8(line).ok()?.split_once(r#""fill":""#)?;
    let fill = rest.strip_suffix("\"}\n")?;
    let members = members(&format!(r#"{head}"fill":""}}"#));
    let letter = fill.get(..1)?;
    let is_whole = fill == letter.repeat(fill.len()) && members["size"] == fill.len();
    is_whole.then_some((members["writer"].as_u64()?.try_into().ok()?, members["number"].as_u64()?))
}
