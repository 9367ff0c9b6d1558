using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>Counts automatic numbering the way Word shows it.</summary>
internal sealed class DocxNumbering
{
    private const int MaxLevels = 9;
    private readonly Dictionary<string, XElement> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);

    public DocxNumbering(XElement? xml)
    {
        foreach (var e in xml?.Elements() ?? [])
        {
            if (e.Name.LocalName == "abstractNum" && e.Attr("abstractNumId") is { } abstractId)
                _abstracts[abstractId] = e;
            else if (e.Name.LocalName == "num" && e.Attr("numId") is { } id)
                _numbers[id] = e;
        }
    }

    /// <summary>The label of the next paragraph of this list, such as "2.1" or "b)". Empty for bullets, null for no list.</summary>
    /// <param name="level">From 0.</param>
    public string? Next(string numId, int level)
    {
        if (level is < 0 or >= MaxLevels || !_numbers.TryGetValue(numId, out var num) || num.Child("abstractNumId")?.Attr("val") is not { } abstractId
            || !_abstracts.TryGetValue(abstractId, out var definition))
        {
            return null;
        }

        if (!_counters.TryGetValue(abstractId, out int?[]? counters))
            _counters[abstractId] = counters = new int?[MaxLevels];
        if (_started.Add(numId))
            ApplyOverrides(num, counters);

        counters[level] = counters[level] is { } current ? current + 1 : Start(definition, level);
        for (int deeper = level + 1; deeper < MaxLevels; deeper++)
            counters[deeper] = null;

        var shape = Level(definition, level);
        if (shape.Child("numFmt")?.Attr("val") is "bullet" or "none")
            return "";
        return Label(definition, shape.Child("lvlText")?.Attr("val") ?? $"%{level + 1}.", counters);
    }

    // A list instance that restarts its levels does so at its first paragraph only.
    private static void ApplyOverrides(XElement num, int?[] counters)
    {
        foreach (var over in num.Elements().Where(e => e.Name.LocalName == "lvlOverride"))
        {
            if (Number(over.Attr("ilvl")) is >= 0 and < MaxLevels and var level && Number(over.Child("startOverride")?.Attr("val")) is { } start)
                counters[level] = start - 1;
        }
    }

    private static string Label(XElement definition, string pattern, int?[] counters)
    {
        var label = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                int level = pattern[++i] - '1';
                label.Append(Digits(counters[level] ?? Start(definition, level), Level(definition, level).Child("numFmt")?.Attr("val")));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return label.ToString().Trim();
    }

    private static string Digits(int value, string? format) => format switch
    {
        "lowerLetter" => Letters(value).ToLowerInvariant(),
        "upperLetter" => Letters(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "upperRoman" => Roman(value),
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letters(int value) => value < 1 ? "" : new string((char)('A' + ((value - 1) % 26)), 1 + Math.Min((value - 1) / 26, 5));

    private static string Roman(int value)
    {
        (int Value, string Text)[] steps = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        value = Math.Clamp(value, 0, 3999);
        foreach (var (step, sign) in steps)
        {
            for (; value >= step; value -= step)
                text.Append(sign);
        }

        return text.ToString();
    }

    private static XElement? Level(XElement definition, int level) =>
        definition.Elements().FirstOrDefault(e => e.Name.LocalName == "lvl" && Number(e.Attr("ilvl")) == level);

    private static int Start(XElement definition, int level) => Number(Level(definition, level).Child("start")?.Attr("val")) ?? 1;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;
}
