using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class FingerprintTests
{
    private const string Rule =
        "Beschäftigte beantragen den Erholungsurlaub spätestens zwei Wochen vor dem ersten Urlaubstag über das Zeiterfassungssystem. Die Führungskraft entscheidet "
        + "innerhalb von 5 Arbeitstagen und stimmt die Vertretung ab. Wird der Antrag abgelehnt, sind die Gründe mitzuteilen. Resturlaub ist bis zum 31. März des "
        + "Folgejahres anzutreten; eine Übertragung darüber hinaus ist nur aus dringenden dienstlichen Gründen möglich. Bei Krankheit während des Urlaubs werden die "
        + "nachgewiesenen Tage nicht angerechnet, wenn die Bescheinigung am ersten Tag vorliegt.";

    [Theory]
    [InlineData("Beschäftigte", "Mitarbeitende", true)]
    [InlineData("ab. Wird", "ab.\n– Wird", true)]
    [InlineData("zwei Wochen", "drei Wochen", false)]
    [InlineData("Gründe", "GRÜNDE", true)]
    [InlineData("31. März", "31.03.", false)]
    [InlineData("5 Arbeitstagen", "3 Arbeitstagen", false)]
    [InlineData("werden die nachgewiesenen Tage nicht", "werden die nachgewiesenen Tage", false)]
    [InlineData("ist nur aus", "ist aus", false)]
    [InlineData("Erholungsurlaub spätestens zwei Wochen vor dem ersten Urlaubstag", "Sonderurlaub unverzüglich nach Bekanntwerden des Anlasses schriftlich", false)]
    public void IsSameText_TextChanged_OnlyWhenItSaysTheSame(string from, string to, bool same)
    {
        Assert.Contains(from, Rule, StringComparison.Ordinal);

        Assert.Equal(same, Fingerprint.IsSameText(Of(Rule), Of(Rule.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void IsSameText_UnrelatedTexts_Never()
    {
        var random = new Random(7);
        string[] words = [.. Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26)))))];
        ulong[] prints = [.. Enumerable.Range(0, 500).Select(_ => Of(string.Join(' ', random.GetItems(words, 60))))];

        for (int i = 0; i < prints.Length; i++)
            Assert.DoesNotContain(prints[..i], p => Fingerprint.IsSameText(p, prints[i]));
    }

    [Fact]
    public void Value_ShortTexts_OneWordMakesAnother() =>
        Assert.False(Fingerprint.IsSameText(Of("Antrag auf Sonderurlaub"), Of("Antrag auf Erholungsurlaub")));

    internal static ulong Of(string text)
    {
        new TokenStore(TextAnalysis.German).Add(text, out ulong fingerprint);
        return fingerprint;
    }
}
