#!/usr/bin/env bash
# Vergleicht die Suchmaschine mit Lucene 8 auf demselben Rechner, im selben Lauf, mit denselben Abschnitten und Fragen.
#
# Aufruf:   tests/Benchmarks/peer/run.sh [ORDNER]
#
# ORDNER ist eine Sammlung mit corpus.jsonl(.gz) und queries.jsonl; ohne Angabe die Gesetze aus ../shared/retrieval/laws
# (die Umgebungsvariable KIKOKO_SHARED nennt den Ordner „shared“). Zwischendateien liegen unter KIKOKO_BENCH, ohne Angabe im
# Ordner für temporäre Dateien (etwa 1 GB). Der Lauf braucht rund drei Minuten und 4 GB Speicher; andere Arbeit auf dem Rechner
# verfälscht ihn. Fehlen Java oder Lucene, werden sie mit apt installiert (dazu sind Verwalterrechte nötig).
# Am Ende steht die Tabelle, die auch in tests/Benchmarks/README.md steht.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -n "${KIKOKO_SHARED:-}" ] || export KIKOKO_SHARED="$root/../shared"

if ! command -v javac >/dev/null || ! compgen -G '/usr/share/java/lucene-core-8.*.jar' >/dev/null; then
  echo "Java oder Lucene fehlt; wird installiert." >&2
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" apt-get install -y -q default-jdk-headless liblucene8-java
fi

dotnet build "$root/tests/Benchmarks" -c Release --nologo -v quiet
run="$root/artifacts/bin/KiKoKo.Benchmarks/release/KiKoKo.Benchmarks"
"$run" export "$@"
"$run" terms
"$run" compare
