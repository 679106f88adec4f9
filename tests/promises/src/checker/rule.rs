//! The table of rules.

/// Whether a finding makes a line invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The servers accept the line, but it could be better.
    Warning,
    /// The line is rejected, lost or changed on the way, or breaks a promise of this project.
    Error,
}

/// One row per rule: id, severity, requirement.
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

            /// The requirement, in a few words.
            pub fn demand(self) -> &'static str {
                match self { $(Self::$id => $demand,)* }
            }
        }
    };
}

// The servers would only warn of W01, W02, W08, W09 and W15. They are errors here, because this project promises them.
rules! {
    E01 Error "the line ends with exactly one LF";
    E02 Error "the line is not empty";
    E03 Error "no byte order mark";
    E04 Error "no CR, space or other text before or after the object";
    E05 Error "no unescaped byte below 0x20";
    E06 Error "valid UTF-8";
    E07 Error "no unescaped DEL or C1 control character";
    E08 Error "valid JSON";
    E09 Error "the line is a JSON object";
    E10 Error "exactly one JSON value per line";
    E11 Error "no NaN or Infinity";
    K01 Error "no duplicate key in an object";
    K02 Error "no empty or blank key";
    K03 Error "no key with a leading, trailing or double dot";
    K04 Error "no name of an index metadata field at the root";
    K05 Error "no name reserved for the shipper at the root";
    K06 Error "no path that is both nested and dotted";
    K07 Error "no path that is both a value and an object";
    V01 Error "all elements of an array have the same type";
    V02 Error "no lone surrogate";
    V05 Error "a string indexed as a single term has at most 32766 bytes";
    V07 Error "an integer fits in i64";
    V08 Error "a float is finite";
    V09 Error "a path has the same JSON type in all lines";
    R01 Error "the line does not exceed the maximum length";
    R02 Error "objects are nested at most 20 levels deep";
    R03 Error "at most 1000 mapped paths";
    T01 Error "the timestamp is a valid time with exactly 6 fractional digits and `Z`";
    T02 Error "other dates conform to RFC 3339";
    S01 Error "`@timestamp`, `log.level` and `ecs.version` are present";
    S02 Error "fields of the ecs-logging spec have the types of the spec";
    S03 Error "`@timestamp`, `log.level`, `message` come first, in this order";
    S04 Error "`log.level` and `ecs.version` are dotted keys at the root";
    S05 Error "an ECS field has its ECS type";
    S06 Error "no ECS field set has a scalar value";
    S07 Error "label keys contain no dot, asterisk or backslash";
    S08 Error "labels are scalars";
    S09 Error "dataset and namespace are valid parts of a data stream's name";
    S10 Error "`event.dataset` equals `data_stream.dataset`";
    L01 Error "all required fields are present";
    L02 Error "exactly one time field is present";
    L03 Error "`lineno`, `process` and `thread` are integers, the other core fields strings";
    L04 Error "no scalar value under the name of an ECS object";
    D01 Error "the core fields come first, in the specified order";
    D02 Error "the level is ERROR, WARNING, INFO, DEBUG or TRACE";
    D03 Error "the logger is written with dots";
    D04 Error "a float has a decimal point";
    D05 Error "`truncated` is a list of distinct field names";
    W01 Error "no unescaped U+2028 or U+2029";
    W02 Error "no unescaped bidi control character";
    W05 Error "no unescaped invisible character";
    W03 Warning "a string indexed as a single term has at most 1024 characters";
    W04 Warning "a numeric id is exactly representable in a browser";
    W06 Warning "a key needs no escaping in a search query";
    W07 Warning "a path has at most 255 characters";
    W08 Error "the ECS level is one of the known levels";
    W09 Error "the ECS level is in lower case";
    W10 Warning "no `level` in addition to `log.level`";
    W11 Warning "trace and span ids have the length of W3C Trace Context";
    W13 Warning "no ESC character in a string";
    W14 Warning "no U+0000 in a string";
    W15 Error "no null";
}
