using System.Globalization;

namespace KiKoKo.Benchmarks.Loads;

/// <summary>Both engines one after the other on the same chunks, questions, deletions and audience; prints the table of the README.</summary>
internal sealed class CompareRun(Workplace work, TextWriter output)
{
    public void Run()
    {
        var lucene = new LuceneRun(work, output);
        var ours = new OurRun(work, output);
        var luceneTwo = lucene.Index("two");
        var cold = ours.Index();
        var warm = ours.Index();

        foreach (string fields in (string[])["two", "one"])
            lucene.Prepare(fields);
        var snapshot = ours.Open();
        var plain = new PlainRun(work, output);
        var rows = new List<string>();
        foreach (bool filtered in (bool[])[false, true])
        {
            string with = filtered ? ", mit Leserechten" : "";
            var two = lucene.Search("two", filtered).Times;
            var (one, found) = lucene.Search("one", filtered);
            rows.Add(Row($"Suche, ganzes Produkt gegen zwei Felder{with}", ours.Search(snapshot, filtered), two));
            rows.Add(Row($"Suche, BM25 über dieselben Terme, ein Feld{with}", plain.Search(filtered), one));
            var agreement = plain.Agreement(found, filtered);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"| Erste zehn gleich{with} | {100.0 * agreement.Agreeing / agreement.Questions:F1} % | {agreement.Identical} von {agreement.Questions} wörtlich | |"));
        }

        output.WriteLine("| | KiKoKo | Lucene | Verhältnis |\n|---|---|---|---|");
        output.WriteLine(Rate("neuer Prozess", cold.PerSecond, luceneTwo.Cold));
        output.WriteLine(Rate("zweiter Durchgang im selben Prozess", warm.PerSecond, luceneTwo.Committed));
        output.WriteLine(Rate("dasselbe, Lucene mit Zusammenlegen zu einem Segment", warm.PerSecond, luceneTwo.Merged));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Indexgröße | {warm.Bytes / 1e6:F1} MB | {luceneTwo.Bytes / 1e6:F1} MB | {warm.Bytes / luceneTwo.Bytes:F2} |"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Indexgröße mit denselben Termen | {plain.Bytes / 1e6:F1} MB | {luceneTwo.Bytes / 1e6:F1} MB | {plain.Bytes / luceneTwo.Bytes:F2} |"));
        rows.ForEach(output.WriteLine);
    }

    private static string Rate(string how, double ours, double lucene) =>
        string.Create(CultureInfo.InvariantCulture, $"| Abschnitte je Sekunde, {how} | {ours:F0} | {lucene:F0} | {ours / lucene:F2} |");

    private static string Row(string what, Times ours, Times lucene) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {ours.Median / 1000:F3} / {ours.Percentile99 / 1000:F3} ms | {lucene.Median / 1000:F3} / {lucene.Percentile99 / 1000:F3} ms | {ours.Median / lucene.Median:F2} / {ours.Percentile99 / lucene.Percentile99:F2} |");
}
