using System.Text.RegularExpressions;
using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Forms;

/// <summary>
/// Reads a .form.md: paragraphs of introduction; "# heading" with fields "- label | name | type", a choice as
/// "choice: a; b; c"; "# Unterschriften" with one "- line" each; from "# Hinweise" on, notes with headings, paragraphs and "- " items.
/// </summary>
internal static partial class FormSpecReader
{
    private const string Notes = "Hinweise";
    private const string Signatures = "Unterschriften";

    /// <exception cref="SourceFault">A line is none of these, or a part is missing.</exception>
    public static FormSpec Read(Source source)
    {
        string file = Path.GetFileName(source.FilePath);
        var introduction = new List<string>();
        var groups = new List<(string Heading, List<FormField> Fields)>();
        var signatures = new List<string>();
        var notes = new List<NoteLine>();
        string? part = null;
        for (int i = 0; i < source.Lines.Count; i++)
        {
            int number = source.FirstLine + i;
            string line = source.Lines[i].Trim();
            if (line.Length == 0)
                continue;

            string? heading = line.StartsWith("# ", StringComparison.Ordinal) ? line[2..].Trim() : null;
            if (heading is not null && part != Notes)
                part = heading;

            if (part == Notes)
                notes.Add(ReadNote(line));
            else if (heading is not null && part != Signatures)
                groups.Add((heading, []));
            else if (heading is null && part is null)
                introduction.Add(line);
            else if (heading is null && !line.StartsWith("- ", StringComparison.Ordinal))
                throw SourceFault.At(file, number, "Unter einer Überschrift stehen Zeilen „- Beschriftung | name | art“.");
            else if (heading is null && part == Signatures)
                signatures.Add(line[2..].Trim());
            else if (heading is null)
                groups[^1].Fields.Add(ReadField(file, number, line[2..]));
        }

        var doubled = groups.SelectMany(g => g.Fields).GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (doubled is not null)
            throw new SourceFault($"{file}: Das Feld „{doubled.Key}“ gibt es zweimal.");
        if (introduction.Count == 0 || signatures.Count == 0 || notes.Count == 0 || groups.Count == 0 || groups.Any(g => g.Fields.Count == 0))
            throw new SourceFault($"{file}: Ein Formular braucht eine Einleitung, Feldgruppen, „# {Signatures}“ und „# {Notes}“.");
        return new FormSpec(source.Head, introduction, [.. groups.Select(g => new FieldGroup(g.Heading, g.Fields))], signatures, notes);
    }

    private static NoteLine ReadNote(string line) =>
        line.StartsWith('#') ? new NoteLine(NoteKind.Heading, line.TrimStart('#').Trim())
        : line.StartsWith("- ", StringComparison.Ordinal) ? new NoteLine(NoteKind.ListItem, line[2..].Trim())
        : new NoteLine(NoteKind.Paragraph, line);

    private static FormField ReadField(string file, int number, string text)
    {
        string[] parts = [.. text.Split('|').Select(p => p.Trim())];
        if (parts.Length != 3 || parts[0].Length == 0 || !FieldName().IsMatch(parts[1]))
            throw SourceFault.At(file, number, "Ein Feld ist „- Beschriftung | name | art“; der Name besteht aus a–z, 0–9 und „_“.");

        string[] kind = parts[2].Split(':', 2);
        string[] options = kind.Length == 2 ? kind[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        if (!Enum.TryParse<FieldKind>(kind[0], ignoreCase: true, out var parsed) || (parsed == FieldKind.Choice) != (options.Length > 1))
            throw SourceFault.At(file, number, "Die Art ist text, multiline, date, checkbox oder „choice: a; b“.");
        return new FormField(parts[1], parts[0], parsed, options);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.None, 1000)]
    private static partial Regex FieldName();
}
