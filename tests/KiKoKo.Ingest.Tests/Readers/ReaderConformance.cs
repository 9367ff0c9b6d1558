using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Tests.Fixtures;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Ingest.Tests.Readers;

/// <summary>
/// What every reader owes, whatever the format. The sample holds the heading "Geltungsbereich", the sentence below and a
/// table of "Antrag, Frist" over "Urlaub, 14 Tage" and "Teilzeit, 3 Monate".
/// </summary>
public abstract class ReaderConformance
{
    protected const string Sentence = "Größe und Maß nach § 5 gelten für alle Beschäftigten.";

    protected static readonly string[][] Rows = [["Antrag", "Frist"], ["Urlaub", "14 Tage"], ["Teilzeit", "3 Monate"]];

    protected abstract string Extension { get; }

    protected abstract byte[] Sample();

    [Fact]
    public async Task Sample_Read_KeepsSentenceWithUmlauts()
    {
        var extraction = await ReadAsync(Sample());

        Assert.Equal(ExtractionStatus.Ok, extraction.Status);
        Assert.Contains(extraction.Blocks, b => b.Text.Contains(Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sample_Read_PutsHeadingIntoPath()
    {
        var extraction = await ReadAsync(Sample());

        var heading = Assert.Single(extraction.Blocks, b => b.Kind == BlockKind.Heading);
        Assert.Equal("Geltungsbereich", heading.Text);
        Assert.Equal(["Geltungsbereich"], extraction.Blocks.First(b => b.Text.Contains(Sentence, StringComparison.Ordinal)).Path);
    }

    [Fact]
    public async Task Sample_Read_GivesTableRowByRow()
    {
        var extraction = await ReadAsync(Sample());

        var table = Assert.Single(extraction.Blocks, b => b.Kind == BlockKind.Table);
        Assert.Equal("Antrag | Frist\nUrlaub | 14 Tage\nTeilzeit | 3 Monate", table.Text);
    }

    [Fact]
    public async Task DamagedSample_Read_EndsWithStatus()
    {
        byte[] sample = Sample();
        var random = new Random(7);
        for (int round = 0; round < 12; round++)
        {
            byte[] damaged = round % 2 == 0 ? sample[..(sample.Length * (round + 1) / 14)] : [.. sample];
            for (int i = 0; i < 6 && damaged.Length > 8; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            var extraction = await ReadAsync(damaged);

            Assert.True(extraction.IsReadable || extraction.Warnings.Count == 1, $"round {round}: {extraction.Status}");
        }
    }

    private protected async Task<Extraction> ReadAsync(byte[] content)
    {
        using var folder = new TempFolder();
        return await DocumentReader.ReadAsync(folder.Write("datei" + Extension, content), TestContext.Current.CancellationToken);
    }
}
