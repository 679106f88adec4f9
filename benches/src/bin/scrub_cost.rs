//! Prints what the scrub of free text costs: milliseconds of CPU per megabyte of prose and of the worst texts known, and the
//! first call of the process.
//!
//! `scrub_cost` prints the table; `scrub_cost fuzz SECONDS` searches for worse texts among random repetitions of pieces.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use chat_log::__private::scrub;
use std::hint::black_box;
use std::time::{Duration, Instant};

const MEGABYTE: usize = 1 << 20;

const PROSE: &str = "The connection to the room was closed after 30 seconds because the client did not answer. \
    A new attempt starts in 5 seconds, and the messages that wait are kept until then; nothing is lost.\n";

const LINES: &str = "2026-11-30T12:00:01.123456Z INFO chat::websocket handler finished status=200 elapsed_ms=12.75 room=lobby\n\
    GET /api/rooms/7/messages?page=2&limit=50 HTTP/1.1 200 5316 \"Mozilla/5.0 (X11; Linux x86_64)\"\n";

/// Texts that repeat something which starts a search: the worst that the fuzzer found, and those of former versions.
const WORST: &[&str] = &[
    "password:\na[",
    "auth:",
    "a://",
    "a@b:1 ",
    "-",
    "--a",
    "a-",
    "M-",
    "sk-",
    "eyJ-",
    "4111 ",
    "?a=",
    "password '",
    "basic ",
    "name=password ",
    "{\"a\":",
    "key ",
    "%3D",
    "\\\"",
    "ä",
    "\u{200b}",
    "AUTH a ",
    "pass ",
    "session=a;",
    "<token a ",
    "a.b@c.d ",
];

/// What random texts consist of.
const PIECES: &[&str] = &[
    "password",
    "token",
    "session",
    "key",
    "code",
    "auth",
    "Cookie",
    "name",
    "value",
    "bearer ",
    "Basic ",
    "AUTH ",
    "LOGIN ",
    "eyJ",
    "sk-",
    "ghp_",
    "M",
    "4111",
    "1",
    "a",
    "A",
    "_",
    "-",
    "--",
    ".",
    ":",
    "=",
    "://",
    "@",
    "?",
    "&",
    "#",
    "%3D",
    "%40",
    "%",
    "\\",
    "\\\"",
    "\"",
    "'",
    "`",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ",",
    ";",
    " ",
    "\n",
    "\r\n\r\n",
    "\t",
    "|",
    "~",
    "$2b$",
    "é",
    "密码",
    "\u{200b}",
    "\u{1b}[1m",
    "is ",
    "was ",
    "to ",
    "-----BEGIN PRIVATE KEY",
    "-u ",
    "curl ",
    "Some(",
    "/",
    "/invite/",
];

fn main() {
    let first = Instant::now();
    black_box(scrub(black_box("connecting to postgres://ada:hunter2@db/chat, password=hunter2")));
    let first = first.elapsed();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [text] = arguments.as_slice() {
        println!("{text:?} {:.2} ms/MB", cost(&repeated(if text == "prose" { PROSE } else { text }, MEGABYTE)));
        return;
    }
    if let [mode, seconds] = arguments.as_slice() {
        assert_eq!(mode, "fuzz", "the arguments are `fuzz SECONDS`");
        return fuzz(Duration::from_secs(seconds.parse().unwrap_or(10)));
    }
    println!("first call      {:8.3} ms", first.as_secs_f64() * 1e3);
    println!("prose           {:8.2} ms/MB", cost(&repeated(PROSE, MEGABYTE)));
    println!("log lines       {:8.2} ms/MB", cost(&repeated(LINES, MEGABYTE)));
    for piece in WORST {
        println!("{:<15?} {:8.2} ms/MB", piece, cost(&repeated(piece, MEGABYTE)));
    }
}

fn repeated(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len())
}

/// The time that this thread has run (proc(5), `schedstat`), so that other programs do not count.
fn cpu_time() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(times.split(' ').next().and_then(|time| time.parse().ok()).unwrap_or_default())
}

/// The mean of as many runs as the clock needs, in milliseconds per megabyte.
fn cost(text: &str) -> f64 {
    let runs = 4 + 8 * MEGABYTE / text.len().max(1);
    let start = cpu_time();
    for _ in 0..runs {
        black_box(scrub(black_box(text)));
    }
    (cpu_time() - start).as_secs_f64() * 1e3 / (runs * text.len()) as f64 * MEGABYTE as f64
}

/// Repeats random sequences of pieces, and prints each text that costs more than all before.
fn fuzz(limit: Duration) {
    let (start, mut state, mut worst) = (Instant::now(), 0x9e37_79b9_7f4a_7c15_u64, 0.0);
    let mut random = |below: usize| {
        // xorshift64 (Marsaglia).
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    while start.elapsed() < limit {
        let head = if random(3) == 0 { PIECES[random(PIECES.len())] } else { "" };
        let piece: String = (0..1 + random(5)).map(|_| PIECES[random(PIECES.len())]).collect();
        let text = format!("{head}{}", repeated(&piece, MEGABYTE / 16));
        let found = cost(&text);
        if found > worst {
            worst = found;
            println!("{worst:8.2} ms/MB  {head:?} + {piece:?}");
        }
    }
}
