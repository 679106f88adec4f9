//! Keys of providers: at least twenty of each that must be redacted in any position, and twenty near misses of each
//! that must be kept.

use super::{assert_clean, assert_unchanged};
use std::collections::HashSet;

/// Prefix and rest are separate in the source, so that secret scanners do not report the test data as a leak.
struct Keys {
    prefixes: &'static [&'static str],
    rests: &'static [&'static str],
    /// Each differs from a key in one respect: too short, another prefix, another case, a character inside it, an
    /// identifier of the provider that is not a secret.
    near_misses: [&'static str; 20],
}

/// Texts around a secret, as real programs write them.
const FRAMES: [(&str, &str); 20] = [
    ("", ""),
    ("got ", " from h"),
    ("\"", "\""),
    ("'", "'"),
    ("`", "`"),
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("<", ">"),
    ("\n", "\n"),
    ("\t", "\r\n"),
    ("x=", "&y"),
    ("x: ", ", y: 1"),
    ("x=\"", "\" y=1"),
    ("{\"x\":\"", "\",\"n\":1}"),
    ("Some(\"", "\")"),
    ("ä", " ö"),
    ("🦀 ", "🦀"),
    ("it was ", ", not more"),
    ("a\u{0}", "\u{0}b"),
];

impl Keys {
    fn prove(&self) {
        let keys = self.prefixes.iter().flat_map(|prefix| self.rests.iter().map(move |rest| format!("{prefix}{rest}")));
        let keys: HashSet<String> = keys.collect();
        assert!(keys.len() >= 20, "{} keys", keys.len());
        for key in &keys {
            for (before, after) in FRAMES {
                assert_clean(&[(&format!("{before}{key}{after}"), &format!("{before}[REDACTED]{after}"))]);
            }
        }
        assert_eq!(self.near_misses.iter().collect::<HashSet<_>>().len(), 20, "each is another text");
        for text in self.near_misses {
            // The last one contains the triggers.
            for (before, after) in
                [("", ""), ("got ", " from h"), ("\"", "\""), ("(", ")"), ("a_run_of_many_letters ", "")]
            {
                assert_unchanged(&[&format!("{before}{text}{after}")]);
            }
        }
    }
}

#[test]
fn aws_key_ids() {
    let keys = Keys {
        prefixes: &["AKIA", "ASIA", "ABIA", "ACCA", "A3TX"],
        rests: &["IOSFODNN7EXAMPLE", "I44QH8DHBEXAMPLE", "2E0A8F3B244C9986", "QWERTYUIOPASDFGHJKLZ"],
        near_misses: [
            "AKIA",
            "AKIAIOSFODNN7EXAMPL",
            "akiaiosfodnn7example",
            "XAKIAIOSFODNN7EXAMPLE",
            "FANTASIAIOSFODNN7EXAMPLE",
            "AKIA IOSFODNN7EXAMPLE",
            "AKIA-IOSFODNN7EXAMPLE",
            "AKIA1OSFODNN7EXAM/LE",
            "AKIAxOSFODNN7EXAMPLE",
            "AKIAIOSFODNN7exampleKEY",
            "ACCAIOSFODNN7.EXAMPLE",
            // The ids of a role, a user and a managed policy.
            "AROAIOSFODNN7EXAMPLE",
            "AIDAIOSFODNN7EXAMPLE",
            "ANPAIOSFODNN7EXAMPLE",
            "arn:aws:iam::123456789012:user/AKIA",
            "ASIAN-PACIFIC-REGION-2026",
            "ASIA_PACIFIC_REGION_ONE_2026",
            "A3T-9000-SERIES-PRINTER",
            "ABIATHAR and the PRIESTS",
            "MAKIAVELLIANPRINCIPLES",
        ],
    };
    keys.prove();
}

#[test]
fn github_tokens() {
    let keys = Keys {
        prefixes: &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        rests: &[
            "0123456789abcdefghijABCDEFGHIJ012345",
            "16C7e42F292c6912E7710c838347Ae178B4a",
            "11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ",
            "aaaaaaaaaaaaaaaaaaaa",
        ],
        near_misses: [
            "ghp_",
            "ghp_short",
            "ghp_0123456789abcdefghi",
            "ghp-0123456789abcdefghijABCDEFGHIJ",
            "ghp.0123456789abcdefghijABCDEFGHIJ",
            "ghp 0123456789abcdefghijABCDEFGHIJ",
            "ghp_0123-4567-89ab-cdef-ghij-0123",
            "GHP_0123456789ABCDEFGHIJ0123456789",
            "gha_0123456789abcdefghijABCDEFGHIJ012345",
            "ghx_0123456789abcdefghijABCDEFGHIJ012345",
            "ghu_and_gho",
            "ghost_0123456789abcdefghijABCDEFGHIJ",
            "gh_pages_branch_of_the_repository",
            "github_pat_11ABCDEFG0123456789",
            "github_path_to_the_repository_root",
            "github_pattern_of_the_release_branch",
            "https://github.com/rust-lang/rust/pull/123456",
            "ghcr.io/acme/chat-service:0123456789abcdef0123",
            "commit 0123456789abcdef0123456789abcdef01234567",
            "high_resolution_timer_of_the_kernel",
        ],
    };
    keys.prove();
}

#[test]
fn slack_tokens() {
    let keys = Keys {
        prefixes: &["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe.xoxp-1-", "xapp-1-"],
        rests: &["123456789012-AbCdEfGhIjKl", "2847364738-4958473625-kd83JDke9", "Mi0yLTk1MTIzNDU2Nzg5"],
        near_misses: [
            "XOXB",
            "xoxb-short",
            "xoxb-123456789",
            "xoxb--",
            "xoxb_123456789012",
            "xoxb.123456789012",
            "xoxb 123456789012-abcdef",
            "xoxb-1234/5678/9012/abcd",
            "xox-123456789012",
            "xox1-123456789012-abcdef",
            "xoxB-123456789012-abcdef",
            "XOXB-123456789012-ABCDEF",
            "xoxo-kiss",
            "xoxbot-123456789012",
            "xapp-1-A01234567",
            "xapp-12-A0123456789",
            "xapp_1_A0123456789-0123",
            // The ids of a team and a channel, an address without its secret part.
            "T0123456789/B0123456789",
            "https://acme.slack.com/archives/C0123456789",
            "hooks.slack.com/services/T01234567/B01234567",
        ],
    };
    keys.prove();
    // The path of a webhook, which is its credential.
    for kind in ["services", "workflows", "triggers"] {
        for path in
            ["T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "T01234567/4815162342/0123456789abcdef0123456789abcdef"]
        {
            let of = |shown: &str| format!("POST https://{shown} failed");
            assert_clean(&[(
                &of(&format!("hooks.slack.com/{kind}/{path}")),
                &of(&format!("hooks.slack.com/{kind}/[REDACTED]")),
            )]);
        }
    }
}

#[test]
fn stripe_keys() {
    let keys = Keys {
        prefixes: &["sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_", "whsec_"],
        rests: &[
            "0123456789abcdefABCDEF01",
            "4eC39HqLyjWDarjtT1zdp7dc",
            "51HxYzABCdefGHIjklMNOpqrSTUvwxYZ",
            "aaaaaaaaaaaaaaaaaaaa",
        ],
        near_misses: [
            "sk_live",
            "sk_live_short",
            "sk_live_012345678",
            "sk_live_0123-4567-89ab-cdef",
            "sk__live_0123456789abcdef",
            "sk-live-0123456789",
            "sk.live.0123456789abcdef",
            "SK_LIVE_0123456789ABCDEF",
            "sk_dev_0123456789abcdef",
            "sk_staging_0123456789abcdef",
            "ck_live_0123456789abcdef",
            "whsec_0123456789abcdefABC",
            "whsecurity_0123456789abcdefABCDEF",
            "task_live_view",
            "risk_test_of_portfolio",
            // A publishable key, and the ids of a customer, a payment, an account and a price.
            "pk_live_0123456789abcdefABCDEF01",
            "cus_0123456789abcdef",
            "pi_3MtwBwLkdIwHu7ix28a3tqPa",
            "acct_1032D82eZvKYlo2C",
            "price_1MoBy5LkdIwHu7ixZhnattbh",
        ],
    };
    keys.prove();
}

#[test]
fn google_keys() {
    let keys = Keys {
        prefixes: &["AIza", "ya29.", "GOCSPX-"],
        rests: &[
            "SyA0123456789abcdefghijklmnopqrstu-_",
            "SyDdI0hCZtE6vySjMm-WEfRq3CPzqKqqsHI",
            "a0AfH6SMBx0123456789abcdefABCDEF_-01",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "0000-1111_2222-3333_4444-5555_6666",
            "_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH",
        ],
        near_misses: [
            "AIzaShort",
            "AIzaSyA0123456789abcdefghijklmnop",
            "AIza SyA0123456789abcdefghijklmnopqrstu",
            "AIza.SyA0123456789abcdefghijklmnopqrstu",
            "aizaSyA0123456789abcdefghijklmnopqrstu",
            "AIzawa is a name",
            "ya29",
            "ya29.a0AfH6SMBx012345678",
            "ya29-a0AfH6SMBx0123456789abcdef",
            "ya28.a0AfH6SMBx0123456789abcdef",
            "ya29.a0Af/H6SMBx/0123456789/abcdef",
            "YA29.A0AFH6SMBX0123456789ABCDEF",
            "GOCSPX-0123456789abcdefABC",
            "GOCSPX_0123456789abcdefABCDEF01",
            "gocspx-0123456789abcdefABCDEF01",
            "GOCSP-0123456789abcdefABCDEF01",
            // A project, a bucket, the number of a service account, a property.
            "projects/chat-123456/locations/europe-west3",
            "gs://chat-backups-0123456789/2026-11-22.tar",
            "123456789012-compute@developer",
            "UA-123456789-1",
        ],
    };
    keys.prove();
}

#[test]
fn openai_and_anthropic_keys() {
    let keys = Keys {
        prefixes: &["sk-", "sk-proj-", "sk-svcacct-", "sk-ant-api03-", "sk-ant-admin01-"],
        rests: &[
            "0123456789abcdefABCDEFT3BlbkFJ0123456789",
            "aaaaaaaaaaaaaaaaaaaa",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefgh",
            "T3BlbkFJT3BlbkFJT3BlbkFJ",
        ],
        near_misses: [
            "sk-short",
            "sk-0123456789abcdefABC",
            "sk_0123456789abcdefABCDEF",
            "sk 0123456789abcdefABCDEF",
            "SK-0123456789ABCDEFGHIJ",
            "sk-ant-0123456789abcde",
            "sk-proj-0123456789abcde",
            "sk-or-not",
            "sk.proj.0123456789abcdef0123",
            "sk-project-0123456789abcdef",
            "sk-anthropology-of-the-internet",
            "sk-administrator-guide-for-2026",
            "sk-learn-contrib-package-name",
            "ask-0123456789abcdefABCDEF",
            "task-0123456789abcdefABCDEF",
            "disk-0123456789abcdefABCDEF",
            "whisk-proj-0123456789abcdef",
            "en-sk-SK-locale-of-slovakia",
            // The ids of an organization and a response.
            "org-0123456789abcdefABCDEF01",
            "chatcmpl-0123456789abcdefABCDEF01",
        ],
    };
    keys.prove();
}

/// GitLab, package registries, clouds and others: both lists contain each prefix.
#[test]
fn keys_of_other_providers() {
    let keys = Keys {
        prefixes: &[
            "glpat-",
            "glrt-",
            "npm_",
            "pypi-",
            "dckr_pat_",
            "hf_",
            "dop_v1_",
            "shpat_",
            "AGE-SECRET-KEY-1",
            "hvs.",
            "cio",
        ],
        // Characters that all alphabets share: hexadecimal for some, capitals for one.
        rests: &["0123456789012345678901234567890123456789", "4815162342481516234248151623424815162342"],
        near_misses: [
            "glpat-0123456789abcde",
            "glpat_0123456789abcdefghij",
            "glpattern-matching-0123456789",
            "glrt.0123456789abcdefghij",
            "npm_01234567890123456789012345678",
            "npm_config_registry_is_set_to_the_default",
            "pypi-mirror-of-the-company",
            "pypi-012345678901234567890123456789012345678",
            "dckr_pattern_matching_in_images",
            "dckr_pat_0123456789012345678",
            "hf_hub_download_timeout_in_seconds",
            "hf_01234567890123456789012345678",
            "dop_v1_012345678901234567890123456789012345678",
            "dop_v2_0123456789012345678901234567890123456789",
            "shpat_0123456789012345678901234567890",
            "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQ",
            "123456789:AA0123456789012345678901234567890",
            "hvs.0123456789012345678",
            "SG.0123456789abcdef.0123456789abcde",
            "cio0123456789012345678901234567890",
        ],
    };
    keys.prove();
}
