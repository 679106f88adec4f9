//! Passwords on command lines: `--password x`, and the short options of known programs.

use super::filter::Filter;
use super::keys::{self, Certainty};
use super::lexer::{Lexer, is_quote, is_space};
use super::value::{self, Position, Value};
use super::words;
use std::ops::Range;

/// A program and its options that take a password.
pub(super) struct Tool {
    names: &'static [&'static str],
    /// Followed by the password.
    options: &'static [&'static str],
    /// With the password directly behind.
    glued: &'static [&'static str],
    /// Followed by `user:password`.
    users: &'static [&'static str],
}

const fn tool(
    names: &'static [&'static str],
    options: &'static [&'static str],
    glued: &'static [&'static str],
    users: &'static [&'static str],
) -> Tool {
    Tool { names, options, glued, users }
}

/// From the manuals of the programs.
pub(super) const TOOLS: &[Tool] = &[
    tool(
        &["curl", "http", "https", "httpie", "wget"],
        &[],
        &[],
        &["-u", "--user", "-U", "--proxy-user", "-a", "--auth"],
    ),
    tool(
        &["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mariadb-dump", "mysqlsh", "mycli"],
        &[],
        &["-p"],
        &[],
    ),
    tool(
        &["mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "mongostat"],
        &["-p"],
        &[],
        &[],
    ),
    tool(&["redis-cli", "valkey-cli", "keydb-cli"], &["-a"], &[], &[]),
    tool(&["sshpass"], &["-p"], &["-p"], &[]),
    tool(
        &["ldapsearch", "ldapmodify", "ldapadd", "ldapdelete", "ldapwhoami", "ldappasswd"],
        &["-w", "-s"],
        &["-w"],
        &[],
    ),
    tool(&["sqlcmd", "bcp", "isql", "tsql"], &["-P"], &["-P"], &[]),
    tool(&["az"], &["-p"], &[], &[]),
    tool(
        &["docker", "podman", "buildah", "skopeo", "nerdctl", "helm", "crane", "oras"],
        &["-p"],
        &[],
        &["--creds", "--src-creds", "--dest-creds"],
    ),
    tool(&["oc", "cf"], &["-p"], &[], &[]),
    tool(&["7z", "7za", "7zr", "rar", "unrar"], &[], &["-p"], &[]),
    tool(&["zip", "unzip"], &["-P"], &["-P"], &[]),
    tool(&["openssl"], &["-k", "-K", "-pass", "-passin", "-passout"], &[], &[]),
    tool(&["rabbitmqadmin"], &["-p"], &[], &[]),
    tool(&["smbclient", "rpcclient", "net"], &[], &[], &["-U"]),
    tool(&["ipmitool"], &["-P"], &[], &[]),
    tool(&["snmpwalk", "snmpget", "snmpset", "snmpbulkwalk"], &["-c", "-A", "-X"], &["-c"], &[]),
    tool(&["plink", "pscp", "psftp", "putty"], &["-pw"], &[], &[]),
    tool(&["xfreerdp", "rdesktop"], &["-p"], &[], &[]),
    tool(&["mosquitto_pub", "mosquitto_sub"], &["-P"], &[], &[]),
    tool(&["influx", "cqlsh", "vsql", "impala-shell"], &["-p", "-w"], &[], &[]),
    tool(&["lftp", "ncftp"], &["-p"], &[], &["-u"]),
    tool(&["gpg", "htpasswd", "kinit", "svn", "hg", "ansible", "expect", "pg_dump"], &["-p"], &[], &[]),
    tool(&["nmcli", "wpa_passphrase"], &["psk"], &[], &[]),
];

pub(super) static FILTER: Filter = {
    let (mut filter, mut row) = (Filter::NONE.with("echo"), 0);
    while row < TOOLS.len() {
        let mut name = 0;
        while name < TOOLS[row].names.len() {
            filter = filter.with(TOOLS[row].names[name]);
            name += 1;
        }
        row += 1;
    }
    filter
};

pub(super) fn tool_of(lexer: Lexer<'_>, word: Range<usize>) -> Option<&'static Tool> {
    super::lexer::steps::add(64);
    TOOLS.iter().find(|tool| lexer.is(word.clone(), tool.names))
}

/// The password of the option that begins at `start` with a hyphen.
pub(super) fn option(lexer: Lexer<'_>, start: usize, tool: Option<&'static Tool>) -> Option<Range<usize>> {
    let before = lexer.before(start);
    if !is_space(before) && !is_quote(before) && before != b'[' {
        return None;
    }
    let name = lexer.peek(start, |byte| byte == b'-');
    let end = lexer.peek_name(name);
    if end == name || name - start > 2 {
        return None;
    }
    let value = next_argument(lexer, end);
    let is_long = name - start == 2 || end - name > 3;
    if is_long && lexer.at(name).is_ascii_alphabetic() {
        let certainty = keys::certainty(lexer, name..end);
        let span = certainty.and(value).and_then(|value| argument(lexer, value));
        let looks_like_one = |span: &Range<usize>| words::is_candidate(lexer.slice(span.clone()));
        if let Some(span) = span.filter(|span| certainty != Some(Certainty::Everyday) || looks_like_one(span)) {
            return Some(span);
        }
    }
    let Some(tool) = tool else { return list_item(lexer, start..end) };
    let is = |options: &[&str]| options.iter().any(|option| option.as_bytes() == lexer.slice(start..end));
    if is(tool.options) {
        return argument(lexer, value?).filter(|span| !is_port(lexer.slice(span.clone())));
    }
    if is(tool.users) {
        let span = argument(lexer, value?)?;
        let colon = lexer.slice(span.clone()).iter().position(|byte| matches!(byte, b':' | b'%'))?;
        return Some(span.start + colon + 1..span.end);
    }
    let glued = tool.glued.iter().find(|option| lexer.has(start, option.as_bytes()))?;
    let rest = start + glued.len();
    let span = rest..lexer.skip(rest, |byte| !is_space(byte) && !is_quote(byte) && byte != b',');
    let is_option = lexer.at(rest) == b'-' || lexer.slice(span.clone()).contains(&b'=');
    (!is_option && !span.is_empty()).then_some(span)
}

/// `5432`, and `8080:80` of a container.
fn is_port(value: &[u8]) -> bool {
    value
        .split(|byte| matches!(byte, b':' | b'/'))
        .all(|part| part.len() <= 5 && (part.iter().all(u8::is_ascii_digit) || part == b"tcp" || part == b"udp"))
}

/// `"-p", "x"` in the arguments of an unknown program.
fn list_item(lexer: Lexer<'_>, option: Range<usize>) -> Option<Range<usize>> {
    let is_password = [&b"-p"[..], b"-P", b"-w", b"-pw"].contains(&lexer.slice(option.clone()));
    if !is_password || !is_quote(lexer.before(option.start)) || !is_quote(lexer.at(option.end)) {
        return None;
    }
    let span = argument(lexer, next_argument(lexer, option.end)?)?;
    words::is_candidate(lexer.slice(span.clone())).then_some(span)
}

/// The start of the argument behind an option: after a space, or in a list of strings.
fn next_argument(lexer: Lexer<'_>, end: usize) -> Option<usize> {
    let listed = is_quote(lexer.at(end)) && lexer.at(end + 1) == b',';
    let start = lexer.space(if listed { end + 2 } else { end });
    (start > end && !matches!(lexer.at(start), b'-' | b'=' | b'|' | b'<') && start < lexer.len()).then_some(start)
}

fn argument(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    match value::at(lexer, Position { start, is_loose: false, certainty: Certainty::Password }) {
        Value::Found(span) => Some(span),
        Value::None => None,
    }
}

/// The password before a pipe into `sudo -S`: `echo x | sudo -S`.
pub(super) fn echoed(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    if !lexer.is(word.clone(), &["echo"]) {
        return None;
    }
    let start = lexer.blanks(word.end);
    let end = lexer.peek(start, |byte| byte != b'|' && byte != b'\n');
    let after = lexer.blanks(end + 1);
    let takes_password = ["sudo -S", "docker login", "gh auth", "cryptsetup", "passwd", "chpasswd", "su "];
    let is_piped = lexer.at(end) == b'|' && takes_password.iter().any(|command| lexer.has_word(after, command));
    let value = lexer.peek(start, |byte| !is_space(byte) && byte != b'|');
    (is_piped && value > start).then_some(start..value)
}
