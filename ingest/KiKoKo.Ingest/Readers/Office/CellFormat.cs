using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>Turns stored numbers into what a German reader sees in the sheet: dates, percentages, amounts.</summary>
internal sealed partial class CellFormat
{
    private const double MaxSerialDate = 2_958_465; // 31.12.9999
    private static readonly CultureInfo German = MakeGerman();

    private readonly List<string> _codes = [];
    private readonly bool _from1904;

    public CellFormat(XElement? styles, bool from1904)
    {
        _from1904 = from1904;
        var custom = new Dictionary<int, string>();
        foreach (var format in styles.Child("numFmts")?.Elements() ?? [])
        {
            if (int.TryParse(format.Attr("numFmtId"), out int id))
                custom[id] = format.Attr("formatCode") ?? "";
        }

        foreach (var xf in styles.Child("cellXfs")?.Elements() ?? [])
            _codes.Add(int.TryParse(xf.Attr("numFmtId"), out int id) ? custom.GetValueOrDefault(id) ?? BuiltIn(id) : "");
    }

    /// <summary>The stored number as shown with the given style. What is no number comes back as it is.</summary>
    public string Show(string stored, int style)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            return stored;

        string code = style >= 0 && style < _codes.Count ? _codes[style] : "";
        string bare = Decoration().Replace(code.Split(';')[0], "");
        if (DatePart().IsMatch(bare) && value is >= 0 and <= MaxSerialDate)
            return ShowDate(value, bare);
        if (bare.Contains('%'))
            return $"{(value * 100).ToString($"0.{new string('#', 6)}", German)} %";
        return ShowNumber(value, code, bare);
    }

    private string ShowDate(double serial, string code)
    {
        // Serial 60 is the 29.02.1900 that never was; days before it are one off in the 1900 system.
        double days = _from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        var moment = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddMilliseconds(Math.Round(days * 86_400_000));
        string lower = code.ToLowerInvariant();
        bool hasDay = lower.Contains('d') || lower.Contains('y');
        bool hasTime = lower.Contains('h') || lower.Contains('s');
        if (!hasDay && hasTime)
            return moment.ToString(lower.Contains('s') ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
        if (!lower.Contains('d') && !hasTime)
            return moment.ToString(lower.Contains('m') ? "MM/yyyy" : "yyyy", CultureInfo.InvariantCulture);
        return moment.ToString(hasTime ? "dd.MM.yyyy HH:mm" : "dd.MM.yyyy", CultureInfo.InvariantCulture);
    }

    private static string ShowNumber(double value, string code, string bare)
    {
        if (bare.Length == 0 || bare.Equals("General", StringComparison.OrdinalIgnoreCase) || !bare.Contains('0'))
            return value.ToString("0.###############", German);
        int point = bare.IndexOf('.');
        int decimals = point < 0 ? 0 : bare[(point + 1)..].TakeWhile(c => c is '0' or '#' or '?').Count();
        int zeros = bare[..(point < 0 ? bare.Length : point)].Count(c => c == '0');
        string pattern = bare.Contains(",0", StringComparison.Ordinal) || bare.Contains(",#", StringComparison.Ordinal) ? "#,##0" : new string('0', Math.Clamp(zeros, 1, 20));
        string shown = value.ToString(decimals > 0 ? $"{pattern}.{new string('0', Math.Min(decimals, 15))}" : pattern, German);
        return code.Contains('€') || code.Contains("EUR", StringComparison.Ordinal) ? $"{shown} €" : shown;
    }

    private static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 or 6 or 7 or 8 or 42 or 44 => "#,##0.00 €",
        9 => "0%",
        10 => "0.00%",
        14 or 15 or 16 => "dd.mm.yyyy",
        17 => "mm.yyyy",
        18 or 19 or 20 => "h:mm",
        21 or 45 or 46 or 47 => "h:mm:ss",
        22 => "dd.mm.yyyy h:mm",
        37 or 38 or 41 => "#,##0",
        39 or 40 or 43 => "#,##0.00",
        _ => "",
    };

    // Made by hand: the same on machines with and without culture data.
    private static CultureInfo MakeGerman()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
        return culture;
    }

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decoration();

    [GeneratedRegex("[dyhs]|(?<![0#?.])m(?![0#?])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePart();
}
