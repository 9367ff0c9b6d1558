using System.Text;

namespace KiKoKo.SampleTool.Sources;

/// <summary>Values of flat YAML: null, plain and quoted scalars, and flow lists of them. Nothing nested, no anchors, no blocks.</summary>
internal static class FlatYaml
{
    /// <returns>null, a string, or a list of strings.</returns>
    /// <exception cref="SourceFault">Something else stands there.</exception>
    public static object? ReadValue(string file, int line, string text)
    {
        int at = 0;
        object? value = text.StartsWith('[') ? ReadList(file, line, text, ref at) : ReadScalar(file, line, text, ref at, inList: false);
        string rest = text[at..].TrimStart();
        if (rest.Length > 0 && rest[0] != '#')
            throw SourceFault.At(file, line, $"Nach dem Wert steht noch „{rest}“.");
        return value;
    }

    private static IReadOnlyList<string> ReadList(string file, int line, string text, ref int at)
    {
        var items = new List<string>();
        at++;
        while (true)
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            if (at < text.Length && text[at] == ']')
                break;
            items.Add(ReadScalar(file, line, text, ref at, inList: true) ?? throw SourceFault.At(file, line, "Ein Listeneintrag ist leer."));
            while (at < text.Length && text[at] == ' ')
                at++;
            if (at < text.Length && text[at] == ',')
                at++;
            else if (at >= text.Length || text[at] != ']')
                throw SourceFault.At(file, line, "Die Liste ist nicht mit „]“ geschlossen.");
        }

        at++;
        return items;
    }

    private static string? ReadScalar(string file, int line, string text, ref int at, bool inList)
    {
        if (at < text.Length && text[at] is '"' or '\'')
            return ReadQuoted(file, line, text, ref at);

        int start = at;
        while (at < text.Length && !(inList && text[at] is ',' or ']') && !(text[at] == '#' && (at == 0 || text[at - 1] == ' ')))
            at++;
        string plain = text[start..at].Trim();
        // A plain scalar beginning with one of these means something else in YAML.
        if (plain.Length > 0 && plain[0] is '{' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`')
            throw SourceFault.At(file, line, $"Der Wert beginnt mit „{plain[0]}“; setzen Sie ihn in Anführungszeichen.");
        return plain is "" or "null" or "~" ? null : plain;
    }

    private static string ReadQuoted(string file, int line, string text, ref int at)
    {
        char quote = text[at++];
        var value = new StringBuilder();
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == quote)
            {
                // In single quotes a doubled quote stands for itself.
                if (quote == '\'' && at + 1 < text.Length && text[at + 1] == '\'')
                {
                    at++;
                }
                else
                {
                    at++;
                    return value.ToString();
                }
            }
            else if (c == '\\' && quote == '"')
            {
                if (++at == text.Length || text[at] is not ('"' or '\\'))
                    throw SourceFault.At(file, line, "Unbekanntes Escape-Zeichen; erlaubt sind \\\" und \\\\.");
                c = text[at];
            }

            value.Append(c);
        }

        throw SourceFault.At(file, line, "Das Anführungszeichen ist nicht geschlossen.");
    }
}
