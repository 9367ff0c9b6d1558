using System.Text;
using KiKoKo.Assistant.Finding;
using KiKoKo.Deadlines.Rules;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Assistant.DeadlineQuestions;

/// <summary>A rule that two documents in force define.</summary>
/// <param name="Line">Of its heading in the document asked about, from 1.</param>
/// <param name="Other">The other document.</param>
/// <param name="OtherHolds">The other one is newer: it holds for whoever may read both.</param>
public sealed record RuleRival(string Key, int Line, Document Other, bool OtherHolds);

/// <summary>
/// Deadlines of the house: released Markdown documents of the kind <see cref="DocumentKinds.DeadlineRules"/>, or whose title begins
/// so, with sections as in regeln.md. Each adds its rules for those who may read it; of a key that several define, the newest
/// document in force says what holds.
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
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rules = new List<DeadlineRule>();
        foreach (var (_, reading) in await InForceAsync(audience, cancel))
        {
            // All sections of a document are added before its keys are taken: they may be versions of one rule.
            rules.AddRange(reading.Rules.Where(r => !taken.Contains(r.Key)));
            taken.UnionWith(reading.Rules.Select(r => r.Key));
        }

        return rules.Count == 0 ? RuleCatalogue.BuiltIn : RuleCatalogue.BuiltIn.With(rules);
    }

    /// <summary>What other documents, readable to these people, define as well. None for a document that is not in force itself.</summary>
    public async Task<IReadOnlyList<RuleRival>> RivalsAsync(Document document, Audience audience, CancellationToken cancel)
    {
        var inForce = await InForceAsync(audience, cancel);
        int own = inForce.FindIndex(r => r.Document.Id == document.Id);
        return own < 0
            ? []
            :
            [
                .. from rule in inForce[own].Reading.Rules.DistinctBy(r => r.Key)
                   from other in inForce.Index()
                   where other.Index != own && other.Item.Reading.Rules.Any(r => r.Key.Equals(rule.Key, StringComparison.OrdinalIgnoreCase))
                   select new RuleRival(rule.Key, rule.Line, other.Item.Document, other.Index < own),
            ];
    }

    /// <summary>The newest first: by the first day in force, then by the day it was taken in.</summary>
    private async Task<List<(Document Document, RuleReading Reading)>> InForceAsync(Audience audience, CancellationToken cancel)
    {
        var today = _time.Today();
        return
        [
            .. (await _readings.ReadAsync(cancel))
                .Where(r => _search.Catalogue.Find(r.Document.Id) is { } document && _search.Catalogue.IsVisible(document, audience, today))
                .OrderByDescending(r => r.Document.ValidFrom ?? DateOnly.MinValue)
                .ThenByDescending(r => r.Document.IngestedAt)
                .ThenBy(r => r.Document.FileName, StringComparer.Ordinal),
        ];
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
