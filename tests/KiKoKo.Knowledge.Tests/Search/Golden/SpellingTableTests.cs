using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;

namespace KiKoKo.Knowledge.Tests.Search.Golden;

/// <summary>The cases of <c>spellings.md</c>, all in one index; each row's documents are a department of their own.</summary>
public sealed class SpellingTableTests
{
    // What the house's documents have taught the index. Expired, so that no question finds it.
    private const string Vocabulary =
        "Abrechnung Amt Anmeldung Antrag Anweisung Arbeit Bescheinigung Buch Dienst Ende Erfassung Erholung Fahrt Fall Formular Geschäft Genehmigung Handy Haus Häuser Kasse Kinder Kosten "
        + "Krankheit Kranken Kündigung Prüfung Rad Rechnung Rechnungen Reise Schlüssel Schreiben Schule Tag Tage Terminal Urlaub Vereinbarung Verlust Verzeichnis Woche Zeit Zugang";

    [Fact]
    public async Task Search_EveryRow_MeetsWhatItMustAndNothingElse()
    {
        var cases = GoldenTable.Read("spellings.md");
        await using var fixture = await EngineFixture.CreateAsync();
        await fixture.PutAsync(Samples.Document("wörter", until: new DateOnly(2000, 1, 1)), $"{Vocabulary} {Vocabulary} {Vocabulary}");
        foreach (var row in cases)
        {
            await PutAsync(fixture, row.Line, "trifft" + row.Line, row.Meets);
            await PutAsync(fixture, row.Line, "nicht" + row.Line, row.NotBefore);
        }

        using var engine = await fixture.OpenAsync();
        var failed = cases.Where(row => !Holds(engine, row)).ToList();

        Assert.True(cases.Count >= 150);
        Assert.True(
            failed.Count == 0,
            $"{failed.Count} von {cases.Count}:\n{string.Join('\n', failed.Select(f => $"{f.Line}: {f.Query} → {string.Join(", ", Hits(engine, f))}"))}");
    }

    private static bool Holds(SearchEngine engine, GoldenCase row)
    {
        var found = engine.Search(new SearchRequest(row.Query, Audience.Staff, Department: Department(row.Line))).Hits;
        if (row.Meets.Length == 0)
            return found.Count == 0;
        return found.Count > 0
            && found[0].Document.Id == "trifft" + row.Line
            && (found.Count == 1 || found[0].Score > found[1].Score);
    }

    private static IEnumerable<string> Hits(SearchEngine engine, GoldenCase row) =>
        engine.Search(new SearchRequest(row.Query, Audience.Staff, Department: Department(row.Line))).Hits
            .Select(h => $"{h.Document.Id} {h.Score:F2} ({string.Join(' ', h.Matched.Select(m => $"{m.Term}/{m.As}"))})");

    private static string Department(int line) => $"Zeile {line}";

    private static async Task PutAsync(EngineFixture fixture, int line, string id, string text)
    {
        if (text.Length > 0)
            await fixture.PutAsync(Samples.Document(id, department: Department(line)), text);
    }
}
