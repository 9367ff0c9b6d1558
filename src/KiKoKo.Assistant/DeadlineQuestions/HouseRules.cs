using System.Text;
using KiKoKo.Assistant.Finding;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>
/// Deadlines of the house: released Markdown documents of the kind <see cref="DocumentKinds.DeadlineRules"/>, or whose title begins
/// so, with sections as in regeln.md. Each adds its rules for those who may read it.
/// </summary>
public sealed class HouseRules
{
    private readonly SearchEngine _search;
    private readonly TimeProvider _time;
    private readonly PerCatalogue<List<(Document Document, RuleReading Reading)>> _readings;

    public HouseRules(DocumentStore store, SearchEngine search, TimeProvider time)
    {
        (_search, _time) = (search, time);
        _readings = new(search, cancel => ReadAllAsync(store, search, cancel));
    }

    /// <summary>Whether a document holds such rules.</summary>
    public static bool IsMeant(Document document) =>
        document.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        && (document.Kind == DocumentKinds.DeadlineRules || document.Title.StartsWith(DocumentKinds.DeadlineRules, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rules of such a document and what is wrong with it; lines are those of the file.</summary>
    /// <param name="original">The file as it was taken in, UTF-8.</param>
    public static RuleReading Read(ReadOnlyMemory<byte> original)
    {
        using var reader = new StreamReader(new MemoryStream(original.ToArray()), Encoding.UTF8);
        var reading = RuleReader.Read(reader.ReadToEnd());
        var wordless = reading.Rules.Where(r => r.Words.Count == 0)
            .Select(r => new RuleProblem(r.Line, $"Die Regel „{r.Key}“ nennt keine „Worte“; in Fragen wird sie nicht erkannt.", "Eine Zeile „- Worte: …“ mit den Worten ergänzen, mit denen Beschäftigte danach fragen."));
        return reading with { Problems = [.. reading.Problems.Concat(wordless).OrderBy(p => p.Line)] };
    }

    /// <summary>The rules of law and of those documents that these people may read today.</summary>
    public async Task<RuleCatalogue> CatalogueAsync(Audience audience, CancellationToken cancel)
    {
        var today = _time.Today();
        var rules = (await _readings.ReadAsync(cancel))
            .Where(r => _search.Catalogue.Find(r.Document.Id) is { } document && _search.Catalogue.IsVisible(document, audience, today))
            .SelectMany(r => r.Reading.Rules)
            .ToList();
        return rules.Count == 0 ? RuleCatalogue.BuiltIn : RuleCatalogue.BuiltIn.With(rules);
    }

    private static async Task<List<(Document Document, RuleReading Reading)>> ReadAllAsync(DocumentStore store, SearchEngine search, CancellationToken cancel)
    {
        var readings = new List<(Document Document, RuleReading Reading)>();
        foreach (var document in search.Catalogue.All.Where(IsMeant).OrderBy(d => d.FileName, StringComparer.Ordinal))
        {
            if (await store.ReadOriginalAsync(document.Sha256, cancel) is { } original)
                readings.Add((document, Read(original)));
        }

        return readings;
    }
}
