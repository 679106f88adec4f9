//! The members of a line by their role in searches and dashboards.

use super::super::Export;
use super::super::line::{MappingType, Member};
use crate::builtin;
use crate::layout::Layout;
use crate::schema::{Class, Kind};

/// The members of a layout by role.
pub(super) struct Roles {
    layout: Layout,
    members: Vec<Member>,
}

/// ECS names and plain names of a field that identifies the user, best first.
const USER: [&[&str]; 2] =
    [&["user.id", "user.name", "user.hash", "user.email"], &["user_id", "username", "user_name", "user", "account_id"]];

/// ECS names and plain names of a field that identifies the event.
const EVENT: [&[&str]; 2] = [&["event.action", "event.code"], &["event_type", "event_name", "event_id", "event"]];

/// A duration with one of these words in its name is a bound, not a measurement.
const BOUNDS: [&str; 10] =
    ["after", "deadline", "interval", "limit", "max", "min", "period", "timeout", "ttl", "window"];

impl Roles {
    pub(super) fn new(export: &Export, layout: Layout) -> Self {
        Self { layout, members: export.members(layout) }
    }

    pub(super) fn level(&self) -> &'static str {
        self.own("level", "log.level")
    }

    /// The value of the level ERROR.
    pub(super) fn error(&self) -> &'static str {
        self.own("ERROR", "error")
    }

    pub(super) fn logger(&self) -> &'static str {
        self.own("logger", "log.logger")
    }

    pub(super) fn service(&self) -> &'static str {
        self.own("service", "service.name")
    }

    pub(super) fn function(&self) -> &'static str {
        self.own("funcName", "log.origin.function")
    }

    pub(super) fn error_type(&self) -> &'static str {
        self.own("exc_type", "error.type")
    }

    fn own(&self, flat: &'static str, ecs: &'static str) -> &'static str {
        if self.layout == Layout::Ecs { ecs } else { flat }
    }

    /// The field that identifies the user. A pseudonym qualifies; a mask does not, because several users may share it.
    pub(super) fn user(&self) -> Option<&Member> {
        self.named(USER, |member| {
            let masked = member.field.is_some_and(|field| matches!(field.class, Class::Mask { .. }));
            matches!(member.mapping_type, MappingType::Keyword | MappingType::Long | MappingType::UnsignedLong)
                && !masked
        })
    }

    /// The field that identifies the event.
    pub(super) fn event(&self) -> Option<&Member> {
        self.named(EVENT, |member| member.mapping_type == MappingType::Keyword && !member.is_pseudonym())
    }

    /// The measured durations, the library's own first.
    pub(super) fn times(&self) -> Vec<&Member> {
        let mut times: Vec<&Member> = self.members.iter().filter(|member| is_time(member)).collect();
        times.sort_by_key(|member| !is_elapsed(member));
        times
    }

    /// The duration of a request or function that the library itself measures.
    pub(super) fn elapsed(&self) -> Option<&Member> {
        self.times().into_iter().find(|member| is_elapsed(member))
    }

    /// The counts of lost lines and of suppressed events.
    pub(super) fn missing_lines(&self) -> [Option<&str>; 2] {
        [&builtin::LINES_LOST, &builtin::SUPPRESSED].map(|builtin| {
            let is_it = |member: &&Member| self.is_top(member) && is_named(member, builtin.name);
            let member = self.members.iter().find(is_it)?;
            // A schema may declare it with another type.
            matches!(member.mapping_type, MappingType::Long | MappingType::UnsignedLong).then_some(member.path.as_str())
        })
    }

    /// The enums of the schema, each with its values that contain one of the segments.
    pub(super) fn words(&self, segments: &[&str]) -> Vec<(&str, Vec<&'static str>)> {
        let has_segment = |word: &&&str| word.split('_').any(|segment| segments.contains(&segment));
        let of_member =
            |member: &'static [&'static str]| member.iter().filter(has_segment).copied().collect::<Vec<_>>();
        let enums = self.members.iter().filter_map(|member| Some((member.path.as_str(), enum_words(member)?)));
        enums.map(|(path, words)| (path, of_member(words))).filter(|(_, words)| !words.is_empty()).collect()
    }

    fn named(&self, names: [&[&str]; 2], fits: impl Fn(&Member) -> bool) -> Option<&Member> {
        let [ecs, plain] = names;
        let find = |is_it: &dyn Fn(&Member) -> bool| {
            self.members.iter().find(|member| self.is_top(member) && is_it(member) && fits(member))
        };
        let by_ecs = |name: &&str| find(&|member| member.field.is_some_and(|field| field.ecs_path == *name));
        let by_name = |name: &&str| find(&|member| is_named(member, name));
        ecs.iter().find_map(by_ecs).or_else(|| plain.iter().find_map(by_name))
    }

    /// Returns whether a member is not a leaf of an object.
    fn is_top(&self, member: &Member) -> bool {
        member
            .field
            .is_some_and(|field| member.path == if self.layout == Layout::Ecs { field.ecs_path } else { field.name })
    }
}

fn is_named(member: &Member, name: &str) -> bool {
    member.field.is_some_and(|field| field.name == name)
}

fn is_elapsed(member: &Member) -> bool {
    is_named(member, builtin::ELAPSED.name)
}

/// Returns whether a member is a measured duration, written as a number.
fn is_time(member: &Member) -> bool {
    let is_length = member.field.is_some_and(|field| match field.kind {
        Kind::Duration | Kind::List(Kind::Duration) => !field.name.split('_').any(|word| BOUNDS.contains(&word)),
        _ => is_elapsed(member),
    });
    is_length && matches!(member.mapping_type, MappingType::Double | MappingType::Long | MappingType::UnsignedLong)
}

fn enum_words(member: &Member) -> Option<&'static [&'static str]> {
    match member.field?.kind {
        _ if member.is_pseudonym() => None,
        Kind::Keyword(words) => words,
        Kind::List(Kind::Keyword(words)) => *words,
        _ => None,
    }
}
