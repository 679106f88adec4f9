use super::is_misspelt_credential;

#[test]
fn one_slip_is_seen_and_other_words_are_not() {
    for slip in [
        "pasword",
        "passsword",
        "passwrod",
        "passwird",
        "apssword",
        "Pasword",
        "db_pasword",
        "passwor",
        "assword",
        "secrte",
        "sercet",
        "scret",
        "ssecret",
        "user-credntials",
        "passphase",
        "secrets",
    ] {
        assert!(is_misspelt_credential(slip), "{slip}");
    }
    for other in [
        "",
        "s",
        "room",
        "passed",
        "passport",
        "keyword",
        "sacred",
        "secrecy",
        "discretion",
        "credit",
        "word",
        "application_name",
        "sslmode",
        "pass",
        "paswrd",
        "ä",
    ] {
        assert!(!is_misspelt_credential(other), "{other}");
    }
}
