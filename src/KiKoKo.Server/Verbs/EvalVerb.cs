using System.Globalization;
using KiKoKo.Knowledge.Search.Evaluation;

namespace KiKoKo.Server.Verbs;

internal static class EvalVerb
{
    public static Task<int> RunAsync(string path, bool json)
    {
        string folder = Path.GetFullPath(path);
        if (!Directory.Exists(folder))
            throw new UserError($"Der Ordner „{folder}“ fehlt. Abhilfe: einen Ordner mit corpus.jsonl, queries.jsonl und qrels.tsv angeben.");
        EvaluationResult result;
        try
        {
            using var synonyms = Hosting.Installation.ShippedSynonyms();
            result = EvaluationRunner.Run(folder, synonyms, TimeProvider.System);
        }
        catch (InvalidDataException e)
        {
            throw new UserError($"Die Testsammlung „{folder}“ ist nicht lesbar: corpus.jsonl.gz ist nicht mit gzip gepackt oder beschädigt. Abhilfe: die Datei neu packen oder als corpus.jsonl hinlegen.", e);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            throw new UserError($"Die Testsammlung „{folder}“ ist nicht lesbar: {e.Message}", e);
        }

        if (json)
        {
            Output.WriteJson(result);
            return Task.FromResult(0);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Queries} Fragen: nDCG@10 {result.Ndcg10:F4}, MRR@10 {result.Mrr10:F4}, Recall@10 {result.Recall10:F4}, Recall@100 {result.Recall100:F4}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Suche p50 {result.Search.P50Ms:F2} ms, p95 {result.Search.P95Ms:F2} ms, p99 {result.Search.P99Ms:F2} ms; Index {result.Index.Documents} Dokumente, {result.Index.Chunks} Passagen, {result.Index.Seconds:F1} s, {result.Index.Bytes / 1e6:F1} MB"));
        return Task.FromResult(0);
    }
}
