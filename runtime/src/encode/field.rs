//! One field's key and value in a JSON layout.

use super::cut::{Cut, PartKind};
use super::separator::Separator;
use super::{Format, LineBuffer};
use crate::layout::Layout;
use crate::redact::{self, Amount, Redacted};
use crate::schema::{FieldDef, Style};
use crate::statistics;
use crate::value::{ListValue, LogObject, Value, timestamp};
use serde_json::Value as Tree;

/// A line that is being written, with its format.
pub(super) struct LineEncoder<'l> {
    pub(super) line: &'l mut LineBuffer,
    pub(super) format: &'l Format,
    /// Present if the whole line is too long.
    pub(super) cut: Option<&'l mut Cut>,
}

impl LineEncoder<'_> {
    /// Writes a field as the call passed it.
    #[inline]
    pub(super) fn field(&mut self, field: &'static FieldDef, value: Value<'_>) {
        let redactor = &self.format.redactor;
        redact::visit(field, value, redactor, &mut |field, shown| self.shown(field, shown));
    }

    /// Writes a redacted field.
    #[inline]
    pub(super) fn shown(&mut self, field: &'static FieldDef, shown: Redacted<'_>) {
        if self.cut.is_some() {
            return self.within_limits(field, shown);
        }
        self.write(field, shown);
    }

    #[inline]
    fn write(&mut self, field: &'static FieldDef, shown: Redacted<'_>) {
        let (key, style) = match self.format.layout {
            Layout::Ecs => (&field.ecs_key, field.ecs_style),
            Layout::Flat | Layout::Pretty => (&field.flat_key, field.flat_style),
        };
        match (shown.value(), style) {
            (Value::Str(text), _) => {
                self.line.key(key);
                self.line.string(text);
            }
            (Value::U64(number), Style::Plain) => {
                self.line.key(key);
                self.line.unsigned(number);
            }
            (Value::F64(number), Style::Float) if number.is_finite() => {
                self.line.key(key);
                self.line.double(number);
            }
            (Value::Bool(value), Style::Plain) => {
                self.line.key(key);
                self.line.slice(if value { b"true" } else { b"false" });
            }
            (Value::Object(object), _) if self.format.layout == Layout::Ecs => self.leaves(field.ecs_path, object),
            (value, _) if is_absent(value) => {}
            (value, style) => {
                self.line.key(key);
                self.value(field, value, style);
            }
        }
    }

    /// Writes a value without its key.
    fn value(&mut self, field: &FieldDef, value: Value<'_>, style: Style) {
        match style {
            Style::Text if !matches!(value, Value::Str(_) | Value::Object(_) | Value::List(_) | Value::Json(_)) => {
                let mut text = String::new();
                // Writing to a string cannot fail.
                let _ = redact::plain_text(&mut text, field, value);
                return self.line.string(&text);
            }
            Style::Float => match value {
                Value::U64(number) => return self.line.double(number as f64),
                Value::I64(number) => return self.line.double(number as f64),
                _ => {}
            },
            _ => {}
        }
        match value {
            Value::Absent => self.line.slice(b"null"),
            Value::Bool(value) => self.line.slice(if value { b"true" } else { b"false" }),
            Value::U64(number) => self.line.unsigned(number),
            Value::I64(number) => self.line.signed(number),
            Value::U128(number) => self.line.unsigned_wide(*number),
            Value::I128(number) => self.line.signed_wide(*number),
            Value::F64(number) => self.line.double(number),
            Value::F32(number) => self.line.float(number),
            Value::Str(text) => self.line.string(text),
            Value::Char(char) => self.line.string(char.encode_utf8(&mut [0; 4])),
            Value::Duration(duration) => match redact::in_unit(duration, field.unit) {
                Amount::Whole(number) => self.line.unsigned_wide(number),
                Amount::Float(number) => self.line.double(number),
            },
            Value::Timestamp(time) => self.line.string(&timestamp::to_the_microsecond(time)),
            Value::Date(date) => self.line.string(&timestamp::date_text(date)),
            Value::Ip(_) | Value::Uuid(_) => {
                let mut text = String::new();
                let _ = redact::plain_text(&mut text, field, value);
                self.line.string(&text);
            }
            Value::List(list) => self.list(field, list, style),
            Value::Object(object) => self.object(object),
            Value::Json(json) => match json.to_json() {
                Some(tree) => self.tree(&tree),
                None => self.line.slice(b"{}"),
            },
        }
    }

    fn list(&mut self, field: &FieldDef, list: &dyn ListValue, style: Style) {
        let style = match field.kind {
            crate::schema::Kind::List(crate::schema::Kind::Float { .. }) => Style::Float,
            _ => style,
        };
        let mut separator = Separator::comma();
        self.line.push(b'[');
        list.visit(&mut |element| {
            if !is_absent(element) {
                separator.write(self.line);
                self.value(field, element, style);
            }
        });
        self.line.push(b']');
    }

    /// Writes an object in `Layout::Flat`, or in a list.
    fn object(&mut self, object: &dyn LogObject) {
        let mut separator = Separator::comma();
        self.line.push(b'{');
        object.visit(&mut |leaf, value| {
            if !is_absent(value) {
                separator.write(self.line);
                self.line.string(leaf.name);
                self.line.push(b':');
                self.value(leaf, value, leaf.flat_style);
            }
        });
        self.line.push(b'}');
    }

    /// Writes an object in `Layout::Ecs` as dotted keys. A line never has a dotted and a nested form of one key, of which
    /// Filebeat's `expand_keys` would merge neither.
    fn leaves(&mut self, path: &str, object: &dyn LogObject) {
        object.visit(&mut |leaf, value| match value {
            value if is_absent(value) => {}
            Value::Object(inner) => self.leaves(&format!("{path}.{}", leaf.name), inner),
            value => {
                self.line.slice(b",\"");
                self.line.slice(path.as_bytes());
                self.line.push(b'.');
                self.line.slice(leaf.name.as_bytes());
                self.line.slice(b"\":");
                self.value(leaf, value, leaf.ecs_style);
            }
        });
    }

    fn tree(&mut self, tree: &Tree) {
        match tree {
            Tree::Null => self.line.slice(b"null"),
            Tree::Bool(value) => self.line.slice(if *value { b"true" } else { b"false" }),
            Tree::String(text) => self.line.string(text),
            Tree::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => self.line.unsigned(number),
                (_, Some(number), _) => self.line.signed(number),
                (_, _, Some(number)) if number.is_finite() => self.line.double(number),
                _ => self.line.string(&number.to_string()),
            },
            Tree::Array(elements) => {
                let mut separator = Separator::comma();
                self.line.push(b'[');
                for element in elements {
                    separator.write(self.line);
                    self.tree(element);
                }
                self.line.push(b']');
            }
            Tree::Object(entries) => {
                let mut separator = Separator::comma();
                self.line.push(b'{');
                for (key, value) in entries {
                    separator.write(self.line);
                    self.line.string(key);
                    self.line.push(b':');
                    self.tree(value);
                }
                self.line.push(b'}');
            }
        }
    }

    /// Writes a field of a line that is too long: cuts a text, and writes or omits any other value as a whole.
    #[cold]
    fn within_limits(&mut self, field: &'static FieldDef, shown: Redacted<'_>) {
        if self.is_bare() {
            return;
        }
        let name = if self.format.layout == Layout::Ecs { field.ecs_path } else { field.name };
        if let Value::Str(text) = shown.value() {
            let len = self.cut_text(PartKind::Text, name, text).len();
            return self.write(field, shown.cut_to(len));
        }
        let mark = self.line.mark();
        self.write(field, shown);
        let len = self.line.len() - mark.len;
        if let Some(cut) = &mut self.cut
            && cut.allowance(PartKind::Whole, name, len) < len
        {
            self.line.rewind(mark);
        }
    }

    /// Returns whether the line keeps only its head.
    pub(super) fn is_bare(&self) -> bool {
        self.cut.as_ref().is_some_and(|cut| cut.is_bare())
    }

    /// Returns the part of a text that the line has room for.
    pub(super) fn cut_text<'t>(&mut self, kind: PartKind, name: &str, text: &'t str) -> &'t str {
        match &mut self.cut {
            Some(cut) => cut.text(kind, name, text),
            None => text,
        }
    }
}

/// Returns whether the field is omitted: it has no value, or one that a line can't express.
fn is_absent(value: Value<'_>) -> bool {
    let is_expressible = value.is_expressible();
    if !is_expressible {
        statistics::count_left_out();
    }
    !is_expressible || matches!(value, Value::Absent)
}
