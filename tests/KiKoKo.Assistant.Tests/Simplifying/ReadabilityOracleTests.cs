using System.Globalization;
using System.Text.Json;
using KiKoKo.Assistant.Simplifying;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Tests.Simplifying;

/// <summary>Reference figures and a list of spoken syllables that lie outside the repository; skipped where they are absent.</summary>
public sealed class ReadabilityOracleTests
{
    /// <summary>Half a unit of the last place that the reference gives, and a little for its own rounding.</summary>
    private const double Hundredth = 0.0051;
    private const double Thousandth = 0.00051;

    [Fact]
    public void Measure_ReferenceTexts_GivesTheReferenceFigures()
    {
        var wrong = new List<string>();
        int texts = 0;
        foreach (var (id, text, r) in Cases())
        {
            texts++;
            var m = Readability.Measure(text);
            void Same(string name, double actual, double within)
            {
                double expected = r.GetProperty(name).GetDouble();
                if (Math.Abs(expected - actual) > within)
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{id} {name}: {expected} ≠ {actual}"));
            }

            Same("saetze", m.Sentences, 0);
            Same("woerter", m.Words, 0);
            Same("silben", m.Syllables, 0);
            Same("flesch_amstad", m.Flesch, Hundredth);
            Same("lix", m.Lix, Hundredth);
            Same("wstf1", m.Wiener1, Thousandth);
            Same("wstf2", m.Wiener2, Thousandth);
            Same("wstf3", m.Wiener3, Thousandth);
            Same("wstf4", m.Wiener4, Thousandth);
        }

        Assert.Empty(wrong);
        Assert.Equal(22, texts);
    }

    [Fact]
    public void Syllables_SpokenList_AtLeast95PerCentOfWords()
    {
        var rows = File.ReadLines(SharedFolder.Require("domain/lesbarkeit/silben_gold.tsv")).Skip(1).Select(l => l.Split('\t')).Where(c => c.Length >= 2).ToList();
        var wrong = rows.Where(c => Syllables.Count(c[0]) != int.Parse(c[1], CultureInfo.InvariantCulture)).Select(c => $"{c[0]} {Syllables.Count(c[0])}≠{c[1]}").ToList();

        Assert.True(wrong.Count <= rows.Count * 0.05, $"{wrong.Count} of {rows.Count}: {string.Join(", ", wrong)}");
        TestContext.Current.SendDiagnosticMessage($"{rows.Count - wrong.Count} of {rows.Count}: {string.Join(", ", wrong)}");
    }

    /// <summary>
    /// The rules keep every fact and make official texts easier on the whole. A single text may lose a little: "informieren" has more
    /// syllables than "in Kenntnis setzen".
    /// </summary>
    [Fact]
    public void Simplify_ReferenceTexts_KeepsFactsAndIsEasierOnTheWhole()
    {
        var gains = new List<double>();
        foreach (var (id, text, _) in Cases())
        {
            var s = Simplifier.Simplify(text);
            TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{id}: {s.Before.Flesch:0.0} -> {s.After.Flesch:0.0} {s.Text}"));
            Assert.Empty(s.Changes);
            if (id.StartsWith("amt", StringComparison.Ordinal))
                gains.Add(s.After.Flesch - s.Before.Flesch);
            if (id.StartsWith("einf", StringComparison.Ordinal))
                Assert.Equal(text, s.Text);
        }

        Assert.True(gains.Average() > 0, $"{gains.Average():0.0}");
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"Mean gain of official texts: {gains.Average():0.0}"));
    }

    private static IEnumerable<(string Id, string Text, JsonElement Reference)> Cases() =>
        from line in File.ReadLines(SharedFolder.Require("domain/lesbarkeit/readability_cases.jsonl"))
        where line.Length > 0
        let json = JsonDocument.Parse(line).RootElement.Clone()
        select (json.GetProperty("id").GetString()!, json.GetProperty("text").GetString()!, json.GetProperty("ref"));
}
