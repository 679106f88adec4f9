//! Finds the function that panicked in the backtrace: a panic itself knows only its file and line.

use crate::stack::{frames, is_machinery};

pub(super) struct PanicOrigin {
    /// With `::`.
    pub(super) module: String,
    pub(super) function: String,
}

impl PanicOrigin {
    /// Finds the frame at the given location, or else the first frame outside the panic machinery.
    pub(super) fn find(trace: &str, file: &str, line: u32) -> Self {
        let own = || frames(trace).filter(|frame| !is_machinery(frame));
        let at_place = frames(trace).find(|frame| is_at(frame.place, file, line));
        let Some(found) = at_place.or_else(|| own().next()) else {
            return Self { module: "panic".to_owned(), function: String::new() };
        };
        let mut origin = Self::of_symbol(found.function);
        if origin.module.is_empty() {
            // Where the debug information has only lines, an inlined function has a name without a path.
            let callers = own().skip_while(|frame| frame.place != found.place);
            let module = callers.map(|frame| Self::of_symbol(frame.function).module).find(|module| !module.is_empty());
            origin.module = module.unwrap_or_else(|| "panic".to_owned());
        }
        origin
    }

    /// `app::views` and `send` of `app::views::send::{{closure}}`, `app::views::send::{async_fn#0}`,
    /// `<app::views::Chat as app::Room>::send` and `app::views::Chat<T>::send`.
    fn of_symbol(symbol: &str) -> Self {
        let (owner, path) = match symbol.strip_prefix('<').and_then(|inside| inside.rsplit_once(">::")) {
            Some((owner, path)) => (owner.split(" as ").next().unwrap_or(owner), path),
            None => ("", symbol),
        };
        let owner = without_generics(owner);
        let path = without_generics(path);
        let mut segments: Vec<&str> = path.split("::").filter(|part| is_name(part)).collect();
        let function = segments.pop().unwrap_or_default().to_owned();
        let segments = owner.split("::").filter(|part| is_name(part)).chain(segments);
        // A type's name is not part of a module path.
        let modules: Vec<&str> = segments.take_while(|part| !part.starts_with(char::is_uppercase)).collect();
        Self { module: modules.join("::"), function }
    }
}

/// Returns whether a frame's location, such as `src/views.rs:45:9`, is the given one. Paths in a backtrace are relative to
/// the current directory, those of a panic to the directory of the compiler.
fn is_at(place: &str, file: &str, line: u32) -> bool {
    let Some((path, found)) = place.rsplit_once(':').and_then(|(place, _column)| place.rsplit_once(':')) else {
        return false;
    };
    let path = path.trim_start_matches("./");
    found.parse() == Ok(line) && !path.is_empty() && (path.ends_with(file) || file.ends_with(path))
}

/// Returns whether a segment is a name from the source, unlike `{{closure}}` and `{impl#3}`.
fn is_name(segment: &str) -> bool {
    segment.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

fn without_generics(path: &str) -> String {
    let mut depth = 0_u32;
    path.chars()
        .filter(|char| match char {
            '<' => {
                depth += 1;
                false
            }
            '>' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests;
