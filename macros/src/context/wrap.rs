//! What is put around a body. A synchronous one stays where it is and only gets a guard before it: borrows, returns and
//! temporaries are exactly the user's. Only `err` needs the result, and thus a closure.

use super::ast::{Context, Function};
use super::captured;
use super::future::{self, ReturnedFuture, Tail};
use crate::argument::ast::schema_or_default;
use crate::argument::guard::{self, regrouped};
use crate::argument::setter::{self, Purpose};
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Path, ReturnType, Type};

/// Levels as `__event` counts them.
const ERROR: u8 = 0;
const DEBUG: u8 = 3;

/// The body's new content, and what it needs of the function's attributes. `users` is where the body's braces are.
pub(super) fn body(context: &Context, function: &mut Function, users: Span, body: TokenStream) -> TokenStream {
    let has_context = !context.entries.is_empty() || context.entry_exit.is_some();
    if !has_context && context.err.is_none() {
        return body;
    }
    let mut kind = BodyKind::of(function, body);
    if let Some(body) = kind.captured(context) {
        let captures = captured::as_whole(function, body.clone());
        let start = start();
        *body = quote!(#captures #start #body);
        captured::allow_assignments(function);
    }
    let wrap = Wrap {
        context,
        function,
        users,
        schema: schema_or_default(context.schema.as_ref()),
        output: future::output(&function.signature),
        has_context,
    };
    let setup = wrap.setup(kind.is_in_two_parts());
    let body = wrap.around(kind);
    quote!(#setup #body)
}

/// What kind of body it is.
enum BodyKind {
    Async(TokenStream),
    /// Makes its future at the end, as an `async` block.
    Tail(Tail),
    /// Gets its future from somewhere.
    Future(ReturnedFuture, TokenStream),
    Plain(TokenStream),
}

impl BodyKind {
    fn of(function: &Function, body: TokenStream) -> Self {
        if function.signature.asyncness.is_some() {
            return Self::Async(body);
        }
        match (future::tail(body.clone()), future::returned(&function.signature)) {
            (Some(tail), _) => Self::Tail(tail),
            (None, Some(returned)) => Self::Future(returned, body),
            (None, None) => Self::Plain(body),
        }
    }

    /// What is put into a block or closure. The block at the end of a body captures as it always did.
    fn captured(&mut self, context: &Context) -> Option<&mut TokenStream> {
        match self {
            Self::Async(body) | Self::Future(_, body) => Some(body),
            Self::Plain(body) => context.err.is_some().then_some(body),
            Self::Tail(_) => None,
        }
    }

    /// Whether it does something before its future runs.
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
    has_context: bool,
}

impl Wrap<'_> {
    /// The checks and the context itself, which borrows nothing: the body may move what its values were made of.
    ///
    /// Where a body is in two parts the first runs inside the context, and the second gets one that has no fields but
    /// those around it, which are the same.
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
        // The values come first: see `call::generate::call`.
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
                let ascription = self.ascription();
                let block = self.block(quote!(#ascription #body));
                let run = self.run(&quote_spanned!(here=> async move #block));
                quote_spanned!(here=> #run.await)
            }
            BodyKind::Tail(tail) => self.around_tail(tail),
            BodyKind::Future(returned, body) => {
                let block = self.block(body);
                let run = self.run(&once(&quote_spanned!(here=> move || #block)));
                match returned {
                    ReturnedFuture::Opaque => run,
                    ReturnedFuture::Boxed => quote_spanned!(here=> ::std::boxed::Box::pin(#run)),
                }
            }
            BodyKind::Plain(body) => self.around_plain(&body),
        }
    }

    /// The body of a function that is synchronous through and through.
    fn around_plain(&self, body: &TokenStream) -> TokenStream {
        let here = Span::mixed_site();
        let scope = self.has_context.then(|| quote_spanned!(here=> let __scope = __context.enter();));
        if self.context.err.is_none() {
            let start = start();
            return quote!(#scope #start #body);
        }
        let output = self.output.as_ref().map(|output| quote_spanned!(here=> -> #output));
        let block = self.block(body.clone());
        let result = once(&quote_spanned!(here=> move || #output #block));
        let report = self.report(&self.failed(), &quote_spanned!(here=> &__result));
        quote_spanned!(here=> #scope let __result = #result; #report __result)
    }

    /// A body that ends in an `async` block: all before it runs when the function is called, as it always did.
    fn around_tail(&self, tail: Tail) -> TokenStream {
        let Tail { before, boxed, keywords, block } = tail;
        // Of `Self::Future` and the like nobody knows what it comes to.
        let ascription = future::returned(&self.function.signature).and_then(|_| self.ascription());
        let content = future::with_used_rebindings(block.stream(), &self.context.names());
        let start = start();
        let block = regrouped(&block, quote!(#ascription #start #content));
        let run = self.run(&quote!(#keywords #block));
        match boxed {
            Some((path, parentheses)) => {
                let argument = regrouped(&parentheses, run);
                quote!(#start #before #path #argument)
            }
            None => quote!(#start #before #run),
        }
    }

    /// The future in its context, with a look at what it comes to. The look is inside, so that the record has the fields.
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

    /// A block in the user's braces, whose edition decides when the temporaries of its last expression are dropped.
    fn block(&self, body: TokenStream) -> Group {
        let mut block = Group::new(Delimiter::Brace, body);
        block.set_span(self.users);
        block
    }

    /// Tells an `async` block, which has no place for it, what it returns.
    fn ascription(&self) -> Option<TokenStream> {
        let output = self.output.as_ref()?;
        // At the place of the type, because rustc shows this `return` as the reason of its expectation.
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

    /// Records a result if it is an error. `main` then leaves the process itself: what it returned, std would print
    /// as it is to standard error.
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

    /// One of the attribute's own call sites. The attribute does not know the runtime's path, so the slot that keeps the
    /// site has a type of `std`.
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

/// What stands between the statements that are put before a body and the body: clippy holds the items at its start for
/// items behind statements, up to the first that is not the user's.
fn start() -> TokenStream {
    quote_spanned!(Span::mixed_site()=> type __Body = ();)
}

/// Calls the closure, and makes it one that is called once: any other could not return what it borrows from what it owns.
fn once(closure: &TokenStream) -> TokenStream {
    quote_spanned!(Span::mixed_site()=> {
        fn __once<T>(body: impl ::core::ops::FnOnce() -> T) -> T { body() }
        __once(#closure)
    })
}
