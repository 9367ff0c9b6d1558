using System.Globalization;

namespace KiKoKo.SampleTool.Sources;

/// <summary>Makes a <see cref="Head"/> of the flat YAML at the top of a source. Strict: an unknown, missing or doubled key is a fault.</summary>
internal static class HeadReader
{
    private static readonly string[] Keys =
        ["title", "file", "department", "kind", "version", "validFrom", "validUntil", "audience", "owner", "topics", "supersedes"];

    private static readonly string[] Departments = ["Personal", "Organisation", "IT"];

    private static readonly string[] Kinds =
    [
        "Dienstanweisung", "Dienstvereinbarung", "Prozessbeschreibung", "Merkblatt", "Leitfaden", "Rundschreiben", "FAQ", "Formular", "Kontaktliste",
        "Verzeichnis", "Fristenkalender",
    ];

    private static readonly string[] Audiences = ["alle", "fuehrungskraefte", "personalamt"];
    private static readonly string[] Formats = [".docx", ".pdf", ".pptx", ".md", ".xlsx"];

    /// <param name="file">Name for messages.</param>
    /// <param name="lines">The lines between the two "---", or a whole .yaml file.</param>
    /// <param name="firstLine">Number of the first of them in the file, from 1.</param>
    /// <exception cref="SourceFault">The head is not as the format says.</exception>
    public static Head Read(string file, IReadOnlyList<string> lines, int firstLine)
    {
        var values = new Dictionary<string, (object? Value, int Line)>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Count; i++)
        {
            int number = firstLine + i;
            string line = lines[i].TrimEnd();
            if (line.Length == 0 || line[0] == '#')
                continue;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
                throw SourceFault.At(file, number, "Erwartet wird „schlüssel: wert“ ohne Einrückung.");
            string key = line[..colon];
            if (!Keys.Contains(key))
                throw SourceFault.At(file, number, $"Unbekannter Schlüssel „{key}“; erlaubt sind {string.Join(", ", Keys)}.");
            if (!values.TryAdd(key, (FlatYaml.ReadValue(file, number, line[(colon + 1)..].Trim()), number)))
                throw SourceFault.At(file, number, $"Der Schlüssel „{key}“ steht doppelt.");
        }

        foreach (string key in Keys.Where(k => k is not ("validUntil" or "supersedes") && !values.ContainsKey(k)))
            throw SourceFault.At(file, firstLine, $"Der Schlüssel „{key}“ fehlt.");

        return new Head(
            Text("title"),
            FileName(),
            OneOf("department", Departments),
            OneOf("kind", Kinds),
            Text("version"),
            Day("validFrom") ?? throw SourceFault.At(file, values["validFrom"].Line, "„validFrom“ braucht ein Datum."),
            Day("validUntil"),
            OneOf("audience", Audiences),
            Text("owner"),
            values["topics"].Value as IReadOnlyList<string> ?? throw SourceFault.At(file, values["topics"].Line, "„topics“ ist eine Liste: [a, b]."),
            values.TryGetValue("supersedes", out var old) && old.Value is not null ? Text("supersedes") : null);

        string Text(string key) => values[key].Value is string { Length: > 0 } text
            ? text
            : throw SourceFault.At(file, values[key].Line, $"„{key}“ braucht einen Text.");

        string OneOf(string key, string[] allowed) => allowed.Contains(Text(key))
            ? Text(key)
            : throw SourceFault.At(file, values[key].Line, $"„{key}“ ist eines von {string.Join(", ", allowed)}.");

        string FileName() => Formats.Contains(Path.GetExtension(Text("file"))) && Path.GetFileName(Text("file")) == Text("file")
            ? Text("file")
            : throw SourceFault.At(file, values["file"].Line, $"„file“ ist ein Dateiname mit einer der Endungen {string.Join(", ", Formats)}.");

        DateOnly? Day(string key)
        {
            if (!values.TryGetValue(key, out var entry) || entry.Value is null)
                return null;
            return DateOnly.TryParseExact(entry.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw SourceFault.At(file, entry.Line, $"„{key}“ ist ein Datum wie 2026-01-31 oder null.");
        }
    }
}
