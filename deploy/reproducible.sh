#!/usr/bin/env bash
# Builds twice, in two folders, and compares what runs: reproducible.sh. Fails where one byte differs.
#
# But for one file: Quarkus 3.33 numbers names in generated-bytecode.jar as its build steps, side by side, come to them
# (mended later: https://github.com/quarkusio/quarkus/pull/53025).
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT

build() {
  mkdir -p "$1"
  cp -r "$here/mvnw" "$here/.mvn" "$here/pom.xml" "$here/src" "$1"
  (cd "$1" && ./mvnw -B -q package -Dmaven.test.skip=true -Dmdep.skip=true ${MAVEN_OPTIONS:-})
  (cd "$1/target/quarkus-app" && find . -type f ! -name generated-bytecode.jar -print0 | sort -z | xargs -0 sha256sum) >"$there/$2.sums"
}

build "$there/one" one
build "$there/somewhere/else" other
diff "$there/one.sums" "$there/other.sums"
echo "the same $(wc -l <"$there/one.sums") files twice"
