#!/usr/bin/env bash
# What the changelog says of a version: notes.sh <version> <CHANGELOG.md>. Fails where it says nothing.
set -euo pipefail
notes=$(awk -v head="## [$1]" 'index($0, "## [") == 1 { on = index($0, head) == 1; next } on' "$2" | sed '/./,$!d')
[ -n "$notes" ] || { echo "the changelog has no section for $1" >&2; exit 1; }
printf '%s\n' "$notes"
