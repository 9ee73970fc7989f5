#!/usr/bin/env bash
# Lists the parts of what runs, CycloneDX, as target/bom.json, and fails where one that is packaged is not in the list: parts.sh
# Needs the network, for the plugin that writes it.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -f target/bom.json
./mvnw -B -q -Psbom package -DskipTests ${MAVEN_OPTIONS:-}
if [ ! -s target/bom.json ]; then
  echo "target/bom.json was not written: the plugin needs the network, and Maven was told to be offline" >&2
  exit 1
fi
# pkg:maven/GROUP/NAME@VERSION?classifier=C&type=jar is packaged as GROUP.NAME-VERSION-C.jar
listed=$(grep -o '"purl" *: *"pkg:maven/[^"]*' target/bom.json \
  | sed -E 's|.*pkg:maven/([^/]*)/([^@]*)@([^?]*)|\1.\2-\3|; s|\?classifier=([^\&]*)\&|-\1?|; s|\?.*||' | sort -u)
packaged=$(find target/quarkus-app/lib -name '*.jar' -exec basename {} .jar ';' | sort)
missing=$(comm -13 <(echo "$listed") <(echo "$packaged"))
if [ -n "$missing" ]; then
  printf 'not in target/bom.json:\n%s\n' "$missing" >&2
  exit 1
fi
echo "$(wc -l <<<"$packaged") jars, each in target/bom.json"
