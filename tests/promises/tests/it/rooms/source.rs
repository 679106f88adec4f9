//! The modules of a crate and the names that they use, read from the sources without compilation.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A path by its segments: a module's path from the crate root, or a path as written in a file.
pub(crate) type Segments = Vec<String>;

/// A crate's modules, without test modules.
#[derive(Default)]
pub(crate) struct Source {
    modules: BTreeMap<Segments, Module>,
}

#[derive(Default)]
struct Module {
    /// The imports, by their local names.
    imports: BTreeMap<String, Segments>,
    /// The paths in every item. Those of `impl` blocks and `use` are under the empty name.
    items: BTreeMap<String, Vec<Segments>>,
    /// The types and traits. They may refer to each other, as recursive types do.
    types: BTreeSet<String>,
}

/// A module that uses an item of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    pub(crate) from: Segments,
    pub(crate) to: Segments,
}

impl Use {
    /// Returns the nearest common ancestor and its child on each side; `None` for a module and its descendant.
    pub(crate) fn siblings(&self) -> Option<(&[String], &str, &str)> {
        let common = self.from.iter().zip(&self.to).take_while(|(from, to)| from == to).count();
        Some((&self.from[..common], self.from.get(common)?, self.to.get(common)?))
    }
}

impl Source {
    /// Reads every file below the directory of `lib.rs`.
    pub(crate) fn read(root: &Path) -> Self {
        let mut source = Self::default();
        source.folder(root, &[]);
        source
    }

    fn folder(&mut self, folder: &Path, module: &[String]) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry of the directory").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let inner = match name.as_str() {
                "tests" => continue,
                "lib" | "mod" => module.to_vec(),
                _ => below(module, &name),
            };
            if path.is_dir() {
                self.folder(&path, &inner);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.file(&inner, &fs::read_to_string(&path).expect("a source is text"));
            }
        }
    }

    /// Adds the text of a module's file.
    pub(crate) fn file(&mut self, module: &[String], text: &str) {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", module.join("::")));
        self.items(module, tokens);
    }

    fn items(&mut self, module: &[String], tokens: TokenStream) {
        self.modules.entry(module.to_vec()).or_default();
        let mut tokens = tokens.into_iter().peekable();
        while tokens.peek().is_some() {
            let item = item(&mut tokens);
            let words: Vec<String> = item.iter().map(TokenTree::to_string).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let is_test = item.windows(2).any(|pair| is_test(&pair[0], &pair[1]));
            if is_test {
                continue;
            }
            if let (Some(at), Some(TokenTree::Group(body))) = (position(&words, "mod"), item.last()) {
                self.items(&below(module, words[at + 1]), body.stream());
                continue;
            }
            let (kind, name) = kind_and_name(&words);
            if words.contains(&"[macro_export]") && !module.is_empty() {
                let path = [&["crate".to_owned()], module, &[name.to_owned()]].concat();
                self.modules.entry(Segments::new()).or_default().imports.insert(name.to_owned(), path);
            }
            let here = self.modules.entry(module.to_vec()).or_default();
            if kind == "use" {
                here.imports.extend(imports(&item).into_iter().filter(|(_, path)| path.len() > 1));
            }
            if matches!(kind, "struct" | "enum" | "union" | "trait" | "type") {
                here.types.insert(name.to_owned());
            }
            paths(&item, here.items.entry(name.to_owned()).or_default());
        }
    }

    /// Returns the modules directly below the root.
    pub(crate) fn rooms(&self) -> BTreeSet<&str> {
        self.modules.keys().filter_map(|module| module.first()).map(String::as_str).collect()
    }

    /// Returns every use of another module. Using a function of an ancestor module counts as using everything that the
    /// function calls in turn.
    pub(crate) fn uses(&self) -> BTreeSet<Use> {
        let mut uses = BTreeSet::new();
        for (from, module) in &self.modules {
            for path in module.items.values().flatten() {
                let Some((home, item)) = self.absolute(from, path).and_then(|path| self.resolve(path)) else {
                    continue;
                };
                let mut reached = BTreeSet::from([home.clone()]);
                if from.starts_with(&home) && *from != home {
                    self.reach(&home, &item, &mut BTreeSet::new(), &mut reached);
                }
                uses.extend(reached.into_iter().map(|to| Use { from: from.clone(), to }));
            }
        }
        uses
    }

    /// Adds the modules below `home` that its item uses, directly or through other items of `home`.
    fn reach(&self, home: &Segments, item: &str, seen: &mut BTreeSet<String>, reached: &mut BTreeSet<Segments>) {
        let module = &self.modules[home];
        if module.types.contains(item) || !seen.insert(item.to_owned()) {
            return;
        }
        for path in module.items.get(item).into_iter().flatten() {
            match self.absolute(home, path).and_then(|path| self.resolve(path)) {
                Some((module, item)) if module == *home => self.reach(home, &item, seen, reached),
                Some((module, _)) if module.starts_with(home) => _ = reached.insert(module),
                _ => {}
            }
        }
    }

    /// Returns a path in `module` as a path from the root, if it leads to an item of this crate.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Segments> {
        let (first, rest) = path.split_first()?;
        // `pub(crate)` and `pub(super)` refer to no item.
        if path.iter().all(|word| matches!(word.as_str(), "crate" | "self" | "super")) {
            return None;
        }
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let (_, parent) = module.split_last()?;
                if rest.first().is_some_and(|next| next == "super") {
                    return self.absolute(parent, rest);
                }
                Some([parent, rest].concat())
            }
            _ if self.modules.contains_key(&below(module, first)) && !rest.is_empty() => Some([module, path].concat()),
            first => {
                let here = &self.modules[module];
                match here.imports.get(first) {
                    Some(import) if import[0] != first => self.absolute(module, &[import, rest].concat()),
                    _ => here.items.contains_key(first).then(|| [module, path].concat()),
                }
            }
        }
    }

    /// Returns the module that defines an item, and the item's name. Follows re-exports.
    fn resolve(&self, path: Segments) -> Option<(Segments, String)> {
        let mut module = Segments::new();
        for (position, name) in path.iter().enumerate() {
            let inner = below(&module, name);
            if self.modules.contains_key(&inner) {
                module = inner;
                continue;
            }
            return match self.modules[&module].imports.get(name) {
                Some(import) => self.resolve([self.absolute(&module, import)?, path[position + 1..].to_vec()].concat()),
                None => Some((module, name.clone())),
            };
        }
        Some((module, String::new()))
    }
}

fn below(module: &[String], name: &str) -> Segments {
    [module, &[name.to_owned()]].concat()
}

fn position(words: &[&str], keyword: &str) -> Option<usize> {
    words.iter().position(|word| *word == keyword)
}

/// Returns whether the two are `#[cfg(test)]`.
fn is_test(mark: &TokenTree, group: &TokenTree) -> bool {
    mark.to_string() == "#" && group.to_string().replace(' ', "") == "[cfg(test)]"
}

/// Returns the tokens up to the `;` or the braces that end an item.
fn item(tokens: &mut impl Iterator<Item = TokenTree>) -> Vec<TokenTree> {
    let mut item = Vec::new();
    let mut ends_in_semicolon = false;
    for token in tokens {
        match token.to_string().as_str() {
            "const" | "static" | "type" | "use" => ends_in_semicolon = true,
            "fn" | "impl" | "struct" | "enum" | "union" | "trait" => ends_in_semicolon = false,
            _ => {}
        }
        let ends = match &token {
            TokenTree::Punct(mark) => mark.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !ends_in_semicolon,
            _ => false,
        };
        item.push(token);
        if ends {
            break;
        }
    }
    item
}

/// Returns the keyword of an item and its name, which an `impl` and a `use` do not have.
fn kind_and_name<'a>(words: &[&'a str]) -> (&'a str, &'a str) {
    const KINDS: [&str; 11] =
        ["impl", "use", "fn", "struct", "enum", "union", "trait", "type", "static", "const", "macro_rules"];
    let Some(at) = words.iter().position(|word| KINDS.contains(word)) else { return ("", "") };
    if matches!(words[at], "impl" | "use") {
        return (words[at], "");
    }
    let mut behind = words[at + 1..].iter();
    let name = behind.find(|word| !matches!(**word, "!" | "fn" | "mut" | "unsafe" | "async" | "extern"));
    (words[at], name.copied().unwrap_or_default())
}

/// Returns the names that a `use` imports, with their paths.
fn imports(item: &[TokenTree]) -> Vec<(String, Segments)> {
    let start = item.iter().position(|token| token.to_string() == "use").map_or(0, |at| at + 1);
    let mut found = Vec::new();
    tree(&[], &item[start..], &mut found);
    found
}

/// Adds the imports of one path of a `use`: follows the branches in braces and the name after `as`.
fn tree(prefix: &[String], tokens: &[TokenTree], found: &mut Vec<(String, Segments)>) {
    let mut path = prefix.to_vec();
    let mut tokens = tokens.iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "as" => {
                let name = tokens.next().map_or_else(String::new, TokenTree::to_string);
                return found.push((name, path));
            }
            TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Group(branches) => return for_each_part(branches.stream(), |part| tree(&path, part, found)),
            _ => {}
        }
    }
    if let Some(name) = path.last().cloned() {
        found.push((name, path));
    }
}

/// Adds every path in the tokens, including those in macros and in the braces of a `use`.
fn paths(tokens: &[TokenTree], found: &mut Vec<Segments>) {
    let mut position = 0;
    while position < tokens.len() {
        let is_inside = position > 0
            && matches!(&tokens[position - 1], TokenTree::Punct(mark) if mark.as_char() == '.')
            || position > 1 && is_double_colon(tokens, position - 2);
        match &tokens[position] {
            TokenTree::Ident(first) if !is_inside => {
                let mut path = vec![first.to_string()];
                while is_double_colon(tokens, position + 1) {
                    match tokens.get(position + 3) {
                        Some(TokenTree::Ident(next)) => path.push(next.to_string()),
                        Some(TokenTree::Group(branches)) => for_each_part(branches.stream(), |part| {
                            let mut inner = Vec::new();
                            paths(part, &mut inner);
                            found.extend(inner.into_iter().map(|rest| [path.clone(), rest].concat()));
                        }),
                        _ => {}
                    }
                    position += 3;
                }
                found.push(path);
            }
            TokenTree::Group(group) => paths(&group.stream().into_iter().collect::<Vec<_>>(), found),
            _ => {}
        }
        position += 1;
    }
}

fn is_double_colon(tokens: &[TokenTree], position: usize) -> bool {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    is_colon(position) && is_colon(position + 1)
}

fn for_each_part(tokens: TokenStream, visit: impl FnMut(&[TokenTree])) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    tokens.split(is_comma).filter(|part| !part.is_empty()).for_each(visit);
}
