//! `tracing_layer()` among other layers: each layer has its own levels, spans and late fields, and no layer loses
//! anything to another.

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, members, text};
use chat_log_tests::program::Program;
use serde_json::{Value, json};

const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];

/// For the loggers `app`, `noisy` and `quiet`, how many of [`LEVELS`] are enabled.
type On = [usize; 3];

const EVERYTHING: On = [5, 5, 5];
/// `LOG_LEVEL`, and the levels after a change at run time.
const OURS: (&str, On) = ("info,quiet=error", [3, 3, 1]);
const OURS_LATER: On = [4, 1, 1];
/// The filter of the other layer.
const THEIRS: (&str, On) = ("warn,noisy=trace,app=info", [3, 5, 2]);

struct Ran {
    ours: Vec<Members>,
    theirs: Vec<Members>,
}

fn run(case: &str) -> Ran {
    let program = Program::new(env!("CARGO_BIN_EXE_stack_layers")).with("CASE", case);
    let output = program.with("LOG_LEVEL", OURS.0).with("FILTER", THEIRS.0).run();
    let [ours, theirs] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    assert_clean(Layout::Flat, &ours.lines().collect::<Vec<_>>());
    Ran { ours: ours.lines().map(members).collect(), theirs: theirs.lines().map(members).collect() }
}

/// Returns the messages of one round of the program.
fn round(on: On, inside: &[&str]) -> Vec<String> {
    let loggers = ["app", "noisy", "quiet"].into_iter().zip(on);
    let once: Vec<String> =
        loggers.flat_map(|(logger, on)| LEVELS[..on].iter().map(move |level| format!("{logger} {level}"))).collect();
    [once.clone(), once, inside.iter().map(|message| (*message).to_owned()).collect()].concat()
}

impl Ran {
    /// Requires exactly the enabled events of each side: in the two rounds with our logger installed, and in all three.
    fn check(&self, case: &str, [ours, ours_later]: [On; 2], theirs: On) {
        let both = ["inside", "ours inside"];
        let one = |message: &str| vec![message.to_owned()];
        let changed = one("log levels changed from `info,quiet=error` to `error,app=debug` by set_filter");
        let expected = [one("installed"), round(ours, &both), changed, round(ours_later, &both), one("end")];
        let messages: Vec<_> = self.ours.iter().filter_map(|line| text(line, "message")).collect();
        assert_eq!(messages, expected.concat(), "{case}: our lines");
        let seen: &[&str] = if theirs[0] >= 3 { &["inside"] } else { &[] };
        let messages: Vec<_> = self.theirs.iter().filter_map(|line| line["fields"]["message"].as_str()).collect();
        assert_eq!(messages, [(); 3].map(|()| round(theirs, seen)).concat(), "{case}: theirs");
    }

    fn inside(&self) -> Vec<&Members> {
        self.ours.iter().filter(|line| text(line, "message").is_some_and(|said| said.ends_with("inside"))).collect()
    }
}

#[test]
fn each_layer_has_its_own_levels_in_every_order() {
    for case in ["below", "above", "between", "boxed"] {
        run(case).check(case, [OURS.1, OURS_LATER], THEIRS.1);
    }
    run("unfiltered").check("unfiltered", [OURS.1, OURS_LATER], EVERYTHING);
    // Only our layer enables more than errors.
    run("narrow").check("narrow", [OURS.1, OURS_LATER], [1, 1, 1]);
}

/// A filter that the program adds to our layer applies in addition to our levels, and only to that layer.
#[test]
fn a_filter_of_the_program_narrows_only_our_layer() {
    run("own_filter").check("own_filter", [[3, 3, 1], [3, 1, 1]], EVERYTHING);
}

/// `tracing-subscriber` documents this for a filter that is itself a layer.
#[test]
fn a_filter_of_the_whole_subscriber_applies_to_every_layer() {
    run("whole").check("whole", [[3, 3, 1], [3, 1, 1]], THEIRS.1);
}

#[test]
fn a_layer_sees_the_spans_and_late_fields_that_it_enables() {
    for case in ["below", "above", "between", "boxed"] {
        let ran = run(case);
        for line in ran.inside() {
            assert_eq!((&line["user_id"], &line["room_name"]), (&json!(7), &json!("lobby")), "{case}");
            assert_eq!(line.get("labels"), None, "{case}: a span of the other layer's");
        }
        assert_eq!(ran.inside().len(), 4, "{case}");
        let inside: Vec<&Value> = ran.theirs.iter().filter_map(|line| line.get("spans")).collect();
        let request = json!({"name": "request", "user_id": 7, "room_name": "lobby"});
        let detail = json!({"name": "detail", "step": 1, "late": "later"});
        assert_eq!(inside, vec![&json!([request, detail]); 3], "{case}");
    }
}

#[test]
fn layers_beside_ours_see_their_events() {
    for (case, errors) in [("between", 3 * 3 * 2), ("unfiltered", 3 * (2 * 15 + 1))] {
        let ran = run(case);
        let end = ran.ours.last().expect("lines");
        assert_eq!(end["count"], errors, "{case}");
    }
}
