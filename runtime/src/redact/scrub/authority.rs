//! User info without a scheme: `user:password@host:port`, `user:password@tcp(host)/db`, `scott/tiger@db`.
//!
//! The host must look like one, and the password like a password where the host alone does not say enough. So
//! `image:tag@sha256:…`, `pkg:name@1.2.3` and `[LeaseRenewer:user@host:9000]` are kept, and `name@example.org` is left to
//! [`email`].

use super::email;
use super::lexer::{Lexer, is_space};
use super::words::Look;
use std::ops::Range;

/// The user info before the `@`.
pub(super) fn find(lexer: Lexer<'_>, at: usize) -> Option<Range<usize>> {
    // Most texts with an `@` are recognized as something else here.
    let host = lexer.peek(at + 1, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if lexer.at(host) == b'@' || host == at + 1 && !matches!(lexer.at(host), b'[' | b'/') {
        return None;
    }
    let start = lexer.back(at, |byte| IS_INFO[usize::from(byte)]);
    let info = lexer.slice(start..at);
    if info.len() >= super::lexer::FAR || !info.iter().any(|byte| matches!(byte, b':' | b'/')) {
        return None;
    }
    let host = Host::at(lexer, at + 1)?;
    let divider = info.iter().position(|byte| *byte == b':');
    let (skipped, divider) = match divider {
        Some(_) => match info.iter().take_while(|byte| **byte == b'/').count() {
            0 => (0, divider?),
            slashes => (slashes, divider?),
        },
        None => return oracle(lexer, start..at, host),
    };
    let user = info.get(skipped..divider)?;
    let password = &info[divider + 1..];
    // `jdbc:…:scott/tiger@`, and a path in front of the name.
    if let Some(slash) = user.iter().rposition(|byte| *byte == b'/') {
        return is_password(&user[..slash], password, host).then(|| start + skipped + slash + 1..at);
    }
    let password_start = password.iter().rposition(|byte| *byte == b':').map_or(0, |colon| colon + 1);
    if password[password_start..].contains(&b'/') && password_start > 0 {
        let user_start = divider + 1 + password_start;
        return oracle(lexer, start + user_start..at, host);
    }
    if is_password(user, password, host) {
        return Some(start + skipped..at);
    }
    // `postgres:/ada:…@h`: behind the last slash.
    let slash = user_and_path(info)?;
    let (user, password) = (&info[slash.start..slash.end], &info[slash.end + 1..]);
    is_password(user, password, host).then(|| start + slash.start..at)
}

/// The name between the last slash before the last colon and that colon.
fn user_and_path(info: &[u8]) -> Option<Range<usize>> {
    let colon = info.iter().rposition(|byte| *byte == b':')?;
    let slash = info[..colon].iter().rposition(|byte| *byte == b'/')?;
    (slash + 1 < colon).then_some(slash + 1..colon)
}

/// The bytes of user info.
static IS_INFO: [bool; 256] = {
    let (mut is_info, marks) = ([true; 256], b"\"'`(){}<>[]=,;|\x7f");
    let mut at = 0;
    while at <= b' ' as usize {
        is_info[at] = false;
        at += 1;
    }
    at = 0;
    while at < marks.len() {
        is_info[marks[at] as usize] = false;
        at += 1;
    }
    is_info
};

/// `scott/tiger@db`, as Oracle's tools write it.
fn oracle(lexer: Lexer<'_>, span: Range<usize>, host: Host) -> Option<Range<usize>> {
    let info = lexer.slice(span.clone());
    let slash = info.iter().position(|byte| *byte == b'/')?;
    let (user, password) = (&info[..slash], &info[slash + 1..]);
    let is_user = user.first().is_some_and(u8::is_ascii_alphabetic)
        && user.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let fits = is_user
        && !password.contains(&b'/')
        && !password.contains(&b'.')
        && Look::of(password).is_mixed()
        && host != Host::Version;
    fits.then_some(span)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Host {
    /// With a port, an address, or in brackets after a protocol.
    Certain,
    /// A name alone.
    Likely,
    Version,
}

impl Host {
    fn at(lexer: Lexer<'_>, start: usize) -> Option<Self> {
        let first = lexer.at(start);
        if first == b'[' {
            return lexer
                .at(start + 1)
                .is_ascii_hexdigit()
                .then_some(Self::Certain)
                .or((lexer.at(start + 1) == b':').then_some(Self::Certain));
        }
        if first == b'/' {
            return (lexer.at(start + 1) == b'/' || lexer.at(start + 1).is_ascii_alphanumeric())
                .then_some(Self::Certain);
        }
        let end = lexer.peek(start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        let name = lexer.slice(start..end);
        if name.is_empty() {
            return None;
        }
        if lexer.is(start..end, &["tcp", "tcp4", "tcp6", "unix", "udp"]) && lexer.at(end) == b'(' {
            return Some(Self::Certain);
        }
        let port = lexer.skip_within(end + 1, end + 7, |byte| byte.is_ascii_digit());
        if lexer.at(end) == b':' && (end + 2..=end + 6).contains(&port) && !lexer.at(port).is_ascii_alphanumeric() {
            return Some(Self::Certain);
        }
        let labels = name
            .split(|byte| *byte == b'.')
            .filter(|label| !label.is_empty() && label.iter().all(u8::is_ascii_digit))
            .count();
        let is_address = labels == 4 && name.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
        if is_address || name.eq_ignore_ascii_case(b"localhost") {
            return Some(Self::Certain);
        }
        if name[0].is_ascii_digit() || lexer.is(start..end, &["sha256", "sha384", "sha512", "sha1", "md5", "blake3"]) {
            return Some(Self::Version);
        }
        let ends = is_space(lexer.at(end))
            || matches!(lexer.at(end), b'/' | b'"' | b'\'' | b'`' | b')' | b',' | b':' | b';' | b'?' | b'>');
        (ends && name[0].is_ascii_alphabetic() && (email::domain_end(lexer, start).is_some() || !name.contains(&b'.')))
            .then_some(Self::Likely)
    }
}

/// Whether the two are a user and a password, and not two other words with a colon between them.
fn is_password(user: &[u8], password: &[u8], host: Host) -> bool {
    let is_user = user.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80 || b"_.~%+!$-".contains(byte));
    let is_time = user.iter().chain(password).all(|byte| byte.is_ascii_digit() || *byte == b':');
    let clean = !password.iter().any(|byte| matches!(byte, b'\\' | b'/' | b'{' | b'['));
    if !is_user || password.is_empty() || is_time || !clean {
        return false;
    }
    let look = Look::of(password);
    match host {
        // `LeaseRenewer:user@host:9000`: a thread, then a user.
        Host::Certain => !(is_type_name(user) && look.digits == 0 && look.upper == 0),
        Host::Likely => {
            !user.is_empty()
                && !user[0].is_ascii_digit()
                && look.is_mixed()
                && !look.is_number()
                && !password.contains(&b':')
                && !is_type_name(user)
        }
        Host::Version => false,
    }
}

/// `LeaseRenewer`: two words with capitals.
fn is_type_name(name: &[u8]) -> bool {
    name.first().is_some_and(u8::is_ascii_uppercase)
        && name.iter().filter(|byte| byte.is_ascii_uppercase()).count() > 1
        && name.iter().any(u8::is_ascii_lowercase)
}
