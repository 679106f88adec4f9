//! Generates a call: one static, one check whether it is enabled, and one call of the runtime.

use super::ast::{Call, Level, Message, Options, Rule};
use super::check;
use super::template::{self, MessagePiece};
use crate::argument::ast::{Argument, inherited_method};
use crate::argument::guard::{self, Suspect};
use crate::argument::setter::{self, Purpose};
use crate::paths::Runtime;
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Path};

pub(super) fn call(call: &Call) -> TokenStream {
    let schema = call.schema();
    let passed = passed(call, &schema);
    let (checks, assumed) = (guard::sound_checks(&schema, &passed.suspects), assumed_checks(call));
    let site = site(call, &schema, &passed.suspects);
    let emit = emit(call, passed);
    let (computed, enabled) = match &call.level {
        Level::Computed(level) => {
            let level_type = call.runtime.level();
            let computed = quote_spanned!(Span::mixed_site()=> let __level: #level_type = #level;);
            (computed, quote_spanned!(Span::mixed_site()=> __CHAT_LOG_SITE.enabled_at(__level)))
        }
        _ => (TokenStream::new(), quote_spanned!(Span::mixed_site()=> __CHAT_LOG_SITE.enabled())),
    };
    // Editors expand a call twice, once with a placeholder at the cursor, and match tokens by position. So the user's
    // tokens come first, and text derived from them, whose length differs, comes after.
    quote_spanned!(Span::mixed_site()=> {
        #computed
        if #enabled { #emit }
        #checks
        #assumed
        #site
    })
}

/// Generates `enabled!`: a call site without a message.
pub(super) fn enabled(runtime: &Runtime, options: &Options, level: &Level) -> TokenStream {
    let (call_site, function) = (runtime.call_site(), runtime.function());
    let origin = origin(runtime, &quote!(#function::Named("")));
    let settings = settings(runtime, options, level);
    let here = Span::mixed_site();
    let answer = match level {
        Level::Computed(level) => quote_spanned!(here=> __CHAT_LOG_SITE.enabled_at(#level)),
        _ => quote_spanned!(here=> __CHAT_LOG_SITE.enabled()),
    };
    quote_spanned!(here=> {
        static __CHAT_LOG_SITE: #call_site = #call_site::probe(#origin)#settings;
        #answer
    })
}

/// Generates a call with mistakes. It logs nothing and keeps the fields and values in dead code. So completion works,
/// rustc also reports unknown fields and wrong types, and no variable counts as unused.
pub(super) fn refused(call: &Call, errors: &TokenStream) -> TokenStream {
    let schema = call.schema();
    let (nameable, others): (Vec<_>, Vec<_>) = call.arguments.iter().partition(|argument| argument.is_nameable());
    let unset = nameable.iter().filter(|argument| argument.value().is_none());
    let definitions = unset.map(|argument| setter::definition(&schema, &argument.name));
    let set: Vec<_> = nameable.iter().filter_map(|argument| setter::set(&schema, argument, Purpose::Value)).collect();
    let checks = set.iter().map(|set| guard::sound_checks(&schema, &set.suspects));
    let values = set.iter().map(|set| &set.tokens);
    let message = match &call.message {
        Message::Computed(message) => Some(message.clone()),
        Message::Literal(_) | Message::Missing => None,
    };
    let level = match &call.level {
        Level::Computed(level) => Some(level.clone()),
        Level::Word(_) | Level::Missing => None,
    };
    let used = others.iter().filter_map(|argument| argument.value()).chain(call.strays.iter().cloned());
    let used = used.chain(message).chain(level).map(|value| guard::without_allow_name(&value));
    // In the same order as in `call`.
    quote_spanned!(Span::mixed_site()=> {
        if false {
            #(let _ = #definitions;)*
            #(let _ = #values;)*
            #(let _ = &(#used);)*
        }
        #(#checks)*
        #errors
    })
}

/// Generates the checks that the surrounding context has the fields that the message assumes. Where it has one,
/// `#[log_context]` has put a method for `()` into scope, which precedes the one for `&()` that can't be called.
fn assumed_checks(call: &Call) -> TokenStream {
    let Message::Literal(message) = &call.message else { return TokenStream::new() };
    let here = Span::mixed_site().located_at(message.span());
    let checks = template::assumed(call, &message.value()).into_iter().map(|hole| {
        let method = Ident::new(&inherited_method(&hole), here);
        let refusal = check::refused_hole(call, &hole).replace('{', "{{").replace('}', "}}");
        quote_spanned! {here=>
            const _: () = {
                #[diagnostic::on_unimplemented(message = #refusal, label = "names no field")]
                trait Available<'a> {}
                // rustc suggests implementing a trait that has no implementation.
                #[diagnostic::do_not_recommend]
                impl Available<'_> for ::core::convert::Infallible {}
                #[allow(dead_code)]
                trait NotInContext: ::core::marker::Sized {
                    fn #method(self)
                    where
                        for<'a> Self: Available<'a>,
                    {
                    }
                }
                impl NotInContext for &() {}
                #[allow(dead_code)]
                fn check() {
                    ().#method()
                }
            };
        }
    });
    checks.collect()
}

/// Generates `enabled!` with mistakes.
pub(super) fn refused_enabled(level: &Level, errors: &TokenStream) -> TokenStream {
    let level = match level {
        Level::Computed(level) => Some(quote_spanned!(Span::mixed_site()=> let _ = &(#level);)),
        Level::Word(_) | Level::Missing => None,
    };
    quote!({ #errors #level false })
}

/// The arguments as expressions for the runtime, in the user's order.
struct Passed {
    arguments: Vec<TokenStream>,
    /// The method that captures the error, with the span of the user's value.
    capture: Ident,
    suspects: Vec<Suspect>,
}

fn passed(call: &Call, schema: &Path) -> Passed {
    let capture = Ident::new("capture", Span::mixed_site());
    let mut passed = Passed { arguments: Vec::new(), capture, suspects: Vec::new() };
    for argument in &call.arguments {
        let set = if argument.is_error() {
            setter::error(&call.runtime, argument)
        } else {
            setter::set(schema, argument, Purpose::Value)
        };
        if let Some(set) = set {
            if argument.is_error() {
                passed.capture = Ident::new("capture", set.span);
            }
            passed.arguments.push(set.tokens);
            passed.suspects.extend(set.suspects);
        }
    }
    passed
}

/// Generates the call of the runtime. It borrows the values in place, so temporaries live until it returns.
fn emit(call: &Call, passed: Passed) -> TokenStream {
    let here = Span::mixed_site();
    let Passed { mut arguments, capture, .. } = passed;
    let level = matches!(call.level, Level::Computed(_)).then(|| quote_spanned!(here=> __level,));
    let Some(position) = call.arguments.iter().position(Argument::is_error) else {
        let emit = if level.is_some() { call.runtime.emit_at() } else { call.runtime.emit() };
        return quote_spanned!(here=> #emit(&__CHAT_LOG_SITE, #level &[#(#arguments),*]));
    };
    let emit = if level.is_some() { call.runtime.emit_error_at() } else { call.runtime.emit_error() };
    if position + 1 == arguments.len() {
        let error = arguments.remove(position);
        return quote_spanned!(here=> #emit(&__CHAT_LOG_SITE, #level &[#(#arguments),*], #error.#capture()));
    }
    // The runtime takes the error last. The `match` evaluates it in the user's order.
    let mut names: Vec<Ident> = (0..arguments.len()).map(|index| Ident::new(&format!("__v{index}"), here)).collect();
    let pattern = quote!(#(#names),*);
    let error = names.remove(position);
    quote_spanned!(here=> match (#(#arguments),*) {
        (#pattern) => #emit(&__CHAT_LOG_SITE, #level &[#(#names),*], #error.#capture()),
    })
}

fn site(call: &Call, schema: &Path, suspects: &[Suspect]) -> TokenStream {
    let call_site = call.runtime.call_site();
    let checks = guard::schema_checks(schema, suspects);
    let origin = origin(&call.runtime, &function(call));
    let pieces = pieces(call, schema);
    let definitions = call.fields().map(|field| setter::definition(schema, &field.name));
    let settings = settings(&call.runtime, &call.options, &call.level);
    let new = quote_spanned!(Span::mixed_site()=>
        #call_site::new(#origin, &[#(#pieces),*], #schema::__SCHEMA, &[#(#definitions),*])#settings
    );
    // The checks come last: after a branch, rustc does not promote the borrowed arrays to statics.
    let initializer = if checks.is_empty() {
        new
    } else {
        quote_spanned!(Span::mixed_site()=> { let __site = #new; #checks __site })
    };
    quote_spanned!(Span::mixed_site()=> static __CHAT_LOG_SITE: #call_site = #initializer;)
}

fn origin(runtime: &Runtime, function: &TokenStream) -> TokenStream {
    let origin = runtime.origin();
    quote_spanned!(Span::mixed_site()=> #origin {
        module: ::core::module_path!(),
        file: ::core::file!(),
        line: ::core::line!(),
        function: #function,
    })
}

/// Generates the function's name, or the probe that finds it at run time.
fn function(call: &Call) -> TokenStream {
    let (function, path_of) = (call.runtime.function(), call.runtime.path_of());
    match &call.surroundings.function {
        Some(name) => quote!(#function::Named(#name)),
        None => quote_spanned!(Span::mixed_site()=> #function::Probe(|| { fn here() {} #path_of(here) })),
    }
}

fn pieces(call: &Call, schema: &Path) -> Vec<TokenStream> {
    let Message::Literal(message) = &call.message else { return Vec::new() };
    let piece = call.runtime.piece();
    let pieces = template::pieces(call, &message.value()).into_iter().map(|part| match part {
        MessagePiece::Text(text) => quote!(#piece::Text(#text)),
        MessagePiece::Field(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(#piece::Field(#index))
        }
        MessagePiece::Inherited(name) => {
            let definition = setter::definition(schema, name);
            quote!(#piece::Inherited(#definition))
        }
        MessagePiece::Assumed(name) => quote!(#piece::InheritedByName(#name)),
        MessagePiece::Error => quote!(#piece::Error),
    });
    pieces.collect()
}

/// Generates `.level(…).logger(…).limit(…)`.
fn settings(runtime: &Runtime, options: &Options, level: &Level) -> TokenStream {
    let here = Span::mixed_site();
    let level = match level {
        Level::Word(word) => check::variant(word).map(|variant| {
            let (level, variant) = (runtime.level(), Ident::new(variant, here));
            quote_spanned!(here=> .level(#level::#variant))
        }),
        Level::Computed(_) | Level::Missing => None,
    };
    let logger = options.logger.as_ref().map(|logger| quote_spanned!(here=> .logger(#logger)));
    let rule = options.rule.as_ref().and_then(|given| given.rule.as_ref()).map(|rule| match *rule {
        Rule::Limit { events, seconds } => quote_spanned!(here=> .limit(#events, #seconds)),
        Rule::Sample { one_in } => quote_spanned!(here=> .sample(#one_in)),
    });
    quote!(#level #logger #rule)
}
