// Translates KQL to the query DSL as Kibana does. Reads one search per line, writes one JSON object per line: `{"query": …}` or
// `{"error": …}`. Usage: kql.js URL INDEX. The types of fields come from the index, as in Kibana's data views.
const { kbnEsQuery } = require('kbn-es-query');
const { createInterface } = require('readline');

const [url, index] = process.argv.slice(2);

const kindOf = type => {
  if (['keyword', 'text', 'match_only_text', 'wildcard', 'constant_keyword', 'flattened'].includes(type)) return 'string';
  if (['date', 'date_nanos'].includes(type)) return 'date';
  if (['boolean', 'ip', 'object', 'nested'].includes(type)) return type;
  return 'number';
};

const dataView = async () => {
  const answer = await fetch(`${url}/${index}/_field_caps?fields=*`);
  const { fields } = await answer.json();
  const field = ([name, types]) => {
    const [type, { searchable, aggregatable }] = Object.entries(types)[0];
    return { name, type: kindOf(type), esTypes: [type], searchable, aggregatable };
  };
  return { title: index, fields: Object.entries(fields).map(field) };
};

const translate = (search, view) => {
  try {
    const parsed = kbnEsQuery.fromKueryExpression(search, { allowLeadingWildcards: true });
    return { query: kbnEsQuery.toElasticsearchQuery(parsed, view, {}) };
  } catch (error) {
    return { error: String(error.message) };
  }
};

(async () => {
  const view = await dataView();
  for await (const search of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(translate(search, view)));
  }
})();
