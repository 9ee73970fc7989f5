#!/usr/bin/env bash
# Packs the plugin for krew: pack.sh <version> <address of the repository>. Writes target/kubectl.
set -euo pipefail
version=$1 repository=$2
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../target/kubectl
archive=kubectl-lifeguard-$version.tar.gz
mkdir -p "$out"
cp "$here/kubectl-lifeguard" "$here/../../LICENSE" "$out"
chmod 755 "$out/kubectl-lifeguard"
tar --sort=name --mtime=2026-01-01 --owner=0 --group=0 --numeric-owner -C "$out" -c kubectl-lifeguard LICENSE \
  | gzip -n >"$out/$archive"
rm "$out/kubectl-lifeguard" "$out/LICENSE"
sum=$(sha256sum "$out/$archive" | cut -d' ' -f1)
sed -e "s|VERSION|$version|g; s|REPOSITORY|$repository|g; s|SUM|$sum|" "$here/krew.yaml" >"$out/lifeguard.yaml"
