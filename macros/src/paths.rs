//! Every path of the runtime crate that an expansion names. What an expansion takes from `::core` and `::std` is as
//! stable as the language and stands where it is used.

use proc_macro2::TokenStream;
use quote::quote;

/// The runtime crate under the path by which the expansion reaches it: `$crate` of a shim, or what `crate = …` says.
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
    schema_def => private::SchemaDef;
    field_def => private::FieldDef;
    class => private::Class;
    unit => private::Unit;
    ecs_type => private::EcsType;
    guard => private::Guard;
    register_schema => private::register_schema;
    check_ecs => private::check_ecs;
    check_unit => private::check_unit;
    check_class => private::check_class;
    check_string => private::check_string;
    check_text => private::check_text;

    // values
    log_value => LogValue;
    log_object => private::LogObject;
    field_type => private::FieldType;
    kind => private::Kind;
    value => private::Value;
    make_value => private::ToValue;
    to_value => private::to_value;

    // calls
    level => Level;
    call_site => private::CallSite;
    origin => private::Origin;
    function => private::Function;
    path_of => private::path_of;
    piece => private::MessagePiece;
    emit => private::emit;
    emit_at => private::emit_at;
    emit_error => private::emit_error;
    emit_error_at => private::emit_error_at;
    error_arg => private::error_arg;
    error_arg_type => private::ErrorArg;

    // contexts
    entry => private::FieldValue;
    context => private::Context;
    event => private::Event;
}
