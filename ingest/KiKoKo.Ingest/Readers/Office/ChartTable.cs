using System.Xml.Linq;

namespace KiKoKo.Ingest.Readers.Office;

/// <summary>The figures behind a chart, as the file keeps them for display: a row per category, a column per series.</summary>
internal static class ChartTable
{
    private const int MaxPoints = 500;

    /// <summary>Rows with a header; empty when the chart keeps no figures.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(XElement? chart)
    {
        var series = chart.All("ser").ToList();
        if (series.Count == 0)
            return [];

        var categories = Points(series[0].Child("cat"));
        var values = series.ConvertAll(s => Points(s.Child("val")));
        int count = Math.Min(MaxPoints, Math.Max(categories.Count, values.Max(v => v.Count)));
        List<IReadOnlyList<string>> rows = [["", .. series.Select(s => Points(s.Child("tx")).FirstOrDefault("") is { Length: > 0 } name ? name : s.Child("tx").Child("v")?.Value ?? "")]];
        for (int i = 0; i < count; i++)
            rows.Add([categories.ElementAtOrDefault(i) ?? "", .. values.Select(v => v.ElementAtOrDefault(i) ?? "")]);
        return rows;
    }

    private static List<string> Points(XElement? holder) => [.. holder.All("pt").Take(MaxPoints).Select(p => p.Child("v")?.Value ?? "")];
}
