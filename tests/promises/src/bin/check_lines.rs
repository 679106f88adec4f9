//! Checks NDJSON from stdin: `service | check_lines --layout flat --max-bytes 16384 --require level,message`.
//!
//! Prints each finding with the number of its line, then `N lines, N findings`. The exit code is 1 if a finding is an
//! error, 2 if the arguments are wrong.

use chat_log_tests::checker::{Checker, Finding, Layout, Severity, StreamChecker};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: check_lines [--layout flat|ecs] [--max-bytes N] [--require a,b] [--flattened a,b] < lines";

fn main() -> ExitCode {
    match checker_from(std::env::args().skip(1)) {
        Ok(checker) => run(checker).unwrap_or_else(|error| refuse(&format!("stdin or stdout: {error}"))),
        Err(problem) => refuse(&format!("{problem}\n{USAGE}")),
    }
}

fn refuse(problem: &str) -> ExitCode {
    // A closed stderr leaves no way to report.
    let _ = writeln!(io::stderr(), "check_lines: {problem}");
    ExitCode::from(2)
}

fn checker_from(mut arguments: impl Iterator<Item = String>) -> Result<Checker, String> {
    let mut layout = Layout::Flat;
    let mut settings: Vec<(String, String)> = Vec::new();
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("`{option}` needs a value"))?;
        match (option.as_str(), value.as_str()) {
            ("--layout", "flat") => layout = Layout::Flat,
            ("--layout", "ecs") => layout = Layout::Ecs,
            ("--layout", other) => return Err(format!("unknown layout `{other}`: expected `flat` or `ecs`")),
            _ => settings.push((option, value)),
        }
    }
    settings.into_iter().try_fold(Checker::new(layout), |checker, (option, value)| {
        let names: Vec<&str> = value.split(',').filter(|name| !name.is_empty()).collect();
        match option.as_str() {
            "--max-bytes" => {
                value.parse().map(|bytes| checker.max_bytes(bytes)).map_err(|_| format!("invalid number `{value}`"))
            }
            "--require" => Ok(checker.require(&names)),
            "--flattened" => Ok(checker.flattened(&names)),
            other => Err(format!("unknown option `{other}`")),
        }
    })
}

fn run(checker: Checker) -> io::Result<ExitCode> {
    let mut stream = StreamChecker::new(checker);
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let (mut findings, mut errors) = (0, 0);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        stream.push(&line);
        line.clear();
        for finding in stream.take_findings() {
            findings += 1;
            errors += usize::from(is_error(&finding));
            writeln!(output, "{finding}")?;
        }
    }
    writeln!(output, "{} lines, {findings} findings", stream.finish().lines)?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn is_error(finding: &Finding) -> bool {
    finding.rule.severity() == Severity::Error
}
