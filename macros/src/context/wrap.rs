//! Wraps a body in its context. A synchronous body stays in place after a guard, so that its borrows, returns and
//! temporaries do not change. Only `err` needs the result, and so a closure.

use super::ast::{Context, Function};
use super::captured;
use super::future::{self, ReturnedFuture, Tail};
use crate::argument::ast::schema_or_default;
use crate::argument::guard::{self, regrouped};
use crate::argument::setter::{self, Purpose};
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Ident, Path, ReturnType, Type};

/// Levels by their numbers in `__event`.
const ERROR: u8 = 0;
const DEBUG: u8 = 3;

/// Generates the body's new content, and adds the attributes that it needs. `users` is the span of the body's braces.
pub(super) fn body(
    context: &Context,
    function: &Function,
    attributes: &mut Vec<Attribute>,
    users: Span,
    body: TokenStream,
) -> TokenStream {
    let has_context = !context.entries.is_empty() || context.entry_exit.is_some();
    if !has_context && context.err.is_none() {
        return body;
    }
    let kind = BodyKind::of(context, function, body);
    let captures = kind.captured(context).map(|body| captured::as_whole(function, body.clone()));
    if captures.is_some() {
        captured::allow_assignments(attributes, function);
    }
    let wrap = Wrap {
        context,
        function,
        users,
        schema: schema_or_default(context.schema.as_ref()),
        output: future::output(&function.signature),
        captures,
        has_context,
    };
    let setup = wrap.setup(kind.is_in_two_parts());
    let body = wrap.around(kind);
    quote!(#setup #body)
}

/// The ways in which a body is wrapped.
enum BodyKind {
    Async(TokenStream),
    /// Ends in an `async` block, which is the returned future.
    Tail(Tail),
    /// Returns a future that another function creates.
    Future(ReturnedFuture, TokenStream),
    Plain(TokenStream),
}

impl BodyKind {
    fn of(context: &Context, function: &Function, body: TokenStream) -> Self {
        if function.signature.asyncness.is_some() {
            return Self::Async(body);
        }
        match (future::tail(body.clone()), future::returned(&function.signature)) {
            (Some(tail), _) => Self::Tail(tail),
            // `err` needs the output, so it leaves no choice.
            (None, Some(_)) if context.err.is_none() && future::has_other_traits(&function.signature) => {
                Self::Plain(body)
            }
            (None, Some(returned)) => Self::Future(returned, body),
            (None, None) => Self::Plain(body),
        }
    }

    /// Returns the body if it moves into a block or closure. An `async` block at the end of a body captures as before.
    fn captured(&self, context: &Context) -> Option<&TokenStream> {
        match self {
            Self::Async(body) | Self::Future(_, body) => Some(body),
            Self::Plain(body) => context.err.is_some().then_some(body),
            Self::Tail(_) => None,
        }
    }

    /// Returns whether code runs before the future does.
    fn is_in_two_parts(&self) -> bool {
        match self {
            Self::Tail(tail) => !tail.before.is_empty(),
            Self::Future(..) => true,
            Self::Async(_) | Self::Plain(_) => false,
        }
    }
}

struct Wrap<'a> {
    context: &'a Context,
    function: &'a Function,
    users: Span,
    schema: Path,
    output: Option<Type>,
    captures: Option<TokenStream>,
    has_context: bool,
}

impl Wrap<'_> {
    /// Generates the checks and the context. The context borrows nothing, because the body may move the values'
    /// sources.
    ///
    /// A body in two parts enters the context for the first part. The future gets a context without own fields, which
    /// inherits those of the first.
    fn setup(&self, is_in_two_parts: bool) -> TokenStream {
        if !self.has_context {
            return TokenStream::new();
        }
        let (here, schema) = (Span::mixed_site(), &self.schema);
        let (mut entries, mut suspects) = (Vec::new(), Vec::new());
        for set in self.context.entries.iter().filter_map(|entry| setter::set(schema, entry, Purpose::Entry)) {
            entries.push(set.tokens);
            suspects.extend(set.suspects);
        }
        let credentials = guard::sound_checks(schema, &suspects);
        let of_schema = guard::schema_checks(schema, &suspects);
        let of_schema = (!of_schema.is_empty()).then(|| quote_spanned!(here=> const _: () = { #of_schema };));
        let trace = self.context.entry_exit.is_some().then(|| self.trace());
        let made = quote_spanned!(here=> #schema::__context([#(#entries),*]));
        let made = if is_in_two_parts {
            quote_spanned!(here=> let __scope = #made.enter(); let __context = #schema::__context([])#trace;)
        } else {
            quote_spanned!(here=> let __context = #made #trace;)
        };
        // The values come first for editors: see `call::generate::call`.
        quote_spanned!(here=>
            #made
            #credentials
            #of_schema
        )
    }

    fn around(&self, kind: BodyKind) -> TokenStream {
        let here = Span::mixed_site();
        match kind {
            BodyKind::Async(body) => {
                let (ascription, captures, body) = (self.ascription(), &self.captures, self.statement(body));
                let block = self.block(quote!(#ascription #captures #body));
                let run = self.run(&quote_spanned!(self.users=> async move #block));
                match &self.output {
                    Some(output) if future::is_plain(output) => quote_spanned!(here=> return #run.await;),
                    None if self.function.never_returns() => quote_spanned!(here=> #run.await),
                    // clippy refuses `async` blocks whose value is a future, but not `async` functions.
                    _ => quote_spanned!(here=> #[allow(clippy::async_yields_async)] return #run.await;),
                }
            }
            BodyKind::Tail(tail) => self.around_tail(tail),
            BodyKind::Future(ReturnedFuture::Opaque, body) => {
                let run = self.run(&self.once(None, body));
                quote_spanned!(here=> return #run;)
            }
            BodyKind::Future(ReturnedFuture::Boxed, body) => {
                // Only a closure with a declared type coerces every returned future to the trait object.
                let run = self.run(&self.once(future::written(&self.function.signature).as_ref(), body));
                quote_spanned!(here=> return ::std::boxed::Box::pin(#run);)
            }
            BodyKind::Plain(body) => self.around_plain(body),
        }
    }

    /// Wraps the body of a function that is entirely synchronous.
    fn around_plain(&self, body: TokenStream) -> TokenStream {
        let here = Span::mixed_site();
        let scope = self.has_context.then(|| quote_spanned!(here=> let __scope = __context.enter();));
        if self.context.err.is_none() {
            let body = self.statement(body);
            return quote!(#scope #body);
        }
        let result = self.once(self.output.as_ref(), body);
        let report = self.report(&self.failed(), &quote_spanned!(here=> &__result));
        quote_spanned!(here=> #scope let __result = #result; #report return __result;)
    }

    /// Wraps a body that ends in an `async` block. The code before the block still runs when the function is called.
    fn around_tail(&self, tail: Tail) -> TokenStream {
        let Tail { before, boxed, keywords, block } = tail;
        // The output of a type such as `Self::Future` is unknown.
        let ascription = future::returned(&self.function.signature).and_then(|_| self.ascription());
        let content = future::with_used_rebindings(block.stream(), &self.context.names());
        let content = regrouped(&block, quote!(; #content));
        let block = regrouped(&block, quote!(#ascription #content));
        let run = self.run(&quote!(#keywords #block));
        let future = match boxed {
            Some((path, parentheses)) => {
                let argument = regrouped(&parentheses, run);
                quote!(#path #argument)
            }
            None => run,
        };
        self.statement(quote!(#before #future))
    }

    /// Runs the future in its context. The output is observed inside the context, so that the record has its fields.
    fn run(&self, future: &TokenStream) -> TokenStream {
        let here = Span::mixed_site();
        let future = if self.context.err.is_some() {
            let event = self.failed();
            let report = self.report(&quote_spanned!(here=> __event), &quote_spanned!(here=> __result));
            quote_spanned!(here=> #event.observe(#future, |__event, __result| { #report }))
        } else {
            future.clone()
        };
        if self.has_context { quote_spanned!(here=> __context.run(#future)) } else { future }
    }

    /// Generates the user's part of a body as a block of its own. Lints that look at the beginning or the end of a body
    /// then see it as the user wrote it. With its empty statement, rustc considers the braces necessary.
    fn statement(&self, body: TokenStream) -> TokenStream {
        self.block(quote!(; #body)).into_token_stream()
    }

    /// Generates a block with the user's braces. Their edition determines when temporaries of the last expression are
    /// dropped.
    fn block(&self, body: TokenStream) -> Group {
        let mut block = Group::new(Delimiter::Brace, body);
        block.set_span(self.users);
        block
    }

    /// Generates a call of the body as an `FnOnce`. Only such a closure can return borrows of what it owns.
    ///
    /// The closure has the span of the user's braces, because clippy checks no body of a closure that a macro wrote.
    fn once(&self, output: Option<&Type>, body: TokenStream) -> TokenStream {
        let (captures, body) = (&self.captures, self.statement(body));
        let output = output.map(|output| quote_spanned!(self.users=> -> #output));
        let block = self.block(quote!(#captures #body));
        let closure = quote_spanned!(self.users=> move || #output #block);
        quote_spanned!(Span::mixed_site()=> {
            fn __once<T>(body: impl ::core::ops::FnOnce() -> T) -> T { body() }
            __once(#closure)
        })
    }

    /// Generates dead code that fixes the output type of an `async` block, which has no syntax for it.
    fn ascription(&self) -> Option<TokenStream> {
        let output = self.output.as_ref()?;
        // The span is that of the type, because rustc shows this `return` as the reason for the expected type.
        let written = match &self.function.signature.output {
            ReturnType::Default => self.function.signature.ident.span(),
            ReturnType::Type(_, ty) => ty.span(),
        };
        Some(quote_spanned!(Span::mixed_site().located_at(written)=>
            if let ::core::option::Option::Some(__returned) = ::core::option::Option::<#output>::None {
                return __returned;
            }
        ))
    }

    /// Generates code that logs the result if it is an error. `main` then exits the process itself, because std would
    /// print the returned error unredacted to standard error.
    fn report(&self, event: &TokenStream, result: &TokenStream) -> TokenStream {
        let Some(err) = &self.context.err else { return TokenStream::new() };
        let at = Span::mixed_site().located_at(err.span());
        let schema = &self.schema;
        let record = quote_spanned!(at=> #event.error(#schema::__error_arg(__error).capture()));
        let record = if self.function.is_main() {
            quote_spanned!(at=> if #record { ::std::process::exit(1) })
        } else {
            quote_spanned!(at=> #record;)
        };
        quote_spanned!(at=> if let ::core::result::Result::Err(__error) = #result { #record })
    }

    fn failed(&self) -> TokenStream {
        self.event(ERROR, &format!("{} failed", self.name()))
    }

    fn trace(&self) -> TokenStream {
        let enter = self.event(DEBUG, &format!("entered {}", self.name()));
        let exit = self.event(DEBUG, &format!("left {}", self.name()));
        quote_spanned!(Span::mixed_site()=> .entry_exit(#enter, #exit))
    }

    /// Generates one of the attribute's own call sites. The attribute does not know the runtime's path, so the slot
    /// that stores the site has a type from `std`.
    fn event(&self, level: u8, message: &str) -> TokenStream {
        let (schema, name) = (&self.schema, self.name());
        let level = proc_macro2::Literal::u8_unsuffixed(level);
        let line = quote_spanned!(self.function.signature.ident.span()=> ::core::line!());
        quote_spanned!(Span::mixed_site()=> {
            static __SLOT: ::std::sync::OnceLock<
                &'static (dyn ::core::any::Any + ::core::marker::Send + ::core::marker::Sync),
            > = ::std::sync::OnceLock::new();
            #schema::__event(&__SLOT, #level, #message, ::core::module_path!(), ::core::file!(), #line, #name)
        })
    }

    fn name(&self) -> String {
        let ident: &Ident = &self.function.signature.ident;
        ident.unraw().to_string()
    }
}
