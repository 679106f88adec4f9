use super::*;

#[test]
fn addresses_are_truncated_to_their_network() {
    let cases = [
        ("192.0.2.77", "192.0.2.0"),
        ("0.0.0.0", "0.0.0.0"),
        ("255.255.255.255", "255.255.255.0"),
        ("2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::"),
        ("::1", "::"),
        ("fe80::1", "fe80::"),
        ("::ffff:192.0.2.77", "192.0.2.0"),
        ("2002:c000:024d::1", "2002:c000:200::"),
        ("64:ff9b::192.0.2.77", "64:ff9b::"),
    ];
    for (address, expected) in cases {
        let address: IpAddr = address.parse().expect("an address");
        assert_eq!(ip(address).to_string(), expected, "{address}");
    }
}
