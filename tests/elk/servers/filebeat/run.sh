#!/usr/bin/env bash
# A real Filebeat 7.17.29, built from its Go module. Needs Go 1.25 (or 1.21 and newer, which fetches it) and curl.
# Env: FB_CONFIG (a filebeat.yml), STATS_PORT (the port of its http endpoint), FB_CHECK (only check the configuration), ELK_CACHE
# (where the program is kept), and the variables of the configuration.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${ELK_CACHE:-${TMPDIR:-/tmp}/elk-launcher-cache-$(id -u)}
bin=$cache/filebeat-7.17.29
mkdir -p "$cache"
# Tests start several at once; only one builds.
exec 9> "$bin.lock"
flock 9
if [ ! -x "$bin" ]; then
  (cd "$here" && go build -o "$bin.tmp" .) >&2
  mv "$bin.tmp" "$bin"
fi
flock --unlock 9
exec 9>&-
run=$(mktemp -d "${TMPDIR:-/tmp}/filebeat-launcher-XXXXXX")
options=(-c "$FB_CONFIG" --strict.perms=false --path.home "$run" --path.data "$run/data")
if [ -n "${FB_CHECK:-}" ]; then
  trap 'rm -rf "$run"' EXIT
  "$bin" test config -e "${options[@]}"
  exit
fi
"$bin" -e "${options[@]}" 2> "$run/filebeat.log" &
pid=$!
stop() {
  trap - TERM INT
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$run"
  exit 0
}
trap stop TERM INT
until curl -fsS "http://127.0.0.1:$STATS_PORT/stats" > /dev/null 2>&1; do
  if ! kill -0 "$pid" 2>/dev/null; then
    tail -n 40 "$run/filebeat.log" >&2
    rm -rf "$run"
    exit 1
  fi
  sleep 0.2 & wait $!
done
echo "READY http://127.0.0.1:$STATS_PORT/stats data=$run"
wait "$pid"
