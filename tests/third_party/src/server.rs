//! Real servers for the duration of a test, on free loopback ports.

use crate::canary::{IN_URL, SECRET};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// A running server. Dropping it stops the server and removes its directory.
#[derive(Debug)]
pub struct Server {
    child: Child,
    folder: PathBuf,
    /// The address, with the canary as the password.
    pub url: String,
}

impl Server {
    /// Starts a Redis with the canary as its password.
    ///
    /// Returns `None` and prints a notice if it is not installed; with `CI` set that is a failure.
    pub fn redis() -> Option<Self> {
        let program = installed("redis-server", &["/usr/bin/redis-server", "/usr/local/bin/redis-server"])?;
        let folder = folder("redis");
        let port = free_port();
        let mut command = Command::new(program);
        command.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--requirepass", SECRET]);
        command.args(["--save", "", "--appendonly", "no", "--dir"]).arg(&folder);
        let url = format!("redis://:{IN_URL}@127.0.0.1:{port}");
        Some(Self::start(command, folder, url, port))
    }

    /// Starts a PostgreSQL whose superuser `chat` has the canary as its password.
    ///
    /// Returns `None` and prints a notice if it is not installed; with `CI` set that is a failure.
    pub fn postgres() -> Option<Self> {
        let places: Vec<String> = (13..=20).rev().map(|major| format!("/usr/lib/postgresql/{major}/bin")).collect();
        let places: Vec<&str> = places.iter().map(String::as_str).chain(["/usr/local/bin", "/usr/bin"]).collect();
        let initdb = places.iter().map(|place| format!("{place}/initdb")).collect::<Vec<_>>();
        let initdb = installed("initdb", &initdb.iter().map(String::as_str).collect::<Vec<_>>())?;
        let folder = folder("postgres");
        let owner = unprivileged();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("the directory is ours");
        let password = folder.join("password");
        fs::write(&password, SECRET).expect("the directory is ours");
        let data = folder.join("data");
        if let Some(owner) = owner {
            for path in [&folder, &password] {
                chown(path, Some(owner), Some(owner)).expect("root can change the owner of files");
            }
        }
        let mut command = as_user(Command::new(&initdb), owner, &folder);
        command.args(["--username=chat", "--auth=scram-sha-256", "--no-locale", "--encoding=UTF8", "--no-sync"]);
        let made = command.arg("--pwfile").arg(&password).arg("--pgdata").arg(&data).output().expect("initdb starts");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = free_port();
        let mut command = as_user(Command::new(initdb.with_file_name("postgres")), owner, &folder);
        command.arg("-D").arg(&data).arg("-k").arg(&folder).args(["-F", "-h", "127.0.0.1", "-p", &port.to_string()]);
        let url = format!("postgres://chat:{IN_URL}@127.0.0.1:{port}/postgres");
        Some(Self::start(command, folder, url, port))
    }

    fn start(mut command: Command, folder: PathBuf, url: String, port: u16) -> Self {
        let log = fs::File::create(folder.join("output")).expect("the directory is ours");
        let errors = log.try_clone().expect("a second handle");
        command.stdin(Stdio::null()).stdout(log).stderr(errors);
        let child = command.spawn().expect("the server starts");
        let mut server = Self { child, folder, url };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = server.child.try_wait().expect("the child is ours");
            let output = || fs::read_to_string(server.folder.join("output")).unwrap_or_default();
            assert!(ended.is_none() && start.elapsed() < PATIENCE, "{ended:?}: {}", output());
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both servers shut down cleanly on SIGINT; one that does not is killed.
        let asked = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let start = Instant::now();
        while asked.is_ok() && start.elapsed() < PATIENCE && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn installed(name: &str, places: &[&str]) -> Option<PathBuf> {
    let found = places.iter().map(Path::new).find(|place| place.exists());
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{name} is not installed");
        report_skip(name);
    }
    found.map(Path::to_owned)
}

#[expect(clippy::print_stderr, reason = "who runs the test has to see that it proved nothing")]
fn report_skip(name: &str) {
    eprintln!("skipped: {name} is not installed (.ci/run installs it)");
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback");
    listener.local_addr().expect("it is bound").port()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("chat-log-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a temporary directory");
    folder
}

/// Returns the user to run as if we are root, since PostgreSQL refuses to run as root.
fn unprivileged() -> Option<u32> {
    (number_of(&[]) == Some(0)).then(|| number_of(&["postgres"]).or_else(|| number_of(&["nobody"])).expect("a user"))
}

fn number_of(user: &[&str]) -> Option<u32> {
    let output = Command::new("id").arg("-u").args(user).output().expect("id runs");
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().parse().ok()).flatten()
}

fn as_user(mut command: Command, user: Option<u32>, folder: &Path) -> Command {
    command.current_dir(folder).stdin(Stdio::null());
    if let Some(user) = user {
        command.uid(user).gid(user);
    }
    command
}
