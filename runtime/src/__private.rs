//! Every path that an expansion may name. It is not part of the public interface: each version of the macro crate is pinned to
//! one of this crate.

pub use crate::callsite::{CallSite, Function, MessagePiece, Origin, path_of};
pub use crate::error::{CapturedError, ErrorArg, LoggedError, error_arg};
pub use crate::instrument::{Context, EntryExit, Event, ObservedFuture, RunningGuard, observe};
pub use crate::logger::{emit, emit_at, emit_error, emit_error_at, is_logging};
/// For benches and fuzz targets.
pub use crate::redact::scrub;
pub use crate::schema::registry::SCHEMAS;
pub use crate::schema::{Class, EcsType, FieldDef, Guard, Kind, SchemaDef, Unit};
pub use crate::value::{
    Date, FieldType, FieldValue, JsonValue, ListValue, LogObject, Timestamp, ToValue, Value, to_value,
};
pub use crate::value::{check_class, check_ecs, check_string, check_text, check_unit};
pub use chat_log_macros::{__chat_log, __enabled};
pub use linkme;
pub use std::boxed::Box;
pub use std::string::String;
pub use std::vec::Vec;

/// Adds a schema to the list that the linker assembles.
#[doc(hidden)]
#[macro_export]
macro_rules! __register_schema {
    ($schema:ident) => {
        #[$crate::__private::linkme::distributed_slice($crate::__private::SCHEMAS)]
        #[linkme(crate = $crate::__private::linkme)]
        static __REGISTERED: &'static $crate::__private::SchemaDef = &$schema;
    };
}
pub use crate::__register_schema as register_schema;
