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
        var luceneOne = lucene.Index("one");
        var indexing = new IndexRun(work, output);
        var product = indexing.RunInNewProcess(IndexRun.Product);
        var same = indexing.RunInNewProcess(IndexRun.Plain);

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
        output.WriteLine(Rate("neuer Prozess", product.Cold, luceneTwo.Cold));
        output.WriteLine(Rate("zweiter Durchgang im selben Prozess", product.Warm, luceneTwo.Committed));
        output.WriteLine(Rate("dasselbe, Lucene mit Zusammenlegen zu einem Segment", product.Warm, luceneTwo.Merged));
        output.WriteLine(Rate("mit denselben Termen, neuer Prozess", same.Cold, luceneOne.Cold));
        output.WriteLine(Rate("mit denselben Termen, zweiter Durchgang", same.Warm, luceneOne.Committed));
        output.WriteLine(Size("Indexgröße", product.Bytes, luceneTwo.Bytes));
        output.WriteLine(Size("Indexgröße mit denselben Termen", same.Bytes, luceneOne.Bytes));
        rows.ForEach(output.WriteLine);
    }

    private static string Rate(string how, double ours, double lucene) =>
        string.Create(CultureInfo.InvariantCulture, $"| Abschnitte je Sekunde, {how} | {ours:F0} | {lucene:F0} | {ours / lucene:F2} |");

    private static string Size(string what, double ours, double lucene) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {ours / 1e6:F1} MB | {lucene / 1e6:F1} MB | {ours / lucene:F2} |");

    private static string Row(string what, Times ours, Times lucene) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {ours.Median / 1000:F3} / {ours.Percentile99 / 1000:F3} ms | {lucene.Median / 1000:F3} / {lucene.Percentile99 / 1000:F3} ms | {ours.Median / lucene.Median:F2} / {ours.Percentile99 / lucene.Percentile99:F2} |");
}
