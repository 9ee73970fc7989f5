#!/usr/bin/env bash
# Makes the AOT cache: train.sh <java 25 or newer> <folder of quarkus-run.jar and jvm.options>
#
# Runs the sidecar against a database that is not there, asks it everything, and has Java remember what that took. The
# jar has to be started from the same folder, with the same Java and the same options, for the cache to be used.
set -euo pipefail
java=$1 folder=$2
export QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-9432} DATABASE_URL=postgresql://app:none@127.0.0.1:1/none

ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$QUARKUS_HTTP_PORT" || return 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
  cat <&3 >/dev/null
  exec 3<&-
}

"$java" "@$folder/jvm.options" -XX:AOTMode=record "-XX:AOTConfiguration=$folder/lifeguard.aotconf" \
  -jar "$folder/quarkus-run.jar" &
sidecar=$!
for _ in $(seq 300); do
  (ask /health/live) 2>/dev/null && break
  kill -0 "$sidecar"
  sleep 0.1
done
for path in /health /health/ready /health/started /metrics /api/v1/diagnosis /api/v1/causes \
  /runbooks/connection_refused /nowhere /; do
  (ask "$path")
done
sleep 3
kill -TERM "$sidecar"
wait "$sidecar"

"$java" "@$folder/jvm.options" -XX:AOTMode=create "-XX:AOTConfiguration=$folder/lifeguard.aotconf" \
  "-XX:AOTCache=$folder/lifeguard.aot" -jar "$folder/quarkus-run.jar"
rm "$folder/lifeguard.aotconf"
test -s "$folder/lifeguard.aot"
