use super::TraceIds;
use proptest::prelude::*;

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const SPAN: &str = "b7ad6b7169203331";

fn is_read(header: &str) -> bool {
    TraceIds::from_traceparent(header).is_some()
}

#[test]
fn what_the_specification_allows_is_read() {
    for flags in ["00", "01", "ff"] {
        let ids = TraceIds::from_traceparent(&format!("00-{TRACE}-{SPAN}-{flags}"));
        assert_eq!(ids.map(|ids| ids.to_string()), Some(format!("{TRACE}-{SPAN}")));
    }
    for later in ["01", "cc", "fe"] {
        assert!(is_read(&format!("{later}-{TRACE}-{SPAN}-01")), "{later}");
        assert!(is_read(&format!("{later}-{TRACE}-{SPAN}-01-what-the-future-will-be-like")), "{later}");
    }
}

#[test]
fn what_the_specification_forbids_is_refused() {
    let (no_trace, no_span) = ("0".repeat(32), "0".repeat(16));
    for header in [
        String::new(),
        format!("ff-{TRACE}-{SPAN}-01"),
        format!("00-{TRACE}-{SPAN}-01-more"),
        format!("00-{TRACE}-{SPAN}-01-"),
        format!("cc-{TRACE}-{SPAN}-01.more"),
        format!("00-{no_trace}-{SPAN}-01"),
        format!("00-{TRACE}-{no_span}-01"),
        format!("00-{}-{SPAN}-01", TRACE.to_uppercase()),
        format!("00-{TRACE}-{}-01", SPAN.to_uppercase()),
        format!("0-{TRACE}-{SPAN}-01"),
        format!("00-{TRACE}-{SPAN}-0"),
        format!("00-{TRACE}-{SPAN}"),
        format!("0x-{TRACE}-{SPAN}-01"),
        format!("00-{TRACE}-{SPAN}-0x"),
        format!("00-{TRACE}_{SPAN}-01"),
        format!(" 00-{TRACE}-{SPAN}-01"),
        format!("00-{TRACE}-{SPAN}-01 "),
        format!("00-{}-{SPAN}-01", "é".repeat(16)),
    ] {
        assert!(!is_read(&header), "{header:?}");
    }
}

proptest! {
    #[test]
    fn every_valid_pair_of_ids_comes_back(trace: [u8; 16], span: [u8; 8], flags: u8) {
        let ids = TraceIds::new(trace, span);
        let header = match ids {
            Some(ids) => format!("00-{ids}-{flags:02x}"),
            None => return Ok(()),
        };
        prop_assert_eq!(TraceIds::from_traceparent(&header), ids);
    }

    #[test]
    fn one_other_character_is_never_read_as_the_same(at in 0_usize..55, character: char) {
        let header = format!("00-{TRACE}-{SPAN}-01");
        let mut changed = header.clone();
        changed.replace_range(at..=at, character.encode_utf8(&mut [0; 4]));
        let is_flag_or_version = !(2..=52).contains(&at);
        if changed != header && !is_flag_or_version {
            prop_assert_ne!(TraceIds::from_traceparent(&changed), TraceIds::from_traceparent(&header));
        }
    }

    #[test]
    fn no_text_makes_it_panic(header in "\\PC*", digits in "[0-9a-f-]{50,60}") {
        let _ = (TraceIds::from_traceparent(&header), TraceIds::from_traceparent(&digits));
    }
}
