//! Saved searches and a dashboard for Kibana and OpenSearch Dashboards, a page that describes the searches, and alerts.

mod alerts;
mod chart;
mod objects;
mod page;
mod panels;
mod query;
mod roles;
mod searches;

pub(super) use alerts::{Alert, alert};

use super::Export;
use crate::layout::Layout;
use objects::SavedObjects;
use roles::Roles;
use searches::Search;

/// `kibana.ndjson`.
pub(super) fn saved_objects(export: &Export, layout: Layout) -> String {
    let roles = Roles::new(export, layout);
    let searches = searches_of(export, &roles);
    SavedObjects::new(&export.service, layout).all(&searches, &panels::all(&roles), &roles)
}

/// `searches.md`.
pub(super) fn search_page(export: &Export, layout: Layout) -> String {
    let roles = Roles::new(export, layout);
    page::page(&export.service, layout.as_str(), &searches_of(export, &roles), &roles)
}

fn searches_of(export: &Export, roles: &Roles) -> Vec<Search> {
    searches::all(&export.service, &export.application, roles)
}
