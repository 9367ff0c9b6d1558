using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class SnowballSharedTests
{
    [Theory]
    [InlineData("voc.txt", "output.txt", 35_033)]
    [InlineData("voc_recht.txt", "output_recht.txt", 44_030)]
    public void Stem_PublishedVocabulary_EveryWordAsPublished(string words, string stems, int count)
    {
        string[] vocabulary = File.ReadAllLines(Shared.Require(Path.Combine("domain/snowball", words)));
        string[] expected = File.ReadAllLines(Shared.Require(Path.Combine("domain/snowball", stems)));

        var wrong = vocabulary.Zip(expected)
            .Where(x => Snowball.Stem(x.First) != x.Second)
            .Select(x => $"{x.First}: {Snowball.Stem(x.First)} statt {x.Second}")
            .ToList();

        Assert.Equal(count, vocabulary.Length);
        Assert.True(wrong.Count == 0, $"{wrong.Count} falsch:\n{string.Join('\n', wrong.Take(30))}");
    }
}
