using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Tests.Search.Analysis;

public sealed class SynonymsTests
{
    [Fact]
    public void At_EqualWords_EachFindsTheOthers()
    {
        var synonyms = Read("Kennwort, Passwort, Zugangscode");

        Assert.Equal(["passwort", "zugangscod"], Of(synonyms, "Kennwort"));
        Assert.Equal(["kennwort", "zugangscod"], Of(synonyms, "Passwörter"[..8]));
    }

    [Fact]
    public void At_Phrase_FoundAsAWholeOnly()
    {
        var synonyms = Read("gelber Schein, AU-Bescheinigung # alt");

        Assert.Equal(["au beschein"], Of(synonyms, "gelben Schein"));
        Assert.Empty(Of(synonyms, "Schein"));
    }

    [Fact]
    public void At_OneWayRule_NotReadBackwards()
    {
        var synonyms = Read("Brückentag => Feiertag");

        Assert.Equal(["feiertag"], Of(synonyms, "Brückentag"));
        Assert.Empty(Of(synonyms, "Feiertag"));
    }

    [Fact]
    public void Read_BadLines_AreRejectedByNumber()
    {
        var rejected = new List<int>();

        Synonyms.Read(new StringReader("# gut\na1, b1\nallein\n=> x\na => b => c\n"), rejected);

        Assert.Equal([3, 4, 5], rejected);
    }

    [Theory]
    [InlineData(@"1\,5 Stunden, anderthalb Stunden", "anderthalb Stunden", "1,5 stund")]
    [InlineData(@"C\#, Csharp # Sprache", "Csharp", "")]
    [InlineData(@"A\=>B Regel, Wegregel", "Wegregel", "regel")]
    [InlineData(@"Pfad\\Ordner, Ablage", "Ablage", "pfad ordn")]
    public void Read_EscapedSeparator_IsPartOfTheWord(string line, string asked, string expected) =>
        Assert.Equal(expected, string.Join('|', Of(Read(line), asked)));

    [Fact]
    public void Read_SampleFile_EveryLineReadable()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "KiKoKo.sln")))
            root = Path.GetDirectoryName(root);
        var rejected = new List<int>();

        using var reader = new StreamReader(Path.Combine(root!, "ingest/samples/synonyme.txt"));
        Synonyms.Read(reader, rejected);

        Assert.Empty(rejected);
    }

    private static Synonyms Read(string lines) => Synonyms.Read(new StringReader(lines));

    private static List<string> Of(Synonyms synonyms, string phrase) =>
        [.. synonyms.At(GermanText.Terms(phrase), 0).Select(s => string.Join(' ', s.Synonym))];
}
