//! `Layout::Pretty`: one line for people, with an error's causes and stack trace indented below it.

use super::json::visible;
use super::separator::Separator;
use super::{Format, LineBuffer};
use crate::context::Frame;
use crate::level::Level;
use crate::record::{ErrorDetails, Record};
use crate::redact::{Redacted, plain_text};
use crate::schema::{FieldDef, Unit};
use crate::text::clip;
use crate::value::{Value, timestamp};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

const DIM: Style = Style::new().dimmed();

pub(super) fn encode(line: &mut LineBuffer, record: &Record<'_>, format: &Format) {
    let mut page = Page { text: String::with_capacity(256), color: format.color };
    page.head(record, format);
    if let Some(ids) = record.trace {
        page.pair("trace", &ids.to_string());
    }
    if let Some(context) = record.context {
        page.context(record, context);
    }
    page.fields(record, format);
    page.origin(record, format);
    if let Some(error) = record.error {
        page.error(error);
    }
    line.slice(clip(&page.text, format.max_line_bytes - 1).as_bytes());
    line.push(b'\n');
}

struct Page {
    text: String,
    color: bool,
}

impl Page {
    fn head(&mut self, record: &Record<'_>, format: &Format) {
        let time = timestamp::to_the_microsecond(record.time);
        // `13:30:06.123` of `2026-11-22T13:30:06.123456Z`: people who watch a console know the date.
        self.styled(DIM, time.get(11..23).unwrap_or(&time));
        let level = record.level;
        self.text.push(' ');
        self.styled(color_of(level), &format!("{:<7}", level.as_str()));
        self.text.push(' ');
        self.styled(DIM, &record.origin(format.max_line_bytes).logger);
        self.text.push_str("  ");
        let mut message = String::new();
        match record.literal_message() {
            Some(literal) => message.push_str(literal),
            None => record.write_message(&mut message, format),
        }
        visible(&mut self.text, &message);
    }

    fn context(&mut self, record: &Record<'_>, context: &Frame) {
        context.visit(&|name| record.has(name), &mut |field, value| self.field(field, value.as_redacted()));
    }

    fn fields(&mut self, record: &Record<'_>, format: &Format) {
        record.visit_fields(&format.redactor, |field, shown| self.field(field, shown));
        record.visit_labels(&mut |key, value| self.pair(key, value));
    }

    fn field(&mut self, field: &FieldDef, shown: Redacted<'_>) {
        if shown.is_absent() {
            return;
        }
        let mut value = String::new();
        describe(&mut value, field, shown.value());
        self.pair(field.name, &value);
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.styled(DIM, &format!("{name}="));
        if value.is_empty() || value.contains(char::is_whitespace) || value.starts_with('"') {
            // Escaped, so that a value can't end its quotes and imitate another field.
            self.text.push('"');
            visible(&mut self.text, &value.replace('\\', r"\\").replace('"', "\\\""));
            self.text.push('"');
        } else {
            visible(&mut self.text, value);
        }
    }

    /// Writes `file:line`, which terminals and editors turn into a link.
    fn origin(&mut self, record: &Record<'_>, format: &Format) {
        let origin = record.origin(format.max_line_bytes);
        if origin.file.is_empty() {
            return;
        }
        let text = match origin.function {
            "" => format!("{}:{}", origin.file, origin.line),
            function => format!("{}:{} {function}", origin.file, origin.line),
        };
        self.text.push_str("  ");
        self.styled(DIM, &text);
    }

    fn error(&mut self, error: &ErrorDetails) {
        self.text.push_str("\n    ");
        self.styled(color_of(Level::Error), &error.type_name);
        if !error.message.is_empty() {
            self.text.push_str(": ");
            visible(&mut self.text, &error.message);
        }
        for source in &error.chain {
            self.text.push_str("\n      caused by: ");
            visible(&mut self.text, source);
        }
        for frame in error.stack_trace.iter().flat_map(|trace| trace.lines()) {
            self.text.push_str("\n      in ");
            visible(&mut self.text, frame);
        }
    }

    fn styled(&mut self, style: Style, text: &str) {
        if self.color {
            // Writing to a string cannot fail.
            let _ = write!(self.text, "{style}");
        }
        visible(&mut self.text, text);
        if self.color {
            let _ = write!(self.text, "{style:#}");
        }
    }
}

/// Appends a value with its unit.
fn describe(text: &mut String, field: &FieldDef, value: Value<'_>) {
    match value {
        Value::Object(object) => {
            let mut separator = Separator::new(b' ');
            text.push('{');
            object.visit(&mut |leaf, value| {
                separator.push(text);
                text.push_str(leaf.name);
                text.push('=');
                describe(text, leaf, value);
            });
            text.push('}');
        }
        Value::Json(json) => text.push_str(&json.to_json().unwrap_or_default().to_string()),
        Value::List(list) => {
            let mut separator = Separator::comma();
            text.push('[');
            list.visit(&mut |element| {
                separator.push(text);
                describe(text, field, element);
            });
            text.push(']');
        }
        value => {
            // Writing to a string cannot fail.
            let _ = plain_text(text, field, value);
            if let (Value::Duration(_), Some(unit)) = (value, field.unit) {
                text.push_str(symbol(unit));
            }
        }
    }
}

const fn symbol(unit: Unit) -> &'static str {
    match unit {
        Unit::Nanoseconds => "ns",
        Unit::Microseconds => "µs",
        Unit::Milliseconds => "ms",
        Unit::Seconds => "s",
    }
}

fn color_of(level: Level) -> Style {
    match level {
        Level::Error => AnsiColor::Red.on_default().bold(),
        Level::Warn => AnsiColor::Yellow.on_default(),
        Level::Info => AnsiColor::Green.on_default(),
        Level::Debug => AnsiColor::Blue.on_default(),
        Level::Trace => AnsiColor::Magenta.on_default(),
    }
}
