#!/usr/bin/env bash
# Makes the app package that is uploaded to Teams: manifest.json with id and host filled in, and the two icons.
#
#   package.sh APP_ID HOST OUT.zip
#
# Exit 0 done, 1 failed with a message that names the mend, 2 wrong usage.
set -euo pipefail

usage() {
  echo "Aufruf: package.sh APP_ID HOST AUSGABE.zip" >&2
  echo "  APP_ID  Anwendungs-ID der App-Registrierung in Entra, z. B. 22222222-2222-4222-8222-222222222222" >&2
  echo "  HOST    öffentlicher Name des Servers ohne https://, z. B. kikoko.musterstadt.de" >&2
  exit 2
}

[[ $# -eq 3 ]] || usage
app_id=$1 host=$2 out=$3

[[ $app_id =~ ^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$ ]] || { echo "„$app_id“ ist keine Anwendungs-ID." >&2; usage; }
[[ $host =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || { echo "„$host“ ist kein Servername (ohne https://, Port und Pfad angeben)." >&2; usage; }
command -v python3 >/dev/null || { echo "python3 fehlt. Abhilfe: apt-get install python3" >&2; exit 1; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
APP_ID=$app_id HOST=$host python3 - "$here" "$out" <<'PYTHON'
import json, os, string, sys, zipfile

here, out = sys.argv[1:]
try:
    with open(os.path.join(here, "manifest.json"), encoding="utf-8") as file:
        template = file.read().replace("$schema", "$$schema")
    manifest = string.Template(template).substitute(APP_ID=os.environ["APP_ID"].lower(), HOST=os.environ["HOST"].lower())
    json.loads(manifest)

    # Written beside and moved, so that a failure leaves no half package. Fixed times: same input, same bytes.
    part = out + ".part"
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as package:
        def add(name, data):
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data, zipfile.ZIP_DEFLATED)

        add("manifest.json", manifest.encode("utf-8"))
        for icon in ("color.png", "outline.png"):
            with open(os.path.join(here, icon), "rb") as file:
                add(icon, file.read())
    os.replace(part, out)
except OSError as error:
    sys.exit(f"Das Paket kann nicht geschrieben werden: {error}. Abhilfe: Pfad und Schreibrecht prüfen.")
PYTHON
echo "$out"
