//! The environment selects outputs and layouts: the table of combinations, every variable, and every invalid value.

use chat_log_tests::lines::{members, text};
use chat_log_tests::program::Program;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const AGAIN: &str = "logging is already set up: `init()` works once per process\n";

/// Creates an empty directory for the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("settings-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a directory for the test");
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }

    /// Returns the file's lines, `None` if the file does not exist.
    fn lines(&self, name: &str) -> Option<Vec<String>> {
        Some(fs::read_to_string(self.0.join(name)).ok()?.lines().map(str::to_owned).collect())
    }
}

fn run(variables: &[(&str, &str)]) -> Output {
    let program = Program::new(env!("CARGO_BIN_EXE_log_levels"));
    let program = variables.iter().fold(program, |program, (name, value)| program.with(name, value));
    program.into_command().output().expect("the program starts")
}

fn stdout(output: &Output) -> Vec<String> {
    String::from_utf8(output.stdout.clone()).expect("UTF-8").lines().map(str::to_owned).collect()
}

fn levels(lines: &[String]) -> Vec<String> {
    lines.iter().filter_map(|line| text(&members(line), "level").map(str::to_owned)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Console {
    Flat,
    Ecs,
    Readable,
}

impl Console {
    fn of(line: &str) -> Self {
        match line {
            line if line.starts_with("{\"timestamp\":") => Self::Flat,
            line if line.starts_with("{\"@timestamp\":") => Self::Ecs,
            _ => Self::Readable,
        }
    }
}

/// ENVIRONMENT, USE_JSON_LOGGING, USE_FILE_LOGGING, LOG_LAYOUT; the format on stdout, whether a file of all records
/// exists, and whether a file of errors exists.
type Row = ([Option<&'static str>; 4], Console, bool, bool);

const TABLE: &[Row] = {
    use Console::{Ecs, Flat, Readable};
    const P: Option<&str> = Some("production");
    const D: Option<&str> = Some("development");
    const T: Option<&str> = Some("test");
    const S: Option<&str> = Some("staging");
    const YES: Option<&str> = Some("true");
    const NO: Option<&str> = Some("false");
    &[
        ([None, None, None, None], Flat, false, false),
        ([P, None, None, None], Flat, false, false),
        ([P, YES, NO, None], Flat, false, false),
        ([P, YES, YES, None], Flat, false, true),
        ([P, None, YES, None], Flat, false, true),
        ([P, NO, NO, None], Readable, false, false),
        ([P, NO, YES, None], Readable, false, true),
        ([S, None, YES, None], Flat, false, true),
        ([D, None, None, None], Readable, false, false),
        ([D, NO, NO, None], Readable, false, false),
        ([D, None, YES, None], Readable, true, true),
        ([D, NO, YES, None], Readable, true, true),
        ([D, YES, NO, None], Flat, false, false),
        ([D, YES, YES, None], Flat, true, true),
        ([T, None, None, None], Readable, false, false),
        ([T, None, YES, None], Readable, true, true),
        ([T, YES, YES, None], Flat, true, true),
        ([P, None, None, Some("ecs")], Ecs, false, false),
        ([P, YES, YES, Some("ecs")], Ecs, false, true),
        ([P, None, None, Some("pretty")], Readable, false, false),
        ([P, NO, YES, Some("ecs")], Readable, false, true),
        ([D, None, None, Some("ecs")], Ecs, false, false),
        ([D, None, YES, Some("flat")], Flat, true, true),
        ([D, YES, None, Some("ecs")], Ecs, false, false),
    ]
};

#[test]
fn every_combination_is_a_row_of_the_table() {
    const NAMES: [&str; 4] = ["ENVIRONMENT", "USE_JSON_LOGGING", "USE_FILE_LOGGING", "LOG_LAYOUT"];
    for (index, (values, console, all, errors)) in TABLE.iter().enumerate() {
        let folder = Folder::new(&format!("row-{index}"));
        let mut variables: Vec<_> =
            NAMES.iter().zip(values).filter_map(|(name, value)| Some((*name, (*value)?))).collect();
        variables.extend([("LOG_DIR", folder.path()), ("LOG_HASH_KEY", "0123456789abcdef")]);
        let output = run(&variables);
        let lines = stdout(&output);
        assert_eq!(Console::of(&lines[0]), *console, "{variables:?}: {lines:?}");
        assert_eq!(lines.len(), 3, "{variables:?}: {lines:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), AGAIN, "{variables:?}");
        let files = (folder.lines("chat.log"), folder.lines("chat.error.log"));
        assert_eq!((files.0.is_some(), files.1.is_some()), (*all, *errors), "{variables:?}");
        for (lines, count) in [(files.0, 3), (files.1, 1)] {
            let Some(lines) = lines else { continue };
            assert_eq!(lines.len(), count, "{variables:?}: {lines:?}");
            assert_ne!(Console::of(&lines[0]), Console::Readable, "{variables:?}: {lines:?}");
        }
    }
}

#[test]
fn only_the_owner_can_read_a_log_file() {
    let folder = Folder::new("modes");
    let directory = format!("{}/new/logs", folder.path());
    run(&[("ENVIRONMENT", "development"), ("USE_FILE_LOGGING", "true"), ("LOG_DIR", &directory)]);
    for name in ["chat.log", "chat.error.log"] {
        let mode = fs::metadata(Path::new(&directory).join(name)).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn levels_are_directives() {
    let all = ["ERROR", "WARNING", "INFO", "DEBUG", "TRACE"];
    for (directives, expected) in [
        ("", &all[..3]),
        ("INFO", &all[..3]),
        ("error", &all[..1]),
        ("Warning", &all[..2]),
        ("trace", &["ERROR", "WARNING", "INFO", "DEBUG", "TRACE", "DEBUG"]),
        ("off", &[]),
        ("error,my_chat=debug", &["ERROR", "DEBUG"]),
        ("error,my_chat::websocket=debug", &["ERROR", "DEBUG"]),
        ("log_levels=warn,info", &all[..2]),
        ("debug,my_chat.websocket=off", &all[..4]),
    ] {
        let output = run(&[("LOG_LEVEL", directives), ("LOG_HASH_KEY", "0123456789abcdef")]);
        assert_eq!(levels(&stdout(&output)), expected, "{directives}");
    }
}

#[test]
fn an_invalid_value_is_reported_with_what_is_expected() {
    let switch = "expected `true` or `false` (also `1`, `0`, `yes`, `no`, `on`, `off`)\n";
    for (variables, refusal) in [
        (&[("LOG_LEVEL", "info,my_chat=loud")][..], "invalid `LOG_LEVEL` value `my_chat=loud`: expected `error`, `warn`, `info`, `debug`, `trace` or `off`, alone or as `logger=level` for a logger and all below it, separated by commas\n".to_owned()),
        (&[("USE_JSON_LOGGING", "maybe")], format!("invalid `USE_JSON_LOGGING` value `maybe`: {switch}")),
        (&[("USE_FILE_LOGGING", "2")], format!("invalid `USE_FILE_LOGGING` value `2`: {switch}")),
        (&[("LOG_LAYOUT", "xml")], "invalid `LOG_LAYOUT` value `xml`: expected `flat`, `ecs` or `pretty`\n".to_owned()),
        (&[("LOG_SERVICE", "a/b")], "invalid `LOG_SERVICE` value `a/b`: expected 1 to 64 letters, digits, `-`, `_` and `.`, the first a letter or a digit\n".to_owned()),
        (&[("LOG_MAX_LINE_BYTES", "12")], "invalid `LOG_MAX_LINE_BYTES` value `12`: expected a number of bytes from 1024 to 16777216\n".to_owned()),
        (&[("LOG_ASYNC", "true")], "invalid `LOG_ASYNC` value `true`: expected `false`: this version writes every line before the call returns\n".to_owned()),
        (&[("USE_JSON_LOGGING", "true"), ("LOG_LAYOUT", "pretty")], "`USE_JSON_LOGGING` and `LOG_LAYOUT` are both set: `LOG_LAYOUT=pretty` is not JSON\n".to_owned()),
        (&[("LOG_HASH_KEY", "hunter2-hunter2")], "invalid `LOG_HASH_KEY`: the key has 15 bytes, expected at least 16\n".to_owned()),
        (&[("LOG_HASH_KEY", "0123456789abcdef"), ("LOG_HASH_KEY_FILE", "/x")], "`LOG_HASH_KEY` and `LOG_HASH_KEY_FILE` are both set: set only one of them\n".to_owned()),
        (&[("LOG_HASH_KEY", " \t\u{feff}\r\n                  ")], "invalid `LOG_HASH_KEY`: the key has 0 bytes, expected at least 16\n".to_owned()),
        (&[("LOG_HASH_KEY", "hunthunthunthunthunt")], "invalid `LOG_HASH_KEY`: the key has 4 different bytes, expected at least 5: create one with `openssl rand -hex 32`\n".to_owned()),
        (&[("LOG_HASH_KEY_FILE", "/dev/zero")], "can't open /dev/zero: not a regular file\n".to_owned()),
        (&[("LOG_DIR", "/dev/null/logs\r"), ("USE_FILE_LOGGING", "1")], "can't create the directory /dev/null/logs: Not a directory (os error 20)\n".to_owned()),
        (&[("LOG_ASYNC", "on")], "invalid `LOG_ASYNC` value `on`: expected `false`: this version writes every line before the call returns\n".to_owned()),
        (&[("LOG_HASH_KEY_FILE", "/no/such/key")], "can't open /no/such/key: No such file or directory (os error 2)\n".to_owned()),
    ] {
        let output = run(variables);
        assert_eq!(String::from_utf8_lossy(&output.stderr), refusal);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{variables:?}");
        assert!(!refusal.contains("hunter2"));
    }
}

#[test]
fn a_key_makes_pseudonyms_wherever_it_comes_from() {
    let folder = Folder::new("key");
    let file = folder.0.join("key");
    fs::write(&file, "0123456789abcdef0123\n").expect("the key's file");
    let file = file.to_str().expect("UTF-8");
    let pseudonym = |variables: &[(&str, &str)]| {
        let variables: Vec<_> = [("LOG_LEVEL", "off,my_chat=debug")].iter().chain(variables).copied().collect();
        let output = run(&variables);
        let line = stdout(&output).pop().expect("a line");
        assert!(!line.contains("jo@example.com") && !line.contains("0123456789abcdef"), "{line}");
        text(&members(&line), "email").expect("the field").to_owned()
    };
    let from_variable = pseudonym(&[("LOG_HASH_KEY", "0123456789abcdef0123")]);
    assert_eq!(pseudonym(&[("LOG_HASH_KEY_FILE", file)]), from_variable);
    for text in ["0123456789abcdef0123", "\u{feff}0123456789abcdef0123\r\n", " 0123456789abcdef0123\t\n\n"] {
        fs::write(file, text).expect("the key's file");
        assert_eq!(pseudonym(&[("LOG_HASH_KEY_FILE", file)]), from_variable, "{text:?}");
        assert_eq!(pseudonym(&[("LOG_HASH_KEY", text)]), from_variable, "{text:?}");
    }
    // python3: import hmac; k=b"0123456789abcdef0123"
    // "k"+hmac.new(k,b"chat_log key id","sha256").hexdigest()[:8]+":"+hmac.new(k,b"email\0jo@example.com","sha256").hexdigest()[:32]
    assert_eq!(from_variable, PSEUDONYM);
    assert_ne!(pseudonym(&[("LOG_HASH_KEY", "another key of 20 by")]), from_variable);
    assert_eq!(pseudonym(&[]), "[REDACTED]");
}

const PSEUDONYM: &str = "kfa55c573:607f69deb74b2a866df68653df1c5741";

#[test]
fn a_key_file_is_a_short_file_that_only_its_owner_reads() {
    let folder = Folder::new("key-file");
    let path = folder.0.join("key");
    let name = path.to_str().expect("UTF-8");
    let refusal = || String::from_utf8(run(&[("LOG_HASH_KEY_FILE", name)]).stderr).expect("UTF-8");
    assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo runs").success());
    assert_eq!(refusal(), format!("can't open {name}: not a regular file\n"));
    fs::remove_file(&path).expect("it is there");
    fs::write(&path, "0123456789abcdef".repeat(257)).expect("a file");
    assert_eq!(refusal(), format!("can't open {name}: longer than 4096 bytes, so it is not a key\n"));
    fs::write(&path, "0123456789abcdef").expect("a file");
    for (mode, warnings) in [(0o400, 0), (0o640, 0), (0o644, 1)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("it is there");
        let lines = stdout(&run(&[("LOG_HASH_KEY_FILE", name)]));
        let warned = lines.iter().filter(|line| {
            line.contains("every user of this system can read the file of LOG_HASH_KEY_FILE (mode 0644)")
        });
        assert_eq!(warned.count(), warnings, "{mode:o}: {lines:?}");
    }
}

#[test]
fn a_missing_key_is_one_warning() {
    let lines = stdout(&run(&[]));
    let warnings = lines.iter().filter(|line| line.contains("no hash key is set")).count();
    assert_eq!((warnings, lines.len()), (1, 4), "{lines:?}");
    assert_eq!(text(&members(&lines[0]), "level"), Some("WARNING"));
}

#[test]
fn the_service_and_the_limit_come_from_the_environment() {
    let output = run(&[("LOG_SERVICE", "chat-eu.1"), ("LOG_MAX_LINE_BYTES", "1024"), ("LOG_LEVEL", " info ")]);
    for line in stdout(&output) {
        assert_eq!(text(&members(&line), "service"), Some("chat-eu.1"));
    }
}
