namespace KiKoKo.Ingest.Readers.Web;

/// <summary>The flat YAML head of a Markdown file: <c>key: value</c> and <c>key: [a, b]</c> (or a dashed list), nothing nested.</summary>
internal static class FrontMatter
{
    public static Dictionary<string, string> Parse(string yaml)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        string? open = null;
        foreach (string line in yaml.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (open is not null && line.StartsWith("- ", StringComparison.Ordinal))
            {
                string item = Unquote(line[2..]);
                found[open] = found.TryGetValue(open, out string? former) && former.Length > 0 ? $"{former}, {item}" : item;
                continue;
            }

            int colon = line.IndexOf(':');
            if (colon <= 0 || line.StartsWith('#'))
                continue;
            string key = line[..colon].Trim(), value = line[(colon + 1)..].Trim();
            open = key;
            if (value.StartsWith('[') && value.EndsWith(']'))
                found[key] = string.Join(", ", value[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Unquote));
            else if (value is not ("null" or "~" or ""))
                found[key] = Unquote(value);
            else if (string.Equals(key, "audience", StringComparison.OrdinalIgnoreCase))
                found[key] = ""; // named but left open: a mistake to be reported, not a licence
        }

        return found;
    }

    private static string Unquote(string value)
    {
        value = value.Trim();
        return value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
    }
}
