//! Keys with a fixed prefix: the provider's documentation or the public rules of secret scanners name prefix, alphabet and
//! length. Prefixes of what is public by design, such as publishable keys and account ids, are not listed.

use super::Format;
use super::alphabet::{
    ANY, BASE64, CAPITALS, DOTTED, DOTTED as DOTTED_TOKEN, HEX, LETTERS, LOWER, TOKEN, TOKEN_EQ, TOKEN_PCT, WORD, of,
};

/// Sorted by prefix.
#[rustfmt::skip]
pub(super) static FORMATS: &[Format] = &[
    of("A3T", CAPITALS, 17, ANY), // AWS, older ids
    of("ABIA", CAPITALS, 16, ANY), // AWS bearer token id
    of("ABSK", BASE64, 40, ANY), // AWS Bedrock
    of("ACCA", CAPITALS, 16, ANY), // AWS context-specific credential id
    of("AGE-SECRET-KEY-1", CAPITALS, 20, ANY), // age
    of("AGE-SECRET-KEY-PQ-1", CAPITALS, 20, ANY), // age
    of("AIza", TOKEN, 30, ANY), // Google API key
    of("AKCp", LETTERS, 20, ANY), // JFrog Artifactory
    of("AKIA", CAPITALS, 16, ANY), // AWS access key id
    of("AKID", LETTERS, 32, 40), // Tencent Cloud
    of("API-", CAPITALS, 26, 40), // Octopus Deploy
    of("AQ.", TOKEN, 40, ANY), // Google Gemini
    of("AQVN", TOKEN, 30, ANY), // Yandex Cloud
    of("ASIA", CAPITALS, 16, ANY), // AWS temporary access key id
    of("ATATT3x", TOKEN_EQ, 20, ANY), // Atlassian API token
    of("ATBB", LETTERS, 24, ANY), // Bitbucket app password
    of("ATCTT3x", TOKEN_EQ, 20, ANY), // Atlassian access token
    of("ATTA", HEX, 60, ANY), // Trello token
    of("CCIPAT_", WORD, 20, ANY), // CircleCI personal token
    of("CCIPRJ_", WORD, 20, ANY), // CircleCI project token
    of("CFPAT-", TOKEN, 30, ANY), // Contentful
    of("CLOJARS_", LETTERS, 40, ANY), // Clojars
    of("EAAA", TOKEN, 50, ANY), // Square, Meta
    of("EAAB", LETTERS, 40, ANY), // Meta
    of("EAAC", LETTERS, 40, ANY), // Meta
    of("EAAE", LETTERS, 40, ANY), // Meta
    of("EAAG", LETTERS, 40, ANY), // Meta
    of("EAAM", LETTERS, 40, ANY), // Meta
    of("EAAl", LETTERS, 40, ANY), // Meta
    of("EZAK", LETTERS, 40, ANY), // EasyPost
    of("EZTK", LETTERS, 40, ANY), // EasyPost
    of("FLWSECK", TOKEN, 12, ANY), // Flutterwave
    of("FLWSECK_TEST", TOKEN, 12, ANY), // Flutterwave
    of("GOCSPX-", TOKEN, 20, ANY), // Google OAuth client secret
    of("GR1348941", TOKEN, 16, ANY), // GitLab runner registration
    of("HRKU-", TOKEN, 30, ANY), // Heroku
    of("LTAI", LETTERS, 12, ANY), // Alibaba Cloud
    of("NRAK-", CAPITALS, 20, ANY), // New Relic user key
    of("NRII-", TOKEN, 20, ANY), // New Relic insert key
    of("NRIQ-", TOKEN, 20, ANY), // New Relic query key
    of("NRRA-", TOKEN, 20, ANY), // New Relic REST key
    of("NRSP-", TOKEN, 20, ANY), // New Relic Synthetics
    of("OCRED", LETTERS, 40, ANY), // Oracle Cloud
    of("PMAK-", TOKEN, 30, ANY), // Postman
    of("PMAT-", TOKEN, 20, ANY), // Postman collection access
    of("SCW", CAPITALS, 17, ANY), // Scaleway
    of("SG.", DOTTED, 34, ANY), // SendGrid
    of("SK", HEX, 32, 32), // Twilio API key
    of("access-development-", TOKEN, 30, ANY), // Plaid
    of("access-production-", TOKEN, 30, ANY), // Plaid
    of("access-sandbox-", TOKEN, 30, ANY), // Plaid
    of("aio_", LETTERS, 28, ANY), // Adafruit IO
    of("api_org_", LETTERS, 30, ANY), // Hugging Face
    of("apify_api_", LETTERS, 30, ANY), // Apify
    of("apikey-v1-", TOKEN, 20, ANY), // generic
    of("asst_sk_", LETTERS, 20, ANY), // assistants
    of("atlasv1.", TOKEN, 40, ANY), // Terraform Cloud
    of("b_", HEX, 40, ANY), // Beamer
    of("bkct_", WORD, 20, ANY), // Buildkite cluster
    of("bkpat_", WORD, 20, ANY), // Buildkite
    of("bkua_", HEX, 40, ANY), // Buildkite
    of("cal_live_", LETTERS, 20, ANY), // Cal.com
    of("cf_", LETTERS, 36, ANY), // Cloudflare-style
    of("cfat_", WORD, 30, ANY), // Cloudflare
    of("cfk_", WORD, 30, ANY), // Cloudflare
    of("cfut_", WORD, 30, ANY), // Cloudflare
    of("cio", LETTERS, 32, ANY), // crates.io
    of("clh_", LETTERS, 30, ANY), // ClickHouse
    of("cmVmdGtu", LETTERS, 40, ANY), // JFrog reference token
    of("csk-", LETTERS, 30, ANY), // Cerebras
    of("ctx7sk-", TOKEN, 20, ANY), // Context7
    of("dapi", HEX, 32, ANY), // Databricks
    of("dckr_oat_", TOKEN, 20, ANY), // Docker organization
    of("dckr_pat_", TOKEN, 20, ANY), // Docker personal
    of("dg.", TOKEN, 40, ANY), // Deepgram
    of("dnkey-", TOKEN, 20, ANY), // Defined Networking
    of("doo_v1_", HEX, 40, ANY), // DigitalOcean
    of("dop_v1_", HEX, 40, ANY), // DigitalOcean
    of("dor_v1_", HEX, 40, ANY), // DigitalOcean
    of("dp.audit.", LETTERS, 30, ANY), // Doppler
    of("dp.ct.", LETTERS, 30, ANY), // Doppler
    of("dp.pt.", LETTERS, 30, ANY), // Doppler
    of("dp.sa.", LETTERS, 30, ANY), // Doppler
    of("dp.scim.", LETTERS, 30, ANY), // Doppler
    of("dp.st.", DOTTED, 30, ANY), // Doppler
    of("dt0c01.", DOTTED, 60, ANY), // Dynatrace
    of("dt0s01.", DOTTED, 60, ANY), // Dynatrace
    of("dt0s02.", DOTTED, 60, ANY), // Dynatrace
    of("dt0s16.", DOTTED, 60, ANY), // Dynatrace
    of("duffel_live_", TOKEN, 30, ANY), // Duffel
    of("duffel_test_", TOKEN, 30, ANY), // Duffel
    of("e2b_", HEX, 30, ANY), // E2B
    of("eyJrIjoi", BASE64, 40, ANY), // Grafana API key
    of("fc-", HEX, 30, ANY), // Firecrawl
    of("figd_", TOKEN, 30, ANY), // Figma
    of("figo_", TOKEN, 30, ANY), // Figma
    of("figoh_", TOKEN, 30, ANY), // Figma
    of("figor_", TOKEN, 30, ANY), // Figma
    of("figu_", TOKEN, 30, ANY), // Figma
    of("figuh_", TOKEN, 30, ANY), // Figma
    of("figur_", TOKEN, 30, ANY), // Figma
    of("fio-u-", TOKEN, 40, ANY), // Frame.io
    of("fm1_", BASE64, 30, ANY), // Fly.io
    of("fm1a_", BASE64, 30, ANY), // Fly.io
    of("fm1r_", BASE64, 30, ANY), // Fly.io
    of("fm2_", BASE64, 30, ANY), // Fly.io
    of("fo1_", TOKEN, 30, ANY), // Fly.io
    of("fpk_", LETTERS, 20, ANY), // Fireworks
    of("fw_", LETTERS, 20, ANY), // Fireworks
    of("gho_", WORD, 20, ANY), // GitHub OAuth
    of("ghp_", WORD, 20, ANY), // GitHub personal
    of("ghr_", WORD, 20, ANY), // GitHub refresh
    of("ghs_", WORD, 20, ANY), // GitHub app
    of("ghu_", WORD, 20, ANY), // GitHub user
    of("github_pat_", WORD, 20, ANY), // GitHub fine-grained
    of("glagent-", TOKEN, 16, ANY), // GitLab agent
    of("glc_", BASE64, 32, ANY), // Grafana Cloud
    of("glcbt-", TOKEN, 16, ANY), // GitLab CI build
    of("gldt-", TOKEN, 16, ANY), // GitLab deploy
    of("glffct-", TOKEN, 16, ANY), // GitLab feature flags
    of("glft-", TOKEN, 16, ANY), // GitLab feed
    of("glimt-", TOKEN, 16, ANY), // GitLab incoming mail
    of("gloas-", TOKEN, 16, ANY), // GitLab OAuth
    of("glpat-", DOTTED, 16, ANY), // GitLab personal
    of("glptt-", TOKEN, 16, ANY), // GitLab pipeline trigger
    of("glrt-", DOTTED_TOKEN, 16, ANY), // GitLab runner
    of("glrtr-", TOKEN, 16, ANY), // GitLab runner
    of("glsa_", WORD, 32, ANY), // Grafana service account
    of("glsoat-", TOKEN, 16, ANY), // GitLab SCIM
    of("glwt-", TOKEN, 16, ANY), // GitLab workspace
    of("gocardless_live_", TOKEN, 30, ANY), // GoCardless
    of("gsk_", LETTERS, 40, ANY), // Groq
    of("hf_", LETTERS, 30, ANY), // Hugging Face
    of("hvb.", TOKEN, 20, ANY), // HashiCorp Vault batch
    of("hvr.", TOKEN, 20, ANY), // HashiCorp Vault recovery
    of("hvs.", TOKEN, 20, ANY), // HashiCorp Vault service
    of("ico-", LETTERS, 32, ANY), // Infracost
    of("intc_", LETTERS, 30, ANY), // Intercom
    of("jina_", LETTERS, 30, ANY), // Jina
    of("key-", HEX, 32, 32), // Mailgun
    of("lin_api_", LETTERS, 30, ANY), // Linear
    of("lin_oauth_", LETTERS, 30, ANY), // Linear
    of("lip_", LETTERS, 20, ANY), // Lichess
    of("live_", HEX, 30, ANY), // live key
    of("lsk_", LETTERS, 30, ANY), // Liveblocks
    of("lsv2_pt_", WORD, 30, ANY), // LangSmith
    of("lsv2_sk_", WORD, 30, ANY), // LangSmith
    of("mlsn.", HEX, 40, ANY), // MailerSend
    of("mql_", LETTERS, 30, ANY), // Microlink
    of("napi_", LETTERS, 30, ANY), // Neon
    of("netlify_", TOKEN, 40, ANY), // Netlify
    of("nfc_", LETTERS, 30, ANY), // Netlify
    of("nfo_", LETTERS, 30, ANY), // Netlify
    of("nfp_", LETTERS, 30, ANY), // Netlify
    of("nfu_", LETTERS, 30, ANY), // Netlify
    of("npm_", LETTERS, 30, ANY), // npm
    of("ntn_", LETTERS, 30, ANY), // Notion
    of("nvapi-", TOKEN, 30, ANY), // NVIDIA
    of("ops_", BASE64, 60, ANY), // 1Password service account
    of("oy2", LOWER, 40, 50), // NuGet
    of("p8e-", HEX, 32, ANY), // Adobe
    of("pat-ap1-", TOKEN, 30, ANY), // HubSpot
    of("pat-eu1-", TOKEN, 30, ANY), // HubSpot
    of("pat-na1-", TOKEN, 30, ANY), // HubSpot
    of("pat-na2-", TOKEN, 30, ANY), // HubSpot
    of("pat.", DOTTED, 40, ANY), // Harness
    of("pcsk_", WORD, 40, ANY), // Pinecone
    of("phs_", LETTERS, 30, ANY), // PostHog
    of("phx_", LETTERS, 30, ANY), // PostHog personal
    of("pm-", HEX, 32, 32), // Postmark-style
    of("pnb_", LETTERS, 30, ANY), // Prefect
    of("pnu_", LETTERS, 30, ANY), // Prefect
    of("polar_oat_", LETTERS, 30, ANY), // Polar
    of("pplx-", LETTERS, 30, ANY), // Perplexity
    of("pscale_oauth_", TOKEN, 30, ANY), // PlanetScale
    of("pscale_pw_", TOKEN, 30, ANY), // PlanetScale
    of("pscale_tkn_", TOKEN, 30, ANY), // PlanetScale
    of("pul-", HEX, 40, ANY), // Pulumi
    of("pypi-", TOKEN, 40, ANY), // PyPI
    of("r8_", LETTERS, 30, ANY), // Replicate
    of("rdme_", LETTERS, 60, ANY), // ReadMe
    of("re_", WORD, 20, ANY), // Resend
    of("rk_live_", LETTERS, 10, ANY), // Stripe restricted
    of("rk_prod_", LETTERS, 10, ANY), // Stripe restricted
    of("rk_test_", LETTERS, 10, ANY), // Stripe restricted
    of("rnd_", LETTERS, 24, ANY), // Render
    of("rpa_", LETTERS, 30, ANY), // RunPod
    of("rubygems_", HEX, 40, ANY), // RubyGems
    of("rzp_live_", LETTERS, 14, ANY), // Razorpay
    of("rzp_test_", LETTERS, 14, ANY), // Razorpay
    of("s-s4t2af-", HEX, 40, ANY), // 42 intranet
    of("s-s4t2ud-", HEX, 40, ANY), // 42 intranet
    of("s.", LETTERS, 24, 24), // HashiCorp Vault before 1.10
    of("sat.", DOTTED, 40, ANY), // Harness
    of("sb_secret_", TOKEN, 20, ANY), // Supabase
    of("sbp_", HEX, 32, ANY), // Supabase
    of("secret_", LETTERS, 40, ANY), // Notion
    of("sgp_", WORD, 30, ANY), // Sourcegraph
    of("sha256~", TOKEN, 30, ANY), // OpenShift
    of("shippo_live_", HEX, 30, ANY), // Shippo
    of("shippo_test_", HEX, 30, ANY), // Shippo
    of("shpat_", HEX, 32, ANY), // Shopify
    of("shpca_", HEX, 32, ANY), // Shopify
    of("shppa_", HEX, 32, ANY), // Shopify
    of("shpss_", HEX, 32, ANY), // Shopify
    of("shptka_", HEX, 32, ANY), // Shopify
    of("sk-", LETTERS, 20, ANY), // OpenAI and others of its form
    of("sk-admin-", TOKEN, 16, ANY), // OpenAI
    of("sk-ant-", TOKEN, 16, ANY), // Anthropic
    of("sk-lf-", TOKEN, 16, ANY), // Langfuse
    of("sk-or-", TOKEN, 16, ANY), // OpenRouter
    of("sk-proj-", TOKEN, 16, ANY), // OpenAI
    of("sk-svcacct-", TOKEN, 16, ANY), // OpenAI
    of("sk.eyJ", DOTTED, 30, ANY), // Mapbox
    of("sk_", HEX, 40, ANY), // ElevenLabs
    of("sk_live_", LETTERS, 10, ANY), // Stripe
    of("sk_prod_", LETTERS, 10, ANY), // Stripe
    of("sk_test_", LETTERS, 10, ANY), // Stripe
    of("sl.", TOKEN, 60, ANY), // Dropbox
    of("sl.u.", TOKEN, 40, ANY), // Dropbox
    of("sm_aat_", LETTERS, 16, ANY), // SettleMint
    of("sm_pat_", LETTERS, 16, ANY), // SettleMint
    of("sm_sat_", LETTERS, 16, ANY), // SettleMint
    of("sntrys_", BASE64, 40, ANY), // Sentry organization
    of("sntryu_", HEX, 40, ANY), // Sentry user
    of("sq0atp-", TOKEN, 20, ANY), // Square
    of("sq0csp-", TOKEN, 30, ANY), // Square
    of("sqa_", HEX, 40, ANY), // SonarQube
    of("sqp_", HEX, 40, ANY), // SonarQube
    of("squ_", HEX, 40, ANY), // SonarQube
    of("ssk_", LETTERS, 30, ANY), // secret key
    of("syt_", WORD, 30, ANY), // Matrix Synapse
    of("t1.", TOKEN_EQ, 40, ANY), // Yandex Cloud
    of("tfp_", TOKEN, 40, ANY), // Typeform
    of("tgp_v1_", TOKEN, 30, ANY), // Together
    of("tprv", LETTERS, 90, ANY), // BIP-32 private key
    of("tr_dev_", LETTERS, 20, ANY), // Trigger.dev
    of("tr_prod_", LETTERS, 20, ANY), // Trigger.dev
    of("tskey-", TOKEN, 16, ANY), // Tailscale
    of("tvly-", TOKEN, 24, ANY), // Tavily
    of("v1.0-", TOKEN, 100, ANY), // Cloudflare origin CA
    of("vault:v1:", BASE64, 20, ANY), // Vault transit
    of("vci_", LETTERS, 20, ANY), // Vercel
    of("vck_", LETTERS, 20, ANY), // Vercel
    of("vcp_", LETTERS, 20, ANY), // Vercel
    of("wandb_v1_", WORD, 30, ANY), // Weights & Biases
    of("whsec_", BASE64, 20, ANY), // Stripe and Svix webhooks
    of("xai-", LETTERS, 40, ANY), // xAI
    of("xapp-0-", TOKEN, 10, ANY), // Slack app
    of("xapp-1-", TOKEN, 10, ANY), // Slack app
    of("xapp-2-", TOKEN, 10, ANY), // Slack app
    of("xkeysib-", TOKEN, 40, ANY), // Brevo
    of("xoxa-", TOKEN, 10, ANY), // Slack
    of("xoxb-", TOKEN, 10, ANY), // Slack
    of("xoxc-", TOKEN, 10, ANY), // Slack
    of("xoxd-", TOKEN_PCT, 10, ANY), // Slack
    of("xoxe-", TOKEN, 10, ANY), // Slack
    of("xoxe.xoxb-", TOKEN, 10, ANY), // Slack
    of("xoxe.xoxp-", TOKEN, 10, ANY), // Slack
    of("xoxo-", TOKEN, 20, ANY), // Slack
    of("xoxp-", TOKEN, 10, ANY), // Slack
    of("xoxr-", TOKEN, 10, ANY), // Slack
    of("xoxs-", TOKEN, 10, ANY), // Slack
    of("xprv", LETTERS, 90, ANY), // BIP-32 private key
    of("xsmtpsib-", TOKEN, 40, ANY), // Brevo
    of("ya29.", TOKEN, 20, ANY), // Google OAuth access token
    of("yprv", LETTERS, 90, ANY), // BIP-32 private key
    of("zprv", LETTERS, 90, ANY), // BIP-32 private key
];
