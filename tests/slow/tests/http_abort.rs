//! With `panic = "abort"`, a panicking handler logs its one line before the process ends. Needs its own project, since the
//! profile applies to a whole build.

mod repository;

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{assert_clean, members};
use repository::Repository;
use std::os::unix::process::ExitStatusExt as _;

const FILES: [(&str, &str); 2] =
    [("Cargo.toml", include_str!("http_abort/Cargo.toml.in")), ("src/main.rs", include_str!("http_abort/program.rs"))];

#[test]
fn a_panic_has_its_line_before_the_process_ends() {
    let output = Repository::new("abort", &FILES).cargo(&["run", "--quiet"]);
    let said = String::from_utf8_lossy(&output.stderr);
    // Cargo execs the program, which ends by SIGABRT.
    assert_eq!((output.status.signal(), said.as_ref()), (Some(6), ""), "only the line reports the panic");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_clean(Layout::Flat, &lines);
    let [handled, panic] = &lines.iter().map(|line| members(line)).collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert_eq!(handled["message"], "handled");
    assert_eq!((&panic["level"], &panic["exc_type"]), (&"ERROR".into(), &"panic".into()));
    assert_eq!(panic["message"], "panic: no answer, password=[REDACTED]");
    for line in [handled, panic] {
        assert_eq!((&line["request_id"], &line["url_path"]), (&"mine".into(), &"/rooms/7".into()));
        assert_eq!(line["user_id"], 7);
    }
    assert!(panic["exc_info"].as_str().is_some_and(|trace| trace.contains("src/main.rs")), "{panic:?}");
}
