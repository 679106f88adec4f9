//! Wraps a body in its context. A synchronous body stays in place after a guard, so that its borrows, returns and
//! temporaries do not change. Only `err` needs the result, and so a closure.

use super::ast::{Context, Function};
use super::captured;
use super::future::{self, ReturnedFuture, Tail};
use super::records::Records;
use super::setup::{Purposes, setup};
use crate::argument::ast::schema_or_default;
use crate::argument::guard::regrouped;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Path, ReturnType, Type};

/// Generates the body's new content, and adds the attributes that it needs. `users` is the span of the body's braces.
pub(super) fn body(
    context: &Context,
    function: &Function,
    attributes: &mut Vec<Attribute>,
    users: Span,
    body: TokenStream,
) -> TokenStream {
    if !context.is_entered() && context.err.is_none() {
        return body;
    }
    let kind = BodyKind::of(context, function, body);
    let may_leave = context.err.is_some() && context.values_may_leave() && kind.runs_at_once();
    let captures = kind.captured(context).map(|body| {
        let values = may_leave.then(|| context.to_token_stream());
        captured::as_whole(function, quote!(#values #body))
    });
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
    };
    match kind {
        BodyKind::Async(body) if may_leave => wrap.around_async_values(body),
        BodyKind::Plain(body) if may_leave => wrap.around_plain_values(body),
        kind => {
            let setup = setup(&wrap.records(), kind.purposes());
            let body = wrap.around(kind);
            quote!(#setup #body)
        }
    }
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

    /// Returns whether the values and the body have one result.
    fn runs_at_once(&self) -> bool {
        matches!(self, Self::Async(_) | Self::Plain(_))
    }

    fn purposes(&self) -> Purposes {
        match self {
            Self::Plain(_) => Purposes::Code,
            Self::Tail(tail) if !tail.before.is_empty() => Purposes::CodeAndFuture,
            Self::Future(..) => Purposes::CodeAndFuture,
            Self::Async(_) | Self::Tail(_) => Purposes::Future,
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
}

impl Wrap<'_> {
    fn around(&self, kind: BodyKind) -> TokenStream {
        let here = Span::mixed_site();
        match kind {
            BodyKind::Async(body) => {
                let run = self.run(&self.async_block(&self.statement(body)));
                match &self.output {
                    Some(output) if future::is_plain(output) => quote_spanned!(here=> return #run.await;),
                    None if self.function.never_returns() => quote_spanned!(here=> #run.await),
                    // clippy refuses `async` blocks whose value is a future, but not `async` functions.
                    _ => quote_spanned!(here=> #[allow(clippy::async_yields_async)] return #run.await;),
                }
            }
            BodyKind::Tail(tail) => self.around_tail(tail),
            BodyKind::Future(ReturnedFuture::Opaque, body) => {
                let run = self.run(&self.once(None, self.statement(body)));
                quote_spanned!(here=> return #run;)
            }
            BodyKind::Future(ReturnedFuture::Boxed, body) => {
                // Only a closure with a declared type coerces every returned future to the trait object.
                let written = future::written(&self.function.signature);
                let run = self.run(&self.once(written.as_ref(), self.statement(body)));
                let schema = &self.schema;
                quote_spanned!(here=> return #schema::__boxed(#run);)
            }
            BodyKind::Plain(body) => self.around_plain(body),
        }
    }

    /// Wraps the body of a function that is entirely synchronous.
    fn around_plain(&self, body: TokenStream) -> TokenStream {
        let here = Span::mixed_site();
        if self.context.err.is_none() {
            let body = self.statement(body);
            return body;
        }
        let result = self.once(self.output.as_ref(), self.statement(body));
        let report = self.records().report(&quote_spanned!(here=> &__result));
        quote_spanned!(here=> let __result = #result; #report return __result;)
    }

    /// Wraps a body so that the result is also observed if a value of the context leaves the function. The record has
    /// the context's fields unless a value left.
    fn around_plain_values(&self, body: TokenStream) -> TokenStream {
        let (here, setup, body) = (Span::mixed_site(), setup(&self.records(), Purposes::Code), self.statement(body));
        let records = self.context.entry_exit.as_ref().map(|_| quote_spanned!(here=> __records));
        // The exit is written in the scope, so its guard is dropped first.
        let keep = quote_spanned!(here=> *__kept = ::core::option::Option::Some(((#records), __scope)););
        let result = self.once(self.output.as_ref(), quote!(#setup #keep #body));
        let report = self.records().report(&quote_spanned!(here=> &__result));
        quote_spanned!(here=>
            let mut __kept = ::core::option::Option::None;
            let __result = { let __kept = &mut __kept; #result };
            #report
            return __result;
        )
    }

    /// Like [`around_plain_values`](Self::around_plain_values), for an `async` function. The body's own errors are
    /// observed inside the context.
    fn around_async_values(&self, body: TokenStream) -> TokenStream {
        let (here, schema, setup) = (Span::mixed_site(), &self.schema, setup(&self.records(), Purposes::Future));
        let run = self.run(&self.async_block(&self.statement(body)));
        let block = self.async_block(&quote_spanned!(here=>
            #setup
            __has_left.store(false, ::core::sync::atomic::Ordering::Relaxed);
            return #run.await;
        ));
        let report = self.records().report(&quote_spanned!(here=> __result));
        quote_spanned!(here=>
            let __has_left = &::core::sync::atomic::AtomicBool::new(true);
            return #schema::__observe(#block, |__result| {
                if __has_left.load(::core::sync::atomic::Ordering::Relaxed) { #report }
            }).await;
        )
    }

    fn async_block(&self, body: &TokenStream) -> TokenStream {
        let (ascription, captures) = (self.ascription(), &self.captures);
        let block = self.block(quote!(#ascription #captures #body));
        quote_spanned!(self.users=> async move #block)
    }

    fn records(&self) -> Records<'_> {
        Records { context: self.context, function: self.function, schema: &self.schema }
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
            let (schema, report) = (&self.schema, self.records().report(&quote_spanned!(here=> __result)));
            quote_spanned!(here=> #schema::__observe(#future, |__result| { #report }))
        } else {
            future.clone()
        };
        if !self.context.is_entered() {
            return future;
        }
        let records = self.records().of_future();
        quote_spanned!(here=> __context.run(#future, #records))
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
        let captures = &self.captures;
        let output = output.map(|output| quote_spanned!(self.users=> -> #output));
        let block = self.block(quote!(#captures #body));
        let closure = quote_spanned!(self.users=> move || #output #block);
        let schema = &self.schema;
        quote_spanned!(Span::mixed_site()=> #schema::__once(#closure))
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
}
