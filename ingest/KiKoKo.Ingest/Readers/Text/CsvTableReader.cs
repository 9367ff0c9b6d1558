using System.Text;

namespace KiKoKo.Ingest.Readers.Text;

/// <summary>Delimited tables. Encoding and delimiter are found from the content.</summary>
internal static class CsvTableReader
{
    private const int SampleLines = 30;
    private const int MaxRows = 200_000;

    public static Extraction Read(byte[] file)
    {
        string text = TextDecoding.Decode(file);
        var rows = Rows(text, Delimiter(text));
        var blocks = new BlockList();
        blocks.Table(rows);
        return new Extraction(ExtractionStatus.Ok, null, blocks.Blocks, [], new Dictionary<string, string>(StringComparer.Ordinal), []);
    }

    // RFC 4180: a quoted field may hold delimiters, line breaks and doubled quotes. An unclosed quote ends with the file.
    private static List<IReadOnlyList<string>> Rows(string text, char delimiter)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter || c == '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == delimiter)
                    continue;
                if (rows.Count >= MaxRows)
                    throw new UnreadableException(ExtractionStatus.TooLarge, $"Die Tabelle hat mehr als {MaxRows} Zeilen.");
                rows.Add(row);
                row = [];
            }
            else
            {
                field.Append(c);
            }
        }

        return rows;
    }

    // The delimiter is the character that stands equally often in the most lines.
    private static char Delimiter(string text)
    {
        string[] lines = [.. text.Split('\n').Where(l => l.Trim().Length > 0).Take(SampleLines)];
        (char Best, double Score) found = (';', 0);
        foreach (char candidate in (char[])[';', '\t', ',', '|'])
        {
            int[] counts = [.. lines.Select(l => OutsideQuotes(l, candidate))];
            int common = counts.Where(c => c > 0).GroupBy(c => c).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault();
            double score = common == 0 ? 0 : counts.Count(c => c == common) + (common / 1000.0);
            if (score > found.Score)
                found = (candidate, score);
        }

        return found.Best;
    }

    private static int OutsideQuotes(string line, char candidate)
    {
        int count = 0;
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == candidate && !quoted)
                count++;
        }

        return count;
    }
}
