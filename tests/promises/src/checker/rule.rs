//! The table of rules.

/// Whether a finding makes a line invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The servers accept the line, but it could be better.
    Warning,
    /// The line is rejected, lost or changed on the way, or breaks a promise of this project.
    Error,
}

/// One row per rule: id, severity, demand.
macro_rules! rules {
    ($($id:ident $severity:ident $demand:literal;)*) => {
        /// A rule of the checklist. The letter names the family, see the [module](super).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $demand] $id,)*
        }

        impl Rule {
            /// All rules, in table order.
            pub const ALL: &'static [Self] = &[$(Self::$id,)*];

            /// The short id, such as `E05`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$id => stringify!($id),)* }
            }

            /// The severity of a violation.
            pub fn severity(self) -> Severity {
                match self { $(Self::$id => Severity::$severity,)* }
            }

            /// The demand of the rule, in a few words.
            pub fn demand(self) -> &'static str {
                match self { $(Self::$id => $demand,)* }
            }
        }
    };
}

// The servers would only warn of W01, W02, W08, W09 and W15. They are errors here, because this project promises them.
rules! {
    E01 Error "a line ends in exactly one LF";
    E02 Error "a line is not empty";
    E03 Error "no byte order mark";
    E04 Error "no CR, blank or other text before or after the object";
    E05 Error "no raw byte below 0x20";
    E06 Error "valid UTF-8";
    E07 Error "no raw DEL or C1 control";
    E08 Error "valid JSON";
    E09 Error "the line is an object";
    E10 Error "one JSON value on a line";
    E11 Error "no NaN, no Infinity";
    K01 Error "no key twice in an object";
    K02 Error "no empty or blank key";
    K03 Error "no key starts or ends with a dot or has two dots in a row";
    K04 Error "no index metadata name at the root";
    K05 Error "no name of the shipper's own at the root";
    K06 Error "no path both nested and dotted";
    K07 Error "no path both value and object";
    V01 Error "an array holds one type";
    V02 Error "no lone surrogate";
    V05 Error "a string that is indexed as one term has at most 32766 bytes";
    V07 Error "an integer fits i64";
    V08 Error "a float is finite";
    V09 Error "a path keeps one JSON kind";
    R01 Error "a line is not longer than the limit";
    R02 Error "objects are at most 20 deep";
    R03 Error "at most 1000 mapped paths";
    T01 Error "the time has exactly 6 digits and Z and exists";
    T02 Error "other dates are RFC 3339";
    S01 Error "`@timestamp`, `log.level` and `ecs.version` are there";
    S02 Error "fields of the ecs-logging spec have its types";
    S03 Error "`@timestamp`, `log.level`, `message` come first, in this order";
    S04 Error "`log.level` and `ecs.version` are dotted keys at the root";
    S05 Error "an ECS field has its ECS type";
    S06 Error "no ECS field set is a scalar";
    S07 Error "label keys hold no dot, star or backslash";
    S08 Error "labels are scalars";
    S09 Error "dataset and namespace are legal data stream names";
    S10 Error "`event.dataset` equals `data_stream.dataset`";
    L01 Error "the required fields are there";
    L02 Error "a time field is there";
    L03 Error "`lineno`, `process`, `thread` are integers, the other core fields strings";
    L04 Error "no scalar under the name of an ECS object";
    D01 Error "the core fields come first, in their order";
    D02 Error "the level is ERROR, WARNING, INFO, DEBUG or TRACE";
    D03 Error "the logger is written with dots";
    D04 Error "a float is written with a dot";
    D05 Error "`truncated` lists names of fields";
    W01 Error "no raw U+2028 or U+2029";
    W02 Error "no raw bidi control";
    W03 Warning "a string that is indexed as one term has at most 1024 characters";
    W04 Warning "a numeric id is exact in a browser";
    W06 Warning "a key needs no escaping in a search";
    W07 Warning "a path has at most 255 characters";
    W08 Error "the ECS level is known";
    W09 Error "the ECS level is lower case";
    W10 Warning "no `level` beside `log.level`";
    W11 Warning "trace and span ids are of W3C length";
    W13 Warning "no ESC in a string";
    W14 Warning "no U+0000 in a string";
    W15 Error "no null";
}
