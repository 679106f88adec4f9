use super::*;

#[test]
fn credentials_are_denied() {
    let names = [
        "authorization",
        "Authorization",
        "AUTHORIZATION",
        "proxy-authorization",
        "Proxy-Authorization",
        "cookie",
        "Set-Cookie",
        "set_cookie",
        "cookies",
        "x-api-key",
        "X-API-Key",
        "X_API_KEY",
        "xApiKey",
        "x-auth-token",
        "X-Amz-Security-Token",
        "x-forwarded-client-cert",
        "X-CSRF-Token",
        "csrfmiddlewaretoken",
        "password",
        "Password",
        "pAsSwOrD",
        "aPiKeY",
        "PassWord",
        "passwd",
        "pwd",
        "passphrase",
        "pass_phrase",
        "passwords",
        "db_password",
        "DB_PASSWORD",
        "PGPASSWORD",
        "dbPassword",
        "userPassword",
        "password_hash",
        "password2",
        "passwordConfirmation",
        "spring.datasource.password",
        "user[password]",
        "secret",
        "client_secret",
        "clientSecret",
        "clientsecret",
        "aws_secret_access_key",
        "secretKey",
        "secrets",
        "token",
        "access_token",
        "accessToken",
        "accesstoken",
        "refreshToken",
        "id_token",
        "token1",
        "tokenValue",
        "github.token",
        "api_key",
        "api-key",
        "api.key",
        "apiKey",
        "apikey",
        "APIKey",
        "APIKEY",
        "apiKeys",
        "openai_api_key",
        "private_key",
        "privateKey",
        "privatekey",
        "cvv",
        "cvv2",
        "card_cvv",
        "cvc",
        "cardNumber",
        "session_id",
        "sessionId",
        "session-id",
        "sessionid",
        "JSESSIONID",
        "PHPSESSID",
        "sessid",
        "AccountKey",
        "SharedAccessKey",
        "signing_key",
        "encryption_key",
        "LOG_HASH_KEY",
        "credentials",
        "jwt",
        "otp_code",
        "auth",
        "_auth",
        "pass",
        "sid",
        "sig",
        "smtp_pass",
        "bearer",
        "unexpected_token",
        // What a schema may not declare without a class is none of other crates' business either.
        "csrf",
        "auth_header",
        "master_key",
        "pin_code",
        "privkey",
        "session_key",
        // A pair as one word.
        "sessionkey",
        "userpass",
        "CARDNUMBER",
        "codeverifier",
        "Ocp-Apim-Subscription-Key",
    ];
    for name in names {
        assert!(is_denied_key(name), "{name}");
    }
}

#[test]
fn other_names_are_not() {
    let names = [
        "",
        "_",
        "---",
        "user_id",
        "room_name",
        "input_tokens",
        "inputTokens",
        "output_tokens",
        "tokens",
        "max_tokens",
        "token_count",
        "tokenCount",
        "token_type",
        "token_expires_in",
        "password_changed_at",
        "has_password",
        "hasPassword",
        "is_secret",
        "password_length",
        "discard",
        "tokenizer",
        "tokenize",
        "secretary",
        "secretariat",
        "author",
        "authority",
        "authored",
        "authorized",
        "auth_method",
        "authenticated",
        "passenger",
        "passport_country",
        "bypass",
        "compass",
        "first_pass",
        "passing",
        "key",
        "keyboard",
        "primary_key",
        "public_key",
        "cache_key",
        "partitionKey",
        "idempotency_key",
        "apikeyboard",
        "session",
        "session_count",
        "session_length",
        "cookiecutter",
        "card",
        "cardinality",
        "client",
        "certificate",
        "id",
        "logger",
        "message",
        "monkey",
        "turkey",
        "hashmap_key_count",
        "pwned",
        "cwd",
        "äußerung",
        "日本語",
        "naïveté",
        "keyß",
        "accountkeyboard",
        "postcode",
    ];
    for name in names {
        assert!(!is_denied_key(name), "{name}");
    }
}

/// The entries of the lists with these headings.
fn entries(headings: &[&str]) -> Vec<&'static str> {
    let (mut entries, mut is_wanted) = (Vec::new(), false);
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            is_wanted = headings.contains(&line);
        } else if is_wanted {
            entries.extend(line.split_whitespace());
        }
    }
    entries
}

#[test]
fn every_credential_that_a_schema_refuses_is_denied_in_every_form() {
    let forms = entries(&["[all forms]"]);
    for entry in entries(&["[credential names]", "[credential endings]", "[payment names]"]) {
        let name = format!("user_{entry}");
        assert!(is_denied_key(entry) && is_denied_key(&name) && is_denied_key(&name.to_uppercase()), "{name}");
        assert!(is_denied_key(&entry.replace('_', "-")) && is_denied_key(&entry.replace('_', "")), "{entry}");
        for form in &forms {
            assert!(is_denied_key(&format!("{entry}_{form}")), "{entry}_{form}");
        }
    }
    for entry in entries(&["[credential whole]"]) {
        assert!(is_denied_key(entry), "{entry}");
    }
}

#[test]
fn what_only_a_schema_is_asked_about_is_shown() {
    for entry in entries(&["[ambiguous whole]", "[credential harmless]"]) {
        assert!(!is_denied_key(entry), "{entry}");
    }
}
