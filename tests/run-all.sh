#!/usr/bin/env bash
# Every test there is; ./kikoko test installs what they need and calls this. Last line: N passed, N failed. Exit code 1 when anything failed.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
passed=0
failed=0
skipped=0

fail() {
  printf '%s\n' "$1" >&2
  echo "$passed passed, $((failed + 1)) failed"
  exit 1
}

echo "== Bauen"
dotnet build KiKoKo.sln -c Release --nologo -v quiet || fail "Der Bau ist fehlgeschlagen."

# check NAME COMMAND…: one test that is a command.
check() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FEHLER: $name"
  fi
}

check "Format (dotnet format --verify-no-changes)" dotnet format KiKoKo.sln --verify-no-changes --no-restore

if [ -d "${KIKOKO_SHARED:-$root/../shared}" ]; then
  export KIKOKO_SHARED="${KIKOKO_SHARED:-$root/../shared}"
else
  echo "Hinweis: ohne den Ordner ../shared werden die Prüfungen an dessen Daten übersprungen."
fi

for project in "$root"/tests/KiKoKo.*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  log=$(mktemp)
  "$root/artifacts/bin/$name/release/$name" -noColor -noLogo >"$log" 2>&1
  code=$?
  # xunit's closing line: "Total: 12, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 0.5s"
  line=$(grep -E '^ *(.* )?Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -1)
  if [ -z "$line" ]; then
    cat "$log"
    failed=$((failed + 1))
    echo "FEHLER: $name endete ohne Ergebnis (Code $code)."
  else
    read -r total errors wrong skips idle <<<"$(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/' <<<"$line")"
    bad=$((errors + wrong))
    [ $bad -eq 0 ] && [ $code -ne 0 ] && bad=1
    [ $bad -gt 0 ] && cat "$log"
    grep -E '\[SKIP\]' "$log" | head -20
    passed=$((passed + total - wrong - skips - idle))
    failed=$((failed + bad))
    skipped=$((skipped + skips))
    echo "$line"
  fi
  rm -f "$log"
done

[ $skipped -eq 0 ] || echo "$skipped übersprungen (siehe oben)."
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
