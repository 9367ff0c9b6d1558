#!/usr/bin/env bash
# Makes library/ from sources/. Only what is older than its source, this script or the tool is made again; --all makes everything.
# The same sources give the same bytes (same pandoc, LibreOffice and fonts provided), so a second run changes nothing in git.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=$here/sources
library=$here/library
tool_folder=$here/tools/KiKoKo.SampleTool
all=${1:-}

# Dates in PDF files carry the offset of the time zone, and LibreOffice takes defaults from the locale.
export TZ=UTC LC_ALL=C.UTF-8

install_missing() {
  local missing=() item
  for item in pandoc:pandoc soffice:libreoffice-writer fc-match:fontconfig; do
    command -v "${item%%:*}" >/dev/null || missing+=("${item##*:}")
  done
  if [[ ! " ${missing[*]} " == *libreoffice-writer* ]]; then
    local programs
    programs=$(dirname "$(readlink -f "$(command -v soffice)")")
    [[ -e $programs/../program/libswlo.so || -e $programs/libswlo.so ]] || missing+=(libreoffice-writer)
  fi
  command -v fc-match >/dev/null && fc-match Arial | grep -qE 'Arial|Liberation' || missing+=(fonts-liberation)
  ((${#missing[@]})) || return 0

  local sudo=()
  if [[ $(id -u) != 0 ]]; then sudo=(sudo -n); fi
  if command -v apt-get >/dev/null && "${sudo[@]}" true 2>/dev/null; then
    "${sudo[@]}" apt-get update -qq >&2
    "${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}" >&2
  else
    echo "Es fehlen: ${missing[*]}. Bitte installieren: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
}

command -v dotnet >/dev/null || { echo "Es fehlt das .NET SDK 10 (siehe global.json)." >&2; exit 1; }
install_missing

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/office" "$work/pdf"

dotnet build "$tool_folder" --configuration Release --verbosity quiet --nologo >"$work/build.log" || {
  cat "$work/build.log" >&2
  exit 1
}
tool_program=$(dotnet msbuild "$tool_folder" -property:Configuration=Release -getProperty:TargetPath)
tool() { dotnet "$tool_program" "$@"; }

# fancy and example lists off: "(1)" and "a)" are text that is quoted, not numbering that Word counts. smart off: quotation marks stay as written.
to_office() {
  pandoc --from markdown-fancy_lists-example_lists-smart+lists_without_preceding_blankline "$@"
}

failed=0
complain() {
  echo "$*" >&2
  failed=1
}

newest_tool=$(find "$tool_folder" "$here/build.sh" -type f -not -path '*/obj/*' -not -path '*/bin/*' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
is_current() {
  [[ $all != --all && -e $2 && -e $2.meta.json && ! $1 -nt $2 && ! ${1%.tsv}.yaml -nt $2 && ! $newest_tool -nt $2 ]]
}

# Writes $1 (a source) as format $2 to $3.
make() {
  local source=$1 format=$2 target=$3 name
  name=$(basename "$target")
  case $format in
    md) tool markdown "$source" "$target" ;;
    xlsx) tool xlsx "$source" "$target" ;;
    form-docx) tool form-docx "$source" "$target" ;;
    form-pdf) tool form-pdf "$source" "$work/office/${name%.pdf}.fodt" ;;
    pptx)
      tool slides "$source" "$work/$name.md" &&
        to_office "$work/$name.md" --slide-level 1 --reference-doc "$work/template.pptx" --output "$target" && tool stable "$target"
      ;;
    docx | pdf)
      local office=$target
      [[ $format == docx ]] || office=$work/office/${name%.pdf}.docx
      tool print "$source" "$work/$name.md" &&
        to_office "$work/$name.md" --reference-doc "$work/template.docx" --output "$office" && tool stable "$office"
      ;;
  esac
}

tool template "$work/template.docx"
pandoc --print-default-data-file reference.pptx >"$work/pandoc.pptx"
tool slide-template "$work/pandoc.pptx" "$work/template.pptx"
tool plan "$sources" >"$work/plan" || complain "Nicht alle Quellen sind lesbar."
tool check "$sources" || complain "Die Quellen haben Fehler (oben)."

made=0
while IFS=$'\t' read -r format target source day; do
  target=$library/$target
  is_current "$source" "$target" && continue
  mkdir -p "$(dirname "$target")"
  export SOURCE_DATE_EPOCH=$day
  if make "$source" "$format" "$target" && tool meta "$source" "$target.meta.json"; then
    made=$((made + 1))
    [[ $format != *pdf ]] || printf '%s\t%s\t%s\t%s\n' "$target" "$day" "$format" "$source" >>"$work/pdfs"
  else
    complain "$source: nicht gebaut."
  fi
done <"$work/plan"

if [[ -s $work/pdfs ]]; then
  # One call for all: each start of LibreOffice takes seconds. A profile of its own keeps it apart from one that is open.
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/pdf" "$work"/office/* >"$work/soffice.log" 2>&1 || cat "$work/soffice.log" >&2
  while IFS=$'\t' read -r target day format source; do
    pdf=$work/pdf/$(basename "$target")
    if [[ -s $pdf ]] && { [[ $format != form-pdf ]] || tool form-labels "$source" "$pdf"; } && SOURCE_DATE_EPOCH=$day tool stable "$pdf"; then
      mv "$pdf" "$target"
    else
      complain "$target: Aus LibreOffice kam keine brauchbare PDF-Datei."
    fi
  done <"$work/pdfs"
fi

# What no source makes any more leaves the library; not when sources were unreadable, for then the plan has gaps.
if [[ $failed == 0 && -d $library ]]; then
  cut -f2 "$work/plan" | sed 'p;s/$/.meta.json/' | sort >"$work/expected"
  (cd "$library" && find . -type f -printf '%P\n') | sort | comm -13 "$work/expected" - | while read -r stale; do
    echo "entfernt: $stale" >&2
    rm "$library/$stale"
  done
fi

echo "$made von $(wc -l <"$work/plan") Dateien gebaut."
exit $failed
