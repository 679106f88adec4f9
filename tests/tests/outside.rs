//! A team's own crates, outside of this workspace: one schema crate, shared by two services with two service names, one of
//! which calls this crate by another name, and a compile test in the team's own CI.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The team's repository, in a folder that this workspace does not contain.
struct Repository(PathBuf);

impl Repository {
    fn new() -> Self {
        let root = std::env::temp_dir().join(format!("chat-log-outside-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let repository = Self(root);
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        let runtime = runtime.canonicalize().expect("the runtime's folder");
        for (path, text) in FILES {
            repository.write(path, &text.replace("@RUNTIME@", &runtime.display().to_string()));
        }
        // The versions of this workspace are on the machine already.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, repository.0.join("Cargo.lock")).expect("the lock file");
        repository
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, text).expect("the file");
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(&self.0).env("CARGO_TARGET_DIR", target).env("CARGO_NET_OFFLINE", "true");
        for name in ["LOG_LEVEL", "LOG_SERVICE", "ENVIRONMENT", "LOG_LAYOUT", "TRYBUILD"] {
            command.env_remove(name);
        }
        command.output().expect("cargo starts")
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"log\", \"billing\", \"chat\"]\n"),
    ("log/Cargo.toml", include_str!("outside/log.toml")),
    ("log/src/lib.rs", include_str!("outside/log.rs")),
    ("billing/Cargo.toml", include_str!("outside/billing.toml")),
    ("billing/src/main.rs", include_str!("outside/billing.rs")),
    ("chat/Cargo.toml", include_str!("outside/chat.toml")),
    ("chat/src/main.rs", include_str!("outside/chat.rs")),
    ("chat/tests/log_calls.rs", include_str!("outside/log_calls.rs")),
    ("chat/tests/ui/password.rs", include_str!("outside/password.rs")),
    ("chat/tests/ui/password.stderr", include_str!("outside/password.stderr")),
    ("chat/tests/ui/misspelt.rs", include_str!("outside/misspelt.rs")),
    ("chat/tests/ui/misspelt.stderr", include_str!("outside/misspelt.stderr")),
];

#[test]
fn a_team_shares_its_schema_and_enforces_it() {
    let repository = Repository::new();
    let chat = repository.cargo(&["run", "--quiet", "-p", "acme-chat"]);
    let billing = repository.cargo(&["run", "--quiet", "-p", "acme-billing"]);
    for (output, service, message) in
        [(&chat, "chat", "user 7 sent a message"), (&billing, "billing", "order 9 was paid")]
    {
        let line = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let line: serde_json::Value = serde_json::from_str(&line).expect("one line of JSON");
        assert_eq!((&line["service"], &line["message"]), (&service.into(), &message.into()));
        assert_eq!(line["logger"], format!("acme_{service}"));
    }
    let tests = repository.cargo(&["test", "-p", "acme-chat"]);
    let text = format!("{}{}", String::from_utf8_lossy(&tests.stdout), String::from_utf8_lossy(&tests.stderr));
    assert!(tests.status.success() && text.contains("1 passed"), "{text}");
    // The schema is not a file that a macro read long ago: a change of it is seen at once.
    let schema = include_str!("outside/log.rs").replace("user_id: u64", "user_ident: u64");
    repository.write("log/src/lib.rs", &schema);
    let stale = repository.cargo(&["check", "-p", "acme-chat"]);
    let text = String::from_utf8_lossy(&stale.stderr);
    assert!(!stale.status.success() && text.contains("there is an associated constant `user_ident`"), "{text}");
}
