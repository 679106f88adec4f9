//! The figures in docs/scale.md are consistent: each result follows from the numbers of its formula.

/// Parses a number with separators: `1,000,000`, `12.5`.
fn number(text: &str) -> Option<f64> {
    text.replace(',', "").parse().ok()
}

/// Evaluates `2 × 3 + 4`, from left to right.
fn value(formula: &str) -> Option<f64> {
    let mut words = formula.split_whitespace();
    let mut result = number(words.next()?)?;
    while let Some(operator) = words.next() {
        let operand = number(words.next()?)?;
        result = match operator {
            "×" => result * operand,
            "/" => result / operand,
            "+" => result + operand,
            "−" => result - operand,
            _ => return None,
        };
    }
    Some(result)
}

#[test]
fn every_result_follows_from_its_formula() {
    let docs = include_str!("../../../../docs/scale.md");
    let lines = docs.lines().filter(|line| line.contains(" = "));
    let mut checked = 0;
    for line in lines {
        let (formula, result) = line.rsplit_once(" = ").expect("both sides");
        let formula = formula.rsplit_once(": ").map_or(formula, |(_, formula)| formula);
        let computed = value(formula).unwrap_or_else(|| panic!("no formula: {line}"));
        let said = result.split_whitespace().next().and_then(number).unwrap_or_else(|| panic!("no result: {line}"));
        assert!((computed / said - 1.0).abs() < 0.01, "{line}: {computed}");
        checked += 1;
    }
    assert!(checked >= 10, "{checked} formulas");
}
