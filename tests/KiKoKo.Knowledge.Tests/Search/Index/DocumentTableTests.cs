using System.Text;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed unsafe class DocumentTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1025)]
    public void Table_AnyDocuments_GivesBackIdsAndPassages(int count)
    {
        var random = new Random(count);
        // Long ones and short ones, some of which begin alike; documents of no passage and of many.
        string[] ids = [.. Enumerable.Range(0, count).Select(d => new string((char)('a' + random.Next(3)), random.Next(200)) + "ü" + d)];
        int[] sizes = [.. ids.Select(_ => random.Next(5))];
        int[] documentOf = [.. sizes.SelectMany((size, d) => Enumerable.Repeat(d, size))];

        With(ids, documentOf, table =>
        {
            Assert.Equal(documentOf, table.OfPassage);
            var reader = table.Ids();
            for (int d = 0, from = 0; d < count; from += sizes[d++])
            {
                Assert.Equal((from, from + sizes[d]), table.PassagesOf(d));
                Assert.Equal(ids[d], Encoding.UTF8.GetString(reader.At(d)));
                Assert.Equal(d, table.Find(Encoding.UTF8.GetBytes(ids[d])));
            }

            for (int i = 0; i < 100 && count > 0; i++)
            {
                int d = random.Next(count);
                Assert.Equal(ids[d], Encoding.UTF8.GetString(reader.At(d)));
            }

            Assert.Equal(-1, table.Find(""u8));
            Assert.Equal(-1, table.Find("b"u8));
            Assert.Equal(-1, table.Find("zzz"u8));
        });
    }

    private static void With(string[] ids, int[] documentOf, Action<DocumentTable> check)
    {
        var (texts, order, passages) = DocumentTable.Write(ids, documentOf);
        fixed (byte* text = Padded(texts), numbers = Padded(order), counts = Padded(passages))
            check(new DocumentTable(text, numbers, counts, ids.Length, documentOf.Length));
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[SegmentFormat.Padding]];
}
