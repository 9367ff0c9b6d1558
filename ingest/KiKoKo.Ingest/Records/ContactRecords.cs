using KiKoKo.Ingest.Readers;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Records;

/// <summary>
/// Contacts out of tables whose header names people and how to reach them: of a contact list in any format, of other kinds
/// in spreadsheets only.
/// </summary>
internal static class ContactRecords
{
    private static readonly (string Column, string[] Words)[] Headers =
    [
        ("name", ["name", "namestelle", "nachname", "ansprechperson", "ansprechpartner", "ansprechpartnerin", "ansprechpartnerinnen", "person", "kontakt", "namefunktion"]),
        ("firstName", ["vorname"]),
        ("function", ["funktion", "position", "rolle", "dienstbezeichnung", "tätigkeit"]),
        ("department", ["amt", "stelle", "amtstelle", "abteilung", "organisationseinheit", "fachbereich", "dienststelle", "sachgebiet", "dezernat", "bereich"]),
        ("phone", ["telefon", "tel", "durchwahl", "telefonnummer", "rufnummer", "telefondurchwahl", "apparat"]),
        ("mail", ["email", "mail", "emailadresse", "mailadresse"]),
        ("room", ["raum", "zimmer", "büro", "raumnummer", "standort"]),
        ("deputy", ["vertretung", "stellvertretung", "vertreter", "vertreterin", "invertretung"]),
        ("responsibilities", ["zuständigfür", "zuständigkeit", "zuständigkeiten", "aufgaben", "aufgabe", "aufgabengebiet", "themen", "schwerpunkt", "schwerpunkte"]),
    ];

    /// <summary>All contacts of a document. A row needs a name or function and a way to reach it.</summary>
    public static IReadOnlyList<Contact> Find(string documentId, string kind, IReadOnlyList<Block> blocks)
    {
        bool isList = string.Equals(kind, DocumentKinds.ContactList, StringComparison.OrdinalIgnoreCase);
        var contacts = new List<Contact>();
        foreach (var block in blocks.Where(b => b.Kind == BlockKind.Table && (isList || b.Sheet is not null)))
        {
            string[][] rows = TableText.Parse(block.Text);
            var columns = Columns(rows[0]);
            if (!(columns.ContainsKey("name") || columns.ContainsKey("function")) || !(columns.ContainsKey("phone") || columns.ContainsKey("mail")))
                continue;
            foreach (string[] row in rows.Skip(1))
            {
                if (Read(documentId, contacts.Count, row, columns) is { } contact)
                    contacts.Add(contact);
            }
        }

        return contacts;
    }

    private static Contact? Read(string documentId, int ordinal, string[] row, Dictionary<string, int> columns)
    {
        string Cell(string column) => columns.TryGetValue(column, out int at) && at < row.Length ? row[at] : "";
        string name = $"{Cell("firstName")} {Cell("name")}".Trim();
        var contact = new Contact(
            $"{documentId}-k{ordinal:D4}", documentId, ordinal, name, Cell("function"), Cell("department"), Cell("phone"), Cell("mail"), Cell("room"), Cell("deputy"), Cell("responsibilities"));
        bool reachable = contact.Phone.Length > 0 || contact.Mail.Length > 0 || contact.Room.Length > 0;
        return reachable && (name.Length > 0 || contact.Function.Length > 0) ? contact : null;
    }

    private static Dictionary<string, int> Columns(string[] header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < header.Length; i++)
        {
            string word = string.Concat(header[i].ToLowerInvariant().Where(char.IsLetter));
            var match = Headers.FirstOrDefault(h => h.Words.Contains(word, StringComparer.Ordinal));
            if (match.Column is not null)
                columns.TryAdd(match.Column, i);
        }

        return columns;
    }
}
