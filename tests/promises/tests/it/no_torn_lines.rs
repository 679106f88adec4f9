//! Lines of one process are never interleaved: threads share a pipe or a socket with a slow reader.

use chat_log_tests::checker::{Checker, Layout};
use chat_log_tests::lines::members;
use chat_log_tests::program::Program;
use std::fs::File;
use std::io::Read;
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
fn through_a_socket_that_does_not_block() {
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
fn after_a_writer_that_broke_off() {
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
    read_slowly(reader, &mut |line| seen.add(line));
    assert!(child.wait().expect("a child").success());
    assert_eq!(seen.next, [lines / THREADS; THREADS as usize]);
}

/// Reads in small chunks with pauses, so that the writers find the pipe full.
fn read_slowly(mut reader: impl Read, each: &mut dyn FnMut(&[u8])) {
    let mut kept = Vec::new();
    let mut chunk = vec![0; 30_011];
    for turn in 0_u64.. {
        let length = reader.read(&mut chunk).expect("no error");
        if length == 0 {
            break;
        }
        kept.extend_from_slice(&chunk[..length]);
        let end = kept.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        kept[..end].split_inclusive(|byte| *byte == b'\n').for_each(&mut *each);
        kept.drain(..end);
        if turn % 64 == 0 {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    assert!(kept.is_empty(), "the last line has no end: {}", kept.escape_ascii());
}

/// Demands the lines of each writer in order, each once.
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
    let letter = *fill.as_bytes().first()?;
    let is_whole = fill.bytes().all(|byte| byte == letter) && members["size"] == fill.len();
    is_whole.then_some((members["writer"].as_u64()?.try_into().ok()?, members["number"].as_u64()?))
}
