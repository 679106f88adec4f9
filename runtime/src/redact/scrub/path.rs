//! Secret parts of the paths of URLs.

use super::lexer::Lexer;
use super::words::{self, Look};
use std::ops::Range;

/// Services whose URLs are credentials: what follows in the path is the secret.
const SECRET_PATHS: &[(&str, &str)] = &[
    ("hooks.slack.com", "/services/"),
    ("hooks.slack.com", "/workflows/"),
    ("hooks.slack.com", "/triggers/"),
    ("discord.com", "/api/webhooks/"),
    ("discordapp.com", "/api/webhooks/"),
    ("webhook.office.com", "/webhookb2/"),
    ("outlook.office.com", "/webhook/"),
    ("outlook.office365.com", "/webhook/"),
    ("hooks.zapier.com", "/hooks/catch/"),
    ("hook.make.com", "/"),
    ("hook.eu1.make.com", "/"),
    ("hook.us1.make.com", "/"),
    ("maker.ifttt.com", "/trigger/"),
    ("maker.ifttt.com", "/use/"),
    ("api.telegram.org", "/bot"),
    ("api.telegram.org", "/file/bot"),
    ("api.day.app", "/"),
    ("hc-ping.com", "/"),
    ("webhook.site", "/"),
    ("open.feishu.cn", "/open-apis/bot/v2/hook/"),
    ("open.larksuite.com", "/open-apis/bot/v2/hook/"),
    ("sctapi.ftqq.com", "/"),
    ("api.pushcut.io", "/"),
    ("events.pagerduty.com", "/integration/"),
    ("alert.victorops.com", "/integrations/"),
    ("hooks.airtable.com", "/workflows/"),
    ("workflow-webhooks.box.com", "/"),
    ("prod.pipedream.net", "/"),
    ("chat.googleapis.com", "/v1/spaces/"),
    ("mattermost.com", "/hooks/"),
];

/// Segments of a path before one that lets in who has it.
const SECRET_SEGMENTS: &[&str] = &[
    "invite",
    "invites",
    "invitation",
    "invitations",
    "join",
    "reset",
    "password-reset",
    "reset-password",
    "password_reset",
    "verify",
    "verification",
    "verify-email",
    "confirm",
    "confirmation",
    "activate",
    "activation",
    "unsubscribe",
    "magic",
    "magic-link",
    "magiclink",
    "share",
    "shared",
    "sso",
    "login",
    "token",
    "tokens",
    "hooks",
    "webhook",
    "webhooks",
    "auth",
    "session",
    "sessions",
    "callback",
    "s",
];

/// Whether a byte ends every URL. Characters beyond ASCII never do: people write them unencoded.
pub(super) fn is_border(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'"' | b'<' | b'>' | b'`' | 0x7f)
}

/// Adds the secret part of the path behind the host at `start`; returns where the search goes on.
pub(super) fn secret(lexer: Lexer<'_>, start: usize, found: &mut Vec<Range<usize>>) -> usize {
    let host_end = lexer.peek(start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    if lexer.at(host_end) != b'/' || host_end - start < 11 {
        return start;
    }
    for (host, path) in SECRET_PATHS {
        if lexer.has_word(host_end, path) && lexer.ends_with(host_end, host) {
            let secret = host_end + path.len();
            let end = lexer.skip(secret, |byte| {
                !is_border(byte) && !matches!(byte, b'?' | b'#' | b'\'' | b')' | b',' | b'\\' | b'}' | b']')
            });
            if end - secret >= 20 {
                found.push(secret..end);
                return end;
            }
        }
    }
    start
}

/// The segment after one of [`SECRET_SEGMENTS`], if it looks like a token.
pub(super) fn secret_segment(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    if lexer.at(word.end) != b'/' || lexer.before(word.start) != b'/' || !lexer.is(word.clone(), SECRET_SEGMENTS) {
        return None;
    }
    let start = word.end + 1;
    let end =
        lexer.skip(start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~' | b'='));
    let look = Look::of(lexer.slice(start..end));
    let is_token = look.is_mixed() && look.len >= 20 && !words::is_uuid(lexer.slice(start..end))
        || look.is_random() && !look.is_hex_id();
    is_token.then_some(start..end)
}
