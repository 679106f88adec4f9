#!/usr/bin/env bash
# A Lumberjack v2 receiver (the wire protocol of a Logstash "beats" input) on 127.0.0.1:LJ_PORT (15044): prints READY, then
# every event as one JSON line. Needs Go 1.25 (or 1.21 and newer, which fetches it). Env: ELK_CACHE (where it is kept).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${ELK_CACHE:-${TMPDIR:-/tmp}/elk-launcher-cache-$(id -u)}
mkdir -p "$cache"
(cd "$here" && go build -o "$cache/lumberjack-sink" .) >&2
exec "$cache/lumberjack-sink"
