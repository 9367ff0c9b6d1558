using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class WordTableTests
{
    private static readonly Dictionary<string, int> Counts = RandomWords();

    private readonly WordTable _table = TableOf(Counts);

    [Fact]
    public void Count_EveryWord_AsCounted() => Assert.All(Counts, c => Assert.Equal(c.Value, _table.Count(c.Key, Lexicon.HashOf(c.Key))));

    [Fact]
    public void Count_OtherWords_Zero()
    {
        foreach (string word in Counts.Keys.SelectMany(w => (string[])[w + "a", w[1..], w[..^1] + "q"]).Where(w => !Counts.ContainsKey(w)))
            Assert.Equal(0, _table.Count(word, Lexicon.HashOf(word)));
    }

    [Fact]
    public void MayHold_HashOfNoWord_SeldomTrue() =>
        Assert.InRange(Enumerable.Range(0, 100_000).Count(i => _table.MayHold(Lexicon.HashOf("ein" + i))), 0, 4_000);

    [Fact]
    public void Word_EveryNumber_ByLengthThenAlphabet() =>
        Assert.Equal(Counts.Keys.OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal), Enumerable.Range(0, _table.Size).Select(_table.Word));

    [Theory]
    [InlineData("a", 40)]
    [InlineData("ab", 5)]
    [InlineData("bca", 12)]
    [InlineData("zz", 40)]
    public void StartingWith_Prefix_AllThatBeginWithIt(string prefix, int longest)
    {
        var found = new List<int>();
        _table.StartingWith(prefix, longest, found);

        Assert.Equal(
            Counts.Keys.Where(w => w.StartsWith(prefix, StringComparison.Ordinal) && w.Length <= longest).Order(StringComparer.Ordinal),
            found.Select(_table.Word).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Neighbours_UnknownWord_AllNearAndAlike()
    {
        foreach (string word in Counts.Keys.Take(50).Select(w => w + "c"))
        {
            List<int> near = [], byStem = [], alike = [];
            string stem = Snowball.Stem(word);
            _table.Neighbours.Near(word.Length, WordShape.Of(word), 1, near);
            _table.Neighbours.NearByStem(stem.Length, WordShape.Of(stem), 1, byStem);
            _table.Neighbours.LikeSounding(word, alike);

            Same(w => Math.Abs(w.Length - word.Length) <= 1 && WordShape.MayBeWithin(WordShape.Of(w), WordShape.Of(word), 1), near);
            Same(w => Snowball.Stem(w) is var s && Math.Abs(s.Length - stem.Length) <= 1 && WordShape.MayBeWithin(WordShape.Of(s), WordShape.Of(stem), 1), byStem);
            Same(w => Similarity.Sound(w) == Similarity.Sound(word), alike);
        }
    }

    [Fact]
    public void Table_NoWords_FindsNothing()
    {
        var table = TableOf([]);
        var found = new List<int>();
        table.StartingWith("a", 40, found);
        table.Neighbours.LikeSounding("antrag", found);

        Assert.Empty(found);
        Assert.Equal(0, table.Count("antrag", Lexicon.HashOf("antrag")));
    }

    private void Same(Func<string, bool> expected, List<int> found) =>
        Assert.Equal(Counts.Keys.Where(expected).Order(StringComparer.Ordinal), found.Select(_table.Word).Order(StringComparer.Ordinal));

    private static WordTable TableOf(Dictionary<string, int> counts)
    {
        var writer = new SegmentWriter();
        writer.AddPassage(0, 1, 0, 0);
        return Segment.Of(writer.Finish(["a"], [], [], NoEntries, counts.Select(c => (c.Key, c.Value)))).Words;
    }

    private static int NoEntries(int term, out ReadOnlySpan<byte> entries)
    {
        entries = [];
        return 0;
    }

    private static Dictionary<string, int> RandomWords()
    {
        var random = new Random(7);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < 3_000; i++)
        {
            string word = string.Concat(Enumerable.Range(0, random.Next(3, WordTable.Lengths)).Select(_ => (char)('a' + random.Next(5))));
            counts[random.Next(2) == 0 ? word : word[..Math.Min(6, word.Length)]] = random.Next(4) == 0 ? random.Next(1, 1_000_000) : random.Next(1, 5);
        }

        // Words that have up to 39 letters in common with the one before.
        for (int n = 3; n < WordTable.Lengths; n++)
        {
            counts[new string('a', n)] = n;
            counts[new string('a', n - 1) + 'b'] = 127 + n / 20;
        }

        return counts;
    }
}
