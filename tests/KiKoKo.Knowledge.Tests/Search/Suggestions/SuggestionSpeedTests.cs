using System.Diagnostics;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Suggestions;

namespace KiKoKo.Knowledge.Tests.Search.Suggestions;

/// <summary>A city's worth of documents: 30,000 titles of compounds, 10,000 topics, 5,000 contacts.</summary>
public sealed class SuggestionSpeedTests(ITestOutputHelper output)
{
    private static readonly string[] Heads = ["urlaub", "antrag", "reise", "kosten", "dienst", "anweisung", "schutz", "brand", "straßen", "bau", "personal", "akte", "prüfung", "haushalt", "steuer", "gebühren", "satzung", "müll", "wahl", "helfer", "jugend", "amt", "schule", "kinder", "garten", "übung", "größe", "verkehr", "planung", "sitzung"];

    [Fact]
    public void Suggest_ThirtyThousandDocuments_TakesWellUnderFiveMilliseconds()
    {
        var random = new Random(1);
        string Compound() => Capital(string.Concat(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Heads[random.Next(Heads.Length)])));
        string Topic() => string.Join(' ', Heads[random.Next(Heads.Length)], Heads[random.Next(Heads.Length)] + random.Next(100));
        var documents = Enumerable.Range(0, 30_000).Select(i => Samples.Document(
            $"d{i:x8}", $"{Compound()} und {Compound()} {i}", i % 5 == 0 ? Audience.Managers : Audience.Everyone, kind: i % 7 == 0 ? DocumentKinds.Form : "Merkblatt", topics: [Topic(), Topic()])).ToList();
        var catalogue = new Catalogue(1, documents);
        var contacts = Enumerable.Range(0, 5_000).Select(i => new Contact($"c{i}", documents[i % 50].Id, i, $"{Capital(Heads[random.Next(Heads.Length)])} {Compound()}", Compound() + "leitung", Compound() + "amt", "", "", "", "", ""));
        var lexicon = new Lexicon();
        foreach (string word in Heads)
            lexicon.Add(Normalization.WriteOut(word), 100);

        var watch = Stopwatch.StartNew();
        var index = SuggestionIndex.Build(catalogue, contacts, new CompoundSplitter(lexicon));
        var built = watch.Elapsed;
        watch.Restart();
        var frequencies = index.Frequencies(Audience.Staff, new DateOnly(2026, 7, 1));
        var prepared = watch.Elapsed;

        string[] queries = [.. Enumerable.Range(0, 100).SelectMany(_ => Typed(Compound())), .. Enumerable.Range(0, 30).SelectMany(_ => Typed("Wo finde ich den " + Compound())), "zz", "qqqqqqqqqq", new('x', 200), string.Concat(Enumerable.Repeat("antrga ", 28))];
        var took = new List<double>();
        foreach (bool measured in (bool[])[false, true])
        {
            foreach (string query in queries)
            {
                long start = Stopwatch.GetTimestamp();
                var search = new SuggestionSearch(index, frequencies, query);
                var (_, found) = search.Find();
                foreach (int entry in found.Take(Suggester.Most))
                    _ = TypedMarks.Of(index.Entries[entry].Text, search.Typed, index.PartStarts);
                if (measured)
                    took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        took.Sort();
        output.WriteLine($"{index.Entries.Count} entries, built in {built.TotalMilliseconds:F0} ms, audience in {prepared.TotalMilliseconds:F1} ms; {took.Count} queries: median {took[took.Count / 2]:F3} ms, p99 {took[took.Count * 99 / 100]:F3} ms, max {took[^1]:F3} ms");
        Assert.InRange(took[took.Count / 2], 0, 5);
    }

    /// <summary>As somebody types it, now and then with a slip.</summary>
    private static IEnumerable<string> Typed(string text)
    {
        for (int length = 2; length <= text.Length; length++)
            yield return text[..length];
        yield return text.Length < 8 ? text : text[..5] + text[6] + text[5] + text[7..];
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
