//! Levels change at run time: by a function, a file, and SIGHUP. Every call site and every other crate follows.

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{assert_clean, members, text};
use chat_log_tests::program::Program;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// A program that takes orders while it runs.
struct Service {
    child: Child,
    orders: ChildStdin,
    lines: Receiver<String>,
}

impl Service {
    fn start(variables: &[(&str, &str)]) -> Self {
        Self::start_in(Path::new("."), variables)
    }

    fn start_in(folder: &Path, variables: &[(&str, &str)]) -> Self {
        let program = Program::new(env!("CARGO_BIN_EXE_change_levels"));
        let program = variables.iter().fold(program, |program, (name, value)| program.with(name, value));
        let mut command = program.with("LOG_HASH_KEY", "0123456789abcdef").into_command();
        let mut child = command
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let orders = child.stdin.take().expect("piped");
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let (sender, lines) = channel();
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, orders, lines }
    }

    /// Returns the messages that an order causes, each with its level in front.
    fn obey(&mut self, order: &str) -> Vec<String> {
        writeln!(self.orders, "{order}").expect("the program reads");
        let mut messages = Vec::new();
        loop {
            match self.next() {
                message if message == "ERROR done" => return messages,
                message => messages.push(message),
            }
        }
    }

    fn next(&self) -> String {
        self.next_within(PATIENCE).expect("a line")
    }

    fn next_within(&self, limit: Duration) -> Result<String, RecvTimeoutError> {
        let line = self.lines.recv_timeout(limit)?;
        assert_clean(Layout::Flat, &[&line]);
        let members = members(&line);
        Ok(format!("{} {}", text(&members, "level").expect("a level"), text(&members, "message").expect("a message")))
    }

    fn signal(&self) {
        let status = Command::new("kill").args(["-HUP", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(status.success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Creates an empty directory for the test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("levels-{name}"));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a directory for the test");
    path
}

const SOCKETS: [&str; 4] = ["INFO a view", "DEBUG a socket", "DEBUG a record", "DEBUG an event"];

#[test]
fn a_function_changes_the_levels_of_all_call_sites_and_crates() {
    let mut service = Service::start(&[]);
    assert_eq!(service.obey("events"), ["INFO a view"]);
    assert_eq!(
        service.obey("levels info,my_chat.websocket=debug"),
        ["INFO log levels changed from `info` to `info,my_chat.websocket=debug` by set_filter"]
    );
    assert_eq!(service.obey("events"), SOCKETS);
    assert_eq!(service.obey("level"), ["ERROR level is info,my_chat.websocket=debug"]);
    assert_eq!(service.obey("levels my_chat::websocket=DEBUG"), [""; 0], "equal levels are not a change");
    service.obey("levels warn");
    assert_eq!(service.obey("events"), [""; 0]);
}

#[test]
fn invalid_directives_change_nothing() {
    let mut service = Service::start(&[("LOG_LEVEL", "info,my_chat.websocket=debug")]);
    let [refusal] = &service.obey("levels info,a=loud")[..] else { panic!("one line") };
    assert!(refusal.starts_with("ERROR refused: invalid directive `a=loud`: expected `error`"), "{refusal}");
    assert_eq!(service.obey("events"), SOCKETS);
}

#[test]
fn a_level_that_another_library_lowered_is_restored() {
    let mut service = Service::start(&[("LOG_LEVEL", "info,my_chat.websocket=debug")]);
    service.obey("silence");
    assert_eq!(service.obey("events"), ["INFO a view", "DEBUG a socket", "DEBUG an event"]);
    assert_eq!(service.obey("levels info,my_chat.websocket=debug"), [""; 0]);
    assert_eq!(service.obey("events"), SOCKETS);
}

#[test]
fn noisy_crates_are_capped_until_a_directive_names_them() {
    let mut service = Service::start(&[("LOG_LEVEL", "trace")]);
    assert_eq!(service.obey("events"), SOCKETS);
    service.obey("levels trace,hyper=info,rustls.client=info");
    assert_eq!(service.obey("events")[4..], ["INFO a capped event", "INFO a capped record"]);
}

#[test]
fn a_config_map_changes_the_levels_by_swapping_a_link() {
    let folder = folder("config-map");
    let version = |name: &str, levels: &str| {
        fs::create_dir(folder.join(name)).expect("a new directory");
        fs::write(folder.join(name).join("levels"), levels).expect("a new file");
        symlink(name, folder.join("..next")).expect("a new link");
        fs::rename(folder.join("..next"), folder.join("..data")).expect("the link is swapped");
    };
    version("..1", "warn\n");
    symlink("..data/levels", folder.join("levels")).expect("a link");
    let path = folder.join("levels");
    let path = path.to_str().expect("UTF-8");
    let mut service = Service::start(&[("LOG_LEVEL", "trace"), ("LOG_LEVEL_FILE", path)]);
    assert_eq!(service.obey("events"), [""; 0]);
    version("..2", "info\nmy_chat.websocket=debug\n");
    let change = "INFO log levels changed from `warn` to `info,my_chat.websocket=debug` by LOG_LEVEL_FILE";
    assert_eq!(service.next(), format!("{change} {path}"));
    assert_eq!(service.obey("events"), SOCKETS);
    version("..3", "\n");
    assert!(service.next().contains("to `trace` by"), "LOG_LEVEL applies while the file is empty");
}

#[test]
fn sighup_applies_the_file_at_once() {
    let path = folder("sighup").join("levels");
    fs::write(&path, "info,my_chat.websocket=debug").expect("a file");
    let path = path.to_str().expect("UTF-8");
    let mut service = Service::start(&[("LOG_LEVEL_FILE", path)]);
    service.obey("levels error");
    assert_eq!(
        service.next_within(Duration::from_secs(3)),
        Err(RecvTimeoutError::Timeout),
        "an old file changes nothing"
    );
    service.signal();
    let change = "INFO log levels changed from `error` to `info,my_chat.websocket=debug` by SIGHUP, LOG_LEVEL_FILE";
    assert_eq!(service.next(), format!("{change} {path}"));
    assert_eq!(service.obey("events"), SOCKETS);
}

#[test]
fn a_file_is_followed_after_the_program_changes_its_directory() {
    let folder = folder("moving");
    let path = folder.join("levels");
    fs::write(&path, "info").expect("a file");
    let mut service = Service::start_in(&folder, &[("LOG_LEVEL_FILE", "levels")]);
    service.obey("directory /");
    fs::write(&path, "warn").expect("a file");
    assert!(service.next().contains("to `warn` by"));
}

#[test]
fn an_invalid_file_keeps_the_levels_and_is_reported_once() {
    let path = folder("bad").join("levels");
    fs::write(&path, "info,my_chat.websocket=debug").expect("a file");
    let name = path.to_str().expect("UTF-8");
    let mut service = Service::start(&[("LOG_LEVEL_FILE", name)]);
    assert_eq!(service.obey("events"), SOCKETS);
    fs::write(&path, "info,my_chat=loud").expect("a file");
    let warning = service.next();
    assert!(
        warning.starts_with(&format!(
            "WARNING LOG_LEVEL_FILE {name} holds the invalid directive `my_chat=loud`: expected `error`"
        )),
        "{warning}"
    );
    assert!(warning.ends_with("; the log levels stay `info,my_chat.websocket=debug`"), "{warning}");
    assert_eq!(service.next_within(Duration::from_secs(4)), Err(RecvTimeoutError::Timeout), "reported once");
    assert_eq!(service.obey("events"), SOCKETS);
    fs::remove_file(&path).expect("it is there");
    assert!(service.next().contains("can't be read: No such file"), "another problem is reported");
    fs::write(&path, "warn").expect("a file");
    assert!(service.next().contains("to `warn` by"), "a valid file is applied again");
}

#[test]
fn a_file_written_on_windows_holds_levels() {
    let path = folder("windows").join("levels");
    fs::write(&path, "\u{feff}warn\r\nmy_chat.views=info\r\n").expect("a file");
    let mut service = Service::start(&[("LOG_LEVEL_FILE", path.to_str().expect("UTF-8"))]);
    assert_eq!(service.obey("level"), ["ERROR level is warn,my_chat.views=info"]);
}

#[test]
fn an_invalid_file_is_reported_without_its_secrets() {
    let path = folder("wrong").join("levels");
    fs::write(&path, "info").expect("a file");
    let mut service = Service::start(&[("LOG_LEVEL_FILE", path.to_str().expect("UTF-8"))]);
    assert_eq!(service.obey("events"), ["INFO a view"]);
    let long = format!("\n\n{}wrong-horse", "x".repeat(60_000));
    let texts =
        ["DATABASE_PASSWORD=wrong-horse", "info\nwrong-horse-0123456789", &long, "\n\n\nd3Jvbmctd3Jvbmctd3Jvbmct="];
    for (text, line) in texts.into_iter().zip(1..) {
        fs::write(&path, text).expect("a file");
        let warning = service.next();
        let expected = format!(" holds an invalid directive in line {line}: expected `error`");
        assert!(
            !warning.contains("wrong-horse") && !warning.contains("d3J") && warning.contains(&expected),
            "{warning}"
        );
    }
}

#[test]
fn a_pipe_in_place_of_the_file_blocks_nothing() {
    let path = folder("pipe").join("levels");
    fs::write(&path, "info").expect("a file");
    let mut service = Service::start(&[("LOG_LEVEL_FILE", path.to_str().expect("UTF-8"))]);
    assert_eq!(service.obey("events"), ["INFO a view"]);
    fs::remove_file(&path).expect("it is there");
    assert!(service.next().contains("No such file"));
    assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo runs").success());
    assert!(service.next().contains(" is not a regular file; the log levels stay `info`"));
    fs::remove_file(&path).expect("it is there");
    fs::write(&path, "warn").expect("a file");
    assert!(service.next().contains("to `warn` by"), "a valid file is applied again");
}

#[test]
fn a_program_does_not_start_with_an_invalid_filter_file() {
    let path = folder("start").join("levels");
    let name = path.to_str().expect("UTF-8").to_owned();
    let refusal = || {
        let program = Program::new(env!("CARGO_BIN_EXE_change_levels")).with("LOG_LEVEL_FILE", &name);
        String::from_utf8(program.into_command().output().expect("it starts").stderr).expect("UTF-8")
    };
    assert!(refusal().starts_with(&format!("the filter file {name} can't be read: No such file")), "{}", refusal());
    fs::write(&path, "info,\n".repeat(12_000)).expect("a file");
    assert!(refusal().starts_with(&format!("the filter file {name} is longer than 65536 bytes")), "{}", refusal());
    fs::write(&path, "info,a=b=c").expect("a file");
    assert!(
        refusal().starts_with(&format!("the filter file {name} holds the invalid directive `a=b=c`: expected `error`")),
        "{}",
        refusal()
    );
}
