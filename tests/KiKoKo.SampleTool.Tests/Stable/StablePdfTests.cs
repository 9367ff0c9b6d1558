using KiKoKo.SampleTool.Stable;

namespace KiKoKo.SampleTool.Tests.Stable;

public sealed class StablePdfTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Exports_ThatDifferInTimeAndIdentifier_BecomeTheSameAndKeepTheirLength()
    {
        string first = Rewrite(Pdf("20261120174053", new string('A', 32)));
        string second = Rewrite(Pdf("20271231235959", new string('7', 32)));

        Assert.Equal(first, second);
        Assert.Equal(Pdf("20261120174053", new string('A', 32)).Length, first.Length);
        Assert.Contains("(D:20260101000000Z')", first, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_ThatDifferInText_KeepDifferentIdentifiers()
    {
        string first = Rewrite(Pdf("20261120174053", new string('A', 32)));
        string second = Rewrite(Pdf("20261120174053", new string('A', 32)).Replace("Text", "Wort", StringComparison.Ordinal));

        Assert.NotEqual(first[first.IndexOf("/ID", StringComparison.Ordinal)..], second[second.IndexOf("/ID", StringComparison.Ordinal)..]);
    }

    private static string Pdf(string time, string id) =>
        $"%PDF-1.6\n(Text)\n<</CreationDate(D:{time}Z')>>\ntrailer\n<</ID [ <{id}>\n<{id}> ]\n/DocChecksum /{id}\n>>\n";

    private static string Rewrite(string pdf)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.pdf", pdf);
        StablePdf.Rewrite(path, Day);
        return File.ReadAllText(path);
    }
}
