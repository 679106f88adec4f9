//! Every path of the runtime crate that an expansion uses. Paths into `::core` and `::std` are stable, so they stand
//! where they are used.

use proc_macro2::TokenStream;
use quote::quote;

/// The path by which an expansion reaches the runtime crate: the shim's `$crate`, or the path that `crate = …` sets.
#[derive(Clone)]
pub(crate) struct Runtime {
    root: TokenStream,
}

impl Runtime {
    pub(crate) fn new(root: TokenStream) -> Self {
        Self { root }
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self::new(quote!(::chat_log))
    }
}

macro_rules! runtime_items {
    ($($name:ident => $($segment:ident)::+;)+) => {
        impl Runtime {
            $(pub(crate) fn $name(&self) -> TokenStream {
                let root = &self.root;
                quote!(#root::$($segment)::+)
            })+
        }
    };
}

runtime_items! {
    // schema
    field => Field;
    schema => Schema;
    schema_def => __private::SchemaDef;
    field_def => __private::FieldDef;
    class => __private::Class;
    unit => __private::Unit;
    ecs_type => __private::EcsType;
    guard => __private::Guard;
    register_schema => __private::register_schema;
    check_ecs => __private::check_ecs;
    check_unit => __private::check_unit;
    check_class => __private::check_class;
    check_string => __private::check_string;
    check_text => __private::check_text;

    // values
    log_value => LogValue;
    log_object => __private::LogObject;
    field_type => __private::FieldType;
    kind => __private::Kind;
    value => __private::Value;
    make_value => __private::ToValue;
    to_value => __private::to_value;

    // calls
    level => Level;
    call_site => __private::CallSite;
    origin => __private::Origin;
    function => __private::Function;
    path_of => __private::path_of;
    piece => __private::MessagePiece;
    emit => __private::emit;
    emit_at => __private::emit_at;
    emit_error => __private::emit_error;
    emit_error_at => __private::emit_error_at;
    error_arg => __private::error_arg;
    error_arg_type => __private::ErrorArg;

    // contexts
    entry => __private::FieldValue;
    context => __private::Context;
    event => __private::Event;
    entry_exit => __private::EntryExit;
    running_guard => __private::RunningGuard;
    is_logging => __private::is_logging;
    observe => __private::observe;
    observed_future => __private::ObservedFuture;

    // items of `std`, which a `no_std` crate cannot name
    boxed => __private::Box;
    string => __private::String;
    vec => __private::Vec;
}
