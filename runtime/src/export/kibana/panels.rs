//! The panels of the dashboard, for the members that the lines have.

use super::super::line::Member;
use super::chart::{Bucket, Chart, ChartType, Metric};
use super::query::Query;
use super::roles::Roles;
use crate::schema::Unit;

/// Limits the panels for durations, so that the dashboard stays readable.
const MOST_TIMES: usize = 6;

/// Returns the panels in the order of the dashboard, which has two per row.
pub(super) fn all(roles: &Roles) -> Vec<Chart> {
    let mut charts = vec![services(roles), levels(roles), error_rate(roles), error_types(roles)];
    charts.extend(errors_by_event(roles));
    charts.extend(missing_lines(roles));
    let times = roles.times();
    charts.extend(times.first().map(|time| time_over_time(time)));
    charts.extend(times.iter().take(MOST_TIMES).map(|time| time_by_function(time, roles)));
    charts.extend(roles.user().into_iter().flat_map(|user| user_activity(user, roles)));
    charts
}

fn services(roles: &Roles) -> Chart {
    Chart {
        key: "services".to_owned(),
        title: "Services and levels".to_owned(),
        chart_type: ChartType::Table,
        query: None,
        metrics: vec![Metric::Count],
        buckets: vec![terms(roles.service(), 20), terms(roles.level(), 5)],
    }
}

fn levels(roles: &Roles) -> Chart {
    Chart {
        key: "levels".to_owned(),
        title: "Lines by level".to_owned(),
        chart_type: ChartType::Bars,
        query: None,
        metrics: vec![Metric::Count],
        buckets: vec![Bucket::Time, terms(roles.level(), 5)],
    }
}

/// The share of errors among all lines.
fn error_rate(roles: &Roles) -> Chart {
    let errors = errors(roles);
    let others = Query::Not(Box::new(errors.clone()));
    Chart {
        key: "error-rate".to_owned(),
        title: "Error rate".to_owned(),
        chart_type: ChartType::Shares,
        query: None,
        metrics: vec![Metric::Count],
        buckets: vec![Bucket::Time, Bucket::Filters(vec![("errors", errors), ("other lines", others)])],
    }
}

fn error_types(roles: &Roles) -> Chart {
    Chart {
        key: "error-types".to_owned(),
        title: "Top errors by type".to_owned(),
        chart_type: ChartType::Table,
        query: Some(errors(roles)),
        metrics: vec![Metric::Count],
        buckets: vec![terms(roles.error_type(), 10), terms(roles.logger(), 3)],
    }
}

fn errors_by_event(roles: &Roles) -> Option<Chart> {
    let event = roles.event()?;
    Some(Chart {
        key: "error-events".to_owned(),
        title: "Top errors by event".to_owned(),
        chart_type: ChartType::Table,
        query: Some(errors(roles)),
        metrics: vec![Metric::Count],
        buckets: vec![terms(&event.path, 10)],
    })
}

/// Counts lost lines and suppressed events, as far as the log reports them.
fn missing_lines(roles: &Roles) -> Option<Chart> {
    let labels = ["lost: the writer failed", "suppressed: limits, samples, folding"];
    let counted = roles.missing_lines().into_iter().zip(labels).filter_map(|(path, label)| Some((path?, label)));
    let sum = |(path, label): (&str, &str)| Metric::Sum { field: path.to_owned(), label: label.to_owned() };
    let metrics: Vec<Metric> = counted.map(sum).collect();
    (!metrics.is_empty()).then(|| Chart {
        key: "missing-lines".to_owned(),
        title: "Missing lines".to_owned(),
        chart_type: ChartType::Bars,
        query: None,
        metrics,
        buckets: vec![Bucket::Time],
    })
}

fn time_over_time(time: &Member) -> Chart {
    let label = label(time);
    Chart {
        key: format!("time-{}", time.path),
        title: format!("Performance: {label}"),
        chart_type: ChartType::Lines,
        query: None,
        metrics: vec![Metric::Percentiles { field: time.path.clone(), label }],
        buckets: vec![Bucket::Time],
    }
}

fn time_by_function(time: &Member, roles: &Roles) -> Chart {
    let label = label(time);
    Chart {
        key: format!("functions-{}", time.path),
        title: format!("Performance by function: {label}"),
        chart_type: ChartType::Table,
        query: Some(Query::Exists(time.path.clone())),
        metrics: vec![Metric::Count, Metric::Percentiles { field: time.path.clone(), label }],
        buckets: vec![terms(roles.function(), 20)],
    }
}

fn user_activity(user: &Member, roles: &Roles) -> [Chart; 2] {
    let field = || user.path.clone();
    let mut buckets = vec![terms(&user.path, 20)];
    buckets.extend(roles.event().map(|event| terms(&event.path, 5)));
    let over_time = Chart {
        key: "active-users".to_owned(),
        title: "Active users".to_owned(),
        chart_type: ChartType::Lines,
        query: None,
        metrics: vec![Metric::Distinct { field: field(), label: "Users".to_owned() }],
        buckets: vec![Bucket::Time],
    };
    let most_active = Chart {
        key: "user-activity".to_owned(),
        title: "User activity".to_owned(),
        chart_type: ChartType::Table,
        query: Some(Query::Exists(field())),
        metrics: vec![Metric::Count],
        buckets,
    };
    [over_time, most_active]
}

fn errors(roles: &Roles) -> Query {
    Query::is(roles.level(), roles.error())
}

fn terms(field: &str, most: u32) -> Bucket {
    Bucket::Terms { field: field.to_owned(), most }
}

/// Returns the field with its unit, unless its name ends in the unit.
fn label(time: &Member) -> String {
    let unit = match time.field.and_then(|field| field.unit) {
        Some(Unit::Nanoseconds) => "ns",
        Some(Unit::Microseconds) => "µs",
        Some(Unit::Milliseconds) => "ms",
        Some(Unit::Seconds) => "s",
        None => return time.path.clone(),
    };
    if time.path.ends_with(&format!("_{unit}")) { time.path.clone() } else { format!("{} ({unit})", time.path) }
}
