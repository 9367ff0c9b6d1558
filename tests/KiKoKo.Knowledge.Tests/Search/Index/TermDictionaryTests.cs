using System.Text;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed unsafe class TermDictionaryTests
{
    /// <summary>Around the sizes of groups, and many; with few letters, so that many begin alike.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(5000)]
    public void Find_AnyTerms_EachWithItsPostingsAndNoOther(int count)
    {
        var random = new Random(count);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        while (terms.Count < count)
            terms.Add(Word(random));
        var others = Enumerable.Range(0, 2000).Select(_ => Word(random)).Where(w => !terms.Contains(w));

        AssertFinds([.. terms], [.. others]);
    }

    /// <summary>The first eight bytes do not tell these apart, nor do sixteen, which half a byte cannot count.</summary>
    [Fact]
    public void Find_TermsThatBeginAlike_EachWithItsPostings()
    {
        const string Long = "bundesministeriumfürernährungundlandwirtschaft";
        string[] terms = [.. Enumerable.Range(1, Long.Length).Select(n => Long[..n]), .. Enumerable.Range(100, 400).Select(i => Long + i), "bundesmi", "z", "\0", "\0\0"];

        AssertFinds([.. terms.Distinct(StringComparer.Ordinal)], ["", "bundesminister" + "z", Long + "0", Long + "999", Long + "1000", "a", "zz", "\0\0\0"]);
    }

    private static void AssertFinds(string[] terms, string[] others)
    {
        byte[][] texts = Array.ConvertAll(terms, Encoding.UTF8.GetBytes);
        // In how many passages, in how many bytes; and where they begin, in the order in which the dictionary has them written.
        var starts = new int[terms.Length];
        int end = 0;
        var (directory, written) = TermDictionary.Write(texts, t =>
        {
            starts[t] = end;
            end += t % 300;
            return (1 + t % 3 * 100, t % 300);
        });
        fixed (byte* first = directory, text = written.ToArray(), postings = new byte[end + 1])
        {
            var dictionary = new TermDictionary(first, terms.Length, text, postings);
            for (int t = 0; t < terms.Length; t++)
            {
                var found = dictionary.Find(texts[t]);
                Assert.Equal((1 + t % 3 * 100, starts[t]), (found.PassageCount, (int)(found.Start - postings)));
            }

            foreach (string other in others)
                Assert.Equal(0, dictionary.Find(Encoding.UTF8.GetBytes(other)).PassageCount);
        }
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(1 + random.Next(40))).Select(_ => "abäß1"[random.Next(5)]));
}
