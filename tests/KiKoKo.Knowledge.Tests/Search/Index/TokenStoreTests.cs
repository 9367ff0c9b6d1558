using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class TokenStoreTests
{
    [Fact]
    public void Add_ManyTexts_TokensComeOutInOrderAndWordsAreCounted()
    {
        var random = new Random(3);
        string[] words = [.. Enumerable.Range(0, 30_000).Select(i => $"wort{Letters(i)}")];
        string[][] texts = [.. Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, random.Next(120)).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]).ToArray())];
        var store = new TokenStore(TextAnalysis.German);

        var ranges = texts.Select(t => store.Add(string.Join(' ', t))).ToList();

        var counts = texts.SelectMany(t => t).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        Assert.Equal(counts.Count, store.Words);
        Assert.Equal(texts.Sum(t => t.Length), ranges[^1].To);
        for (int i = 0; i < texts.Length; i++)
            Assert.Equal(texts[i], Enumerable.Range(ranges[i].From, ranges[i].To - ranges[i].From).Select(at => store.Letters(store[at].Word).ToString()));
        for (int w = 0; w < store.Words; w++)
            Assert.Equal(counts[store.Letters(w).ToString()], store.Count(w));
    }

    [Fact]
    public void Add_HyphenatedWord_TheWholeSharesThePositionOfItsFirstPiece()
    {
        var store = new TokenStore(TextAnalysis.German);

        var (from, to) = store.Add("Kita-Antrag stellen");

        Assert.Equal(
            [("kita", false), ("kitaantrag", true), ("antrag", false), ("stellen", false)],
            Enumerable.Range(from, to - from).Select(at => (store.Letters(store[at].Word).ToString(), store[at].SamePosition)));
    }

    [Fact]
    public void Add_TokenAsLongAsAny_IsKeptWhole()
    {
        var store = new TokenStore(TextAnalysis.German);
        string token = new('x', Tokenizer.MaxToken);

        store.Add(token);

        Assert.Equal(token, store.Letters(0).ToString());
    }

    private static string Letters(int n) => string.Concat(n.ToString("D5", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));
}
