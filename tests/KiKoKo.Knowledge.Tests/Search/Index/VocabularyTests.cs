using System.Text;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class VocabularyTests
{
    /// <summary>More than one processor is given to work on.</summary>
    private const int Many = 25_000;

    [Theory]
    [InlineData(10)]
    [InlineData(Many)]
    public void Terms_SeveralStores_AreThoseOfTheAnalysis(int words)
    {
        TokenStore[] stores = [Store(0, words), Store(words / 2, words), Store(0, 3)];
        var vocabulary = new Vocabulary(stores);

        vocabulary.Analyze(TermsOf);

        for (int s = 0; s < stores.Length; s++)
        {
            for (int w = 0; w < stores[s].Words; w++)
                Assert.Equal(TermsOf(stores[s].Letters(w).ToString()), Terms(vocabulary, s, w));
        }
    }

    [Fact]
    public void Analyze_SeveralStores_LooksAtEachWordOnce()
    {
        int calls = 0;
        var vocabulary = new Vocabulary([Store(0, Many), Store(Many / 2, Many)]);

        vocabulary.Analyze(word =>
        {
            Interlocked.Increment(ref calls);
            return TermsOf(word);
        });

        Assert.Equal(Many + Many / 2, calls);
    }

    [Fact]
    public void Teach_WordInSeveralStores_CountsTheSum()
    {
        TokenStore[] stores = [Store(0, Many), Store(Many / 2, Many)];
        var lexicon = new Lexicon();

        new Vocabulary(stores).Teach(lexicon);

        Assert.Equal(1, lexicon.Count(Word(0)));
        Assert.Equal(2, lexicon.Count(Word(Many - 1)));
        Assert.Equal(0, lexicon.Count(Word(2 * Many)));
    }

    [Theory]
    [InlineData("Überstunden", "ueberstunden")]
    [InlineData("Antrag", "antrag")]
    [InlineData("und", null)]
    [InlineData("10.30", null)]
    [InlineData("ab", null)]
    [InlineData("DA", null)]
    public void Plain_Word_IsWrittenOutUnlessItIsNone(string text, string? plain)
    {
        var store = new TokenStore(TextAnalysis.German);
        store.Add(text);

        Assert.Equal(plain, new Vocabulary([store]).Plain(0, 0));
    }

    private static TokenStore Store(int from, int count)
    {
        var store = new TokenStore(TextAnalysis.German);
        for (int i = from; i < from + count; i++)
            store.Add(Word(i));
        return store;
    }

    private static string Word(int n) => "wort" + string.Concat(n.ToString("D6", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));

    /// <summary>The word, and a term that many words share.</summary>
    private static Term[] TermsOf(string word) => word.EndsWith('a') ? [] : [new Term(word, 3), new Term("ä" + word[^2..], Term.PartForm)];

    private static IEnumerable<Term> Terms(Vocabulary vocabulary, int store, int word)
    {
        var terms = new List<Term>();
        foreach (var (term, form) in vocabulary.Terms(store, word))
            terms.Add(new Term(Encoding.UTF8.GetString(vocabulary.Text(term)), form));
        return terms;
    }
}
