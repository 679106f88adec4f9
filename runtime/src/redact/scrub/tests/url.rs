use super::{assert_clean, assert_unchanged};

#[test]
fn user_info_is_redacted() {
    assert_clean(&[
        ("postgres://ada:hunter2@host/db", "postgres://[REDACTED]@host/db"),
        (
            "connect to postgres://ada:hunter2@host:5432/db failed",
            "connect to postgres://[REDACTED]@host:5432/db failed",
        ),
        ("postgres://ada:hun/ter2@host/db", "postgres://[REDACTED]@host/db"),
        ("postgres://ada:1/2@host/db", "postgres://[REDACTED]@host/db"),
        ("postgres://ada:hun@ter2@host/db", "postgres://[REDACTED]@host/db"),
        ("postgres://ada:hun#t?er2@host/db", "postgres://[REDACTED]@host/db"),
        ("postgres://ada:hun)t'er2@host/db", "postgres://[REDACTED]@host/db"),
        ("redis://:hunter2@cache.example.org:6379/0", "redis://[REDACTED]@cache.example.org:6379/0"),
        ("https://t0ken@github.com/o/r.git", "https://[REDACTED]@github.com/o/r.git"),
        ("https://token:x-oauth-basic@github.com/o/r", "https://[REDACTED]@github.com/o/r"),
        ("HTTPS://ADA:HUNTER2@HOST", "HTTPS://[REDACTED]@HOST"),
        ("amqp://a:b@h1,amqp://c:d@h2", "amqp://[REDACTED]@h1,amqp://[REDACTED]@h2"),
        ("mongodb://a:b@h1:27017,h2:27017/db", "mongodb://[REDACTED]@h1:27017,h2:27017/db"),
        ("mongodb+srv://ada:p%40ss@cluster.example.net/", "mongodb+srv://[REDACTED]@cluster.example.net/"),
        ("(see http://a:b@h)", "(see http://[REDACTED]@h)"),
        ("\"http://a:b@[::1]:8080/p\"", "\"http://[REDACTED]@[::1]:8080/p\""),
        ("url=ftp://a:b@h password=x", "url=ftp://[REDACTED]@h password=[REDACTED]"),
        ("ä://ü:ö@h/p", "ä://[REDACTED]@h/p"),
        ("smtp://ada%40example.org:x@mail.example.org", "smtp://[REDACTED]@mail.example.org"),
        ("x://a:b@h\ny://c:d@h", "x://[REDACTED]@h\ny://[REDACTED]@h"),
        ("ssh://root:x@h", "ssh://[REDACTED]@h"),
    ]);
}

#[test]
fn query_values_and_fragments_are_redacted() {
    assert_clean(&[
        ("https://h/p?token=abc", "https://h/p?token=[REDACTED]"),
        ("https://h/p?a=1&b=x%20y&page=2", "https://h/p?a=[REDACTED]&b=[REDACTED]&page=2"),
        ("https://h/p?q=abc#Fr4g", "https://h/p?q=[REDACTED]#[REDACTED]"),
        ("https://h/p#access_token=abc&x=1", "https://h/p#[REDACTED]"),
        ("https://u:CANARY@h/p?token=CANARY#CANARY", "https://[REDACTED]@h/p?token=[REDACTED]"),
        ("error for url (https://h/p?q=ada): refused", "error for url (https://h/p?q=[REDACTED]): refused"),
        ("\"https://h/p?q=ada\"", "\"https://h/p?q=[REDACTED]\""),
        ("url: 'https://h/p?q=it's', x", "url: 'https://h/p?q=[REDACTED]', x"),
        ("GET /login?user=ada&limit=10 HTTP/1.1", "GET /login?user=[REDACTED]&limit=10 HTTP/1.1"),
        ("see https://h/p?q=ada.", "see https://h/p?q=[REDACTED]."),
        ("https://h/?k3jf93kd02jf", "https://h/?[REDACTED]"),
        ("https://h/?limit=very-long-text-instead-of-a-number", "https://h/?limit=[REDACTED]"),
        ("https://h/?Token=ABC", "https://h/?Token=[REDACTED]"),
        ("https://h/?next=https://u:p@i/?a=b", "https://h/?next=[REDACTED]"),
        ("https://h/p?a=ä🦀&b=1 x", "https://h/p?a=[REDACTED]&b=[REDACTED] x"),
        ("http://[::1]:80/p?a=secret#F1", "http://[::1]:80/p?a=[REDACTED]#[REDACTED]"),
        ("wss://h/s?ticket=a,b;c", "wss://h/s?ticket=[REDACTED]"),
        ("/p?x-amz-signature=abc&X-Amz-Date=1", "/p?x-amz-signature=[REDACTED]&X-Amz-Date=[REDACTED]"),
        ("/p?filter[name]=ada", "/p?filter[name]=[REDACTED]"),
        ("/a?x=1\n/b?y=2", "/a?x=[REDACTED]\n/b?y=[REDACTED]"),
    ]);
}

#[test]
fn other_urls_are_kept() {
    assert_unchanged(&[
        "https://example.org",
        "https://example.org:8443/path/to?page=2&limit=50",
        "listening on http://[::1]:8080",
        "http://[::1]:8080/@user",
        "https://example.org/@user/posts",
        "https://example.org:8080/@user",
        "https://registry.npmjs.org/@types/node",
        "ssh://git@github.com/o/r.git",
        "git@github.com:o/r.git",
        "file:///C:/x/y",
        "x://C:/a@b",
        "https://h/svc?wsdl",
        "https://h/p?",
        "https://h/p?sort=name&order=asc&format=json&v=2",
        "tcp://10.0.0.1:9092",
        "unix:///run/app.sock",
        "why? x = 5",
        "SELECT * FROM t WHERE a = ? AND b = ?",
        "really?! yes",
        "a://b c@d",
        "x ? y : z",
        "https://h/p?page=[REDACTED]&q=[REDACTED]",
        "postgres://[REDACTED]@host/db",
    ]);
}

#[test]
fn credentials_of_forms_are_redacted() {
    assert_clean(&[
        (
            "b\"grant_type=authorization_code&code=abc&code_verifier=xyz\"",
            "b\"grant_type=authorization_code&code=[REDACTED]&code_verifier=[REDACTED]\"",
        ),
        ("code=abc&scope=chat", "code=[REDACTED]&scope=chat"),
        ("SAMLResponse=PHNhbWw&RelayState=x1", "SAMLResponse=[REDACTED]&RelayState=[REDACTED]"),
    ]);
    assert_unchanged(&["code=404", "a & code=7", "x=1 && code=2", "q=ada&status=404", "page=2&limit=10"]);
}
