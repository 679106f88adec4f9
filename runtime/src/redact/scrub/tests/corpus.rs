//! Rates over two corpora of our own: texts with a credential of every kind that the scrub knows, and harmless lines in the
//! style of public logs.

use crate::redact::scrub::scrub;
use std::fmt::Write as _;

const LEAKS: &str = include_str!("corpus/leaks.txt");
const HARMLESS: &str = include_str!("corpus/harmless.txt");

/// A text, and whether it is a known limit.
fn lines(corpus: &str) -> impl Iterator<Item = (String, bool)> {
    corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (line, is_limit) = line.strip_prefix("! ").map_or((line, false), |line| (line, true));
        (unescaped(&expanded(line)), is_limit)
    })
}

/// Replaces `{t20}` by 20 letters and digits, which differ from place to place.
fn expanded(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    let mut state = line.bytes().fold(7_u64, |state, byte| state.wrapping_mul(31).wrapping_add(u64::from(byte)));
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        rest = after;
        let alphabet: &[u8] = match after.as_bytes() {
            [b't', b'0'..=b'9', ..] => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            [b'h', b'0'..=b'9', ..] => b"0123456789abcdef",
            [b'u', b'0'..=b'9', ..] => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            _ => {
                out.push('{');
                continue;
            }
        };
        let (len, after) = after[1..].split_once('}').expect("a placeholder ends");
        rest = after;
        for index in 0..len.parse::<usize>().expect("a number") {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Some random tokens have neither digits nor capitals.
            let fixed = [b'A', b'7', b'e', b'4'];
            let random = alphabet[(state >> 33) as usize % alphabet.len()];
            out.push(char::from(if index < 4 && alphabet.contains(&fixed[index]) { fixed[index] } else { random }));
        }
    }
    out + rest
}

fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        match (char, chars.clone().next()) {
            ('\\', Some(escape @ ('n' | 'r' | 't' | '\\'))) => {
                out.push(match escape {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    escape => escape,
                });
                chars.next();
            }
            ('\\', Some('u')) if chars.clone().nth(1) == Some('{') => {
                let code: String = chars.by_ref().skip(2).take_while(|char| *char != '}').collect();
                out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            (char, _) => out.push(char),
        }
    }
    out
}

#[test]
fn the_credentials_of_the_corpus_are_hidden() {
    let (mut count, mut leaked, mut report) = (0, 0, String::new());
    for (line, is_limit) in lines(LEAKS) {
        let (kind, text) = line.split_once(" | ").expect("a kind and a text");
        let secrets: Vec<&str> = text.split('⟦').skip(1).filter_map(|rest| Some(rest.split_once('⟧')?.0)).collect();
        assert!(!secrets.is_empty(), "{text}");
        let clean = scrub(&text.replace(['⟦', '⟧'], "")).into_owned();
        let leaks = secrets.iter().any(|secret| clean.contains(secret));
        count += 1;
        leaked += usize::from(leaks);
        if leaks != is_limit {
            let _ = writeln!(report, "{kind}: {text:?} became {clean:?}");
        }
    }
    assert!(
        report.is_empty(),
        "{leaked} of {count} leaked, of which these are not known or no longer limits:\n{report}"
    );
    assert!(leaked * 50 <= count, "{leaked} of {count} leaked");
}

#[test]
fn the_harmless_lines_of_the_corpus_are_kept() {
    let (mut count, mut changed, mut report) = (0, 0, String::new());
    for (text, is_limit) in lines(HARMLESS) {
        let clean = scrub(&text).into_owned();
        count += 1;
        changed += usize::from(clean != text);
        if (clean != text) != is_limit {
            let _ = writeln!(report, "{text:?} became {clean:?}");
        }
    }
    assert!(
        report.is_empty(),
        "{changed} of {count} changed, of which these are not known or no longer changed:\n{report}"
    );
    assert!(changed * 25 <= count, "{changed} of {count} changed");
}
