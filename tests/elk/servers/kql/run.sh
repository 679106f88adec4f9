#!/usr/bin/env bash
# Kibana 8.9's KQL parser: reads one search per line, writes its query DSL. Usage: run.sh URL INDEX. Env: ELK_CACHE.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${ELK_CACHE:-${TMPDIR:-/tmp}/elk-launcher-cache-$(id -u)}
home=$cache/kql-$(cksum < "$here/package-lock.json" | cut -d ' ' -f 1)
if [ ! -d "$home" ]; then
  mkdir -p "$cache"
  tmp=$(mktemp -d "$cache/kql.XXXXXX")
  cp "$here/package.json" "$here/package-lock.json" "$tmp"
  npm ci --prefix "$tmp" --no-audit --no-fund --ignore-scripts >&2
  # Another run may have finished first.
  mv -T "$tmp" "$home" 2>/dev/null || rm -r "$tmp"
fi
NODE_PATH=$home/node_modules exec node "$here/kql.js" "$@"
