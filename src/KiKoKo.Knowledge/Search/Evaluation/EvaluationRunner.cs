using System.Globalization;

namespace KiKoKo.Knowledge.Search.Evaluation;

/// <summary>Measures ranking and speed on a test collection (see <see cref="TestCollection"/> for the files).</summary>
public static class EvaluationRunner
{
    private const int Depth = 100;

    /// <param name="synonyms">In Solr format; null: none.</param>
    /// <param name="run">Gets one line per hit (query, document, rank, score, tab-separated); null: nobody wants it.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    public static EvaluationResult Run(string folder, TextReader? synonyms, TimeProvider time, TextWriter? run = null) =>
        Run(folder, Index(folder, synonyms, time), time, run);

    internal static (SearchEngine Engine, IndexSize Size) Index(string folder, TextReader? synonyms, TimeProvider time)
    {
        long start = time.GetTimestamp();
        int documents = 0;
        var engine = SearchEngine.Of(
            new TestCollection(folder).Corpus().Select(d =>
            {
                documents++;
                return new PlainDocument(d.Id, d.Title, Chunker.Cut(d.Text));
            }),
            synonyms,
            time);
        var (_, passages, bytes) = engine.Size;
        return (engine, new IndexSize(documents, passages, time.GetElapsedTime(start).TotalSeconds, bytes));
    }

    internal static EvaluationResult Run(string folder, (SearchEngine Engine, IndexSize Size) index, TimeProvider time, TextWriter? run)
    {
        var collection = new TestCollection(folder);
        var judgements = collection.Judgements();
        var queries = collection.Queries().Where(q => judgements.ContainsKey(q.Id)).ToList();
        if (queries.Count == 0)
            throw new FormatException("Keine Frage aus queries.jsonl hat eine Bewertung in qrels.tsv. Abhilfe: die erste Zeile von qrels.tsv ist eine Kopfzeile; darunter müssen dieselben id stehen.");
        foreach (var (_, text) in queries)
            index.Engine.SearchDocuments(text, Depth);

        var scores = new List<Scores>(queries.Count);
        var times = new List<double>(queries.Count);
        foreach (var (id, text) in queries)
        {
            long start = time.GetTimestamp();
            index.Engine.SearchDocuments(text, 10);
            times.Add(time.GetElapsedTime(start).TotalMilliseconds);
            var ranked = index.Engine.SearchDocuments(text, Depth);
            scores.Add(Scores.Of([.. ranked.Select(r => r.Document)], judgements[id]));
            for (int i = 0; i < ranked.Count && run is not null; i++)
                run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}\t{ranked[i].Document}\t{i + 1}\t{ranked[i].Score:F6}"));
        }

        times.Sort();
        double Mean(Func<Scores, double> of) => scores.Count == 0 ? 0 : scores.Average(of);
        double Percentile(double p) => times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, (int)(p * times.Count))];
        return new EvaluationResult(
            queries.Count,
            Mean(s => s.Ndcg10),
            Mean(s => s.Mrr10),
            Mean(s => s.Recall10),
            Mean(s => s.Recall100),
            new SearchTimes(Percentile(0.5), Percentile(0.95), Percentile(0.99)),
            index.Size);
    }
}
