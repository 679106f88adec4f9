use super::*;

fn written(write: impl FnOnce(&mut LineBuffer)) -> String {
    let mut line = LineBuffer::new(1024);
    write(&mut line);
    String::from_utf8(line.written().to_vec()).expect("digits are ASCII")
}

#[test]
fn integers_of_every_length() {
    for exponent in 0..20 {
        let power = 10_u64.pow(exponent);
        for number in [power - 1, power, power + 1, power / 3 * 2, power.wrapping_mul(7)] {
            let text = if number > i64::MAX as u64 { format!("\"{number}\"") } else { number.to_string() };
            assert_eq!(written(|line| line.unsigned(number)), text);
        }
    }
    assert_eq!(written(|line| line.signed(i64::MIN)), i64::MIN.to_string());
}

#[test]
fn floats_read_back_and_have_a_point() {
    let near = (0..5000).map(|n| f64::from(n) / 1000.0);
    let odd = [0.0, -0.0, 0.1 + 0.2, 1e21, 5e-324, f64::MAX, 999_999.999, 1e6, 1_000_000.5, -12.75, 0.0005, 1.0 / 3.0];
    for number in near.chain(odd) {
        let text = written(|line| line.double(number));
        assert_eq!(text.parse::<f64>().map(f64::to_bits), Ok(number.to_bits()), "{text}");
        assert!(text.contains('.'), "{text}");
    }
}

#[test]
fn six_digits_of_a_second() {
    for (nanoseconds, text) in [(0, "000000Z\""), (999_999_999, "999999Z\""), (1_234_567, "001234Z\"")] {
        assert_eq!(written(|line| line.microseconds(nanoseconds)), text);
    }
}
