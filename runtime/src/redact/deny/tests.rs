use super::*;

#[test]
fn credentials_are_denied() {
    let names = [
        "authorization", "Authorization", "AUTHORIZATION", "proxy-authorization", "Proxy-Authorization", "cookie",
        "Set-Cookie", "set_cookie", "cookies", "x-api-key", "X-API-Key", "X_API_KEY", "xApiKey", "x-auth-token",
        "X-Amz-Security-Token", "x-forwarded-client-cert", "X-CSRF-Token", "csrfmiddlewaretoken", "password",
        "Password", "pAsSwOrD", "aPiKeY", "PassWord", "passwd", "pwd", "passphrase", "pass_phrase", "passwords",
        "db_password", "DB_PASSWORD", "PGPASSWORD", "dbPassword", "userPassword", "password_hash", "password2",
        "passwordConfirmation", "spring.datasource.password", "user[password]", "secret", "client_secret",
        "clientSecret", "clientsecret", "aws_secret_access_key", "secretKey", "secrets", "token", "access_token",
        "accessToken", "accesstoken", "refreshToken", "id_token", "token1", "tokenValue", "github.token", "api_key",
        "api-key", "api.key", "apiKey", "apikey", "APIKey", "APIKEY", "apiKeys", "openai_api_key", "private_key",
        "privateKey", "privatekey", "cvv", "cvv2", "card_cvv", "cvc", "cardNumber", "session_id", "sessionId",
        "session-id", "sessionid", "JSESSIONID", "PHPSESSID", "sessid", "AccountKey", "SharedAccessKey",
        "signing_key", "encryption_key", "LOG_HASH_KEY", "credentials", "jwt", "otp_code", "auth", "_auth", "pass",
        "smtp_pass", "bearer", "unexpected_token",
    ];
    for name in names {
        assert!(is_denied_key(name), "{name}");
    }
}

#[test]
fn other_names_are_not() {
    let names = [
        "", "_", "---", "user_id", "room_name", "input_tokens", "inputTokens", "output_tokens", "tokens", "max_tokens",
        "token_count", "tokenCount", "token_type", "token_expires_in", "password_changed_at", "has_password",
        "hasPassword", "is_secret", "password_length", "discard", "tokenizer", "tokenize", "secretary", "secretariat",
        "author", "authority", "authored", "authorized", "auth_method", "authenticated", "passenger", "passport_country",
        "bypass", "compass", "first_pass", "passing", "key", "keyboard", "primary_key", "public_key", "cache_key",
        "partitionKey", "idempotency_key", "apikeyboard", "session", "session_count", "session_length", "cookiecutter",
        "card", "cardinality", "client", "certificate", "id", "logger", "message", "monkey", "turkey", "hashmap_key_count",
        "pwned", "cwd", "äußerung", "日本語", "naïveté", "keyß",
    ];
    for name in names {
        assert!(!is_denied_key(name), "{name}");
    }
}

#[test]
fn words_are_divided_at_separators_and_camel_borders() {
    let cases: [(&str, &[&str]); 8] = [
        ("x-api-key", &["x", "api", "key"]),
        ("xApiKey", &["x", "Api", "Key"]),
        ("APIKey", &["API", "Key"]),
        ("DB_PASSWORD", &["DB", "PASSWORD"]),
        ("user[password]", &["user", "password"]),
        ("token2Value", &["token2", "Value"]),
        ("..a..b..", &["a", "b"]),
        ("ÄußereÜbung", &["Äußere", "Übung"]),
    ];
    for (name, expected) in cases {
        assert_eq!(Words::of(name).collect::<Vec<_>>(), expected, "{name}");
    }
}
