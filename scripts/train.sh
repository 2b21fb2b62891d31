#!/usr/bin/env bash
# Lives a short life of the real server, recorded by the JVM, and leaves an AOT cache. Called by
# build.sh with KEYROTA_JAVA, KEYROTA_CLASS_PATH (the server's), KEYROTA_COMMAND_CLASS_PATH,
# KEYROTA_AOT and the server's JVM flags in KEYROTA_FLAGS.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -KILL "$server" 2>/dev/null; rm -rf "$folder"' EXIT
mkfifo "$folder/ready"
# Without what the compiler learned: so short a life teaches it what it keeps for good, and a request
# costs a tenth more.
# shellcheck disable=SC2086
"$KEYROTA_JAVA" $KEYROTA_FLAGS -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
  -XX:AOTCacheOutput="$KEYROTA_AOT" -Xlog:aot=off -Xlog:cds=off \
  -cp "$KEYROTA_CLASS_PATH" io.keyrota.server.Main \
  --data "$folder/data" --listen 127.0.0.1:0 >"$folder/ready" 2>"$folder/log" &
server=$!
read -r _ <"$folder/ready"
"$KEYROTA_JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$KEYROTA_COMMAND_CLASS_PATH" \
  io.keyrota.cli.Main train --data "$folder/data" >/dev/null
kill -TERM "$server"
status=0
wait "$server" || status=$?
server=
if [ "$status" != 0 ]; then
  cat "$folder/log" >&2
  exit 1
fi
test -f "$KEYROTA_AOT"
