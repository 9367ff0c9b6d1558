using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Sources;

public sealed class HeadReaderTests
{
    [Fact]
    public void Head_WithEveryKey_IsRead()
    {
        var head = Read(Samples.Head);

        Assert.Equal("Dienstanweisung Probe", head.Title);
        Assert.Equal("docx", head.Format);
        Assert.Equal("personal", head.Folder);
        Assert.Equal("2.1", head.Version);
        Assert.Equal(new DateOnly(2026, 1, 1), head.ValidFrom);
        Assert.Null(head.ValidUntil);
        Assert.Equal(["zeiterfassung", "arbeitszeit"], head.Topics);
        Assert.Null(head.Supersedes);
    }

    [Theory]
    [InlineData("owner: a # Kommentar", "a")]
    [InlineData("owner: 'it''s'", "it's")]
    [InlineData("owner: \"sagt \\\"nein\\\" # kein Kommentar\"", "sagt \"nein\" # kein Kommentar")]
    [InlineData("owner: C#", "C#")]
    public void Owner_InEachNotation_IsRead(string line, string expected) =>
        Assert.Equal(expected, Read(With("owner:", line)).Owner);

    [Theory]
    [InlineData("title:", "title: \"offen", "Anführungszeichen")]
    [InlineData("title:", "title:", "braucht einen Text")]
    [InlineData("topics:", "topics: [a, b", "nicht mit")]
    [InlineData("topics:", "topics: a", "ist eine Liste")]
    [InlineData("validFrom:", "validFrom: 01.01.2026", "Datum wie")]
    [InlineData("validFrom:", "validFrom: 2026-02-30", "Datum wie")]
    [InlineData("validFrom:", "validFrom: null", "braucht ein Datum")]
    [InlineData("audience:", "audience: Alle", "ist eines von")]
    [InlineData("kind:", "kind: Brief", "ist eines von")]
    [InlineData("file:", "file: ../a.docx", "ist ein Dateiname")]
    [InlineData("file:", "file: a.doc", "ist ein Dateiname")]
    [InlineData("owner:", "ownr: a", "Unbekannter Schlüssel")]
    [InlineData("owner:", "title: zwei", "steht doppelt")]
    [InlineData("owner:", "  owner: a", "ohne Einrückung")]
    [InlineData("owner:", "", "fehlt")]
    public void Head_WithAWrongLine_IsAFaultThatNamesIt(string instead, string line, string expected)
    {
        var fault = Assert.Throws<SourceFault>(() => Read(With(instead, line)));

        Assert.Contains("probe.md:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_InTheThirdLine_NamesTheLineOfTheFile()
    {
        var fault = Assert.Throws<SourceFault>(() => Read(With("department:", "department: Bauhof")));

        Assert.StartsWith("probe.md:4: ", fault.Message, StringComparison.Ordinal);
    }

    private static string With(string key, string line) =>
        string.Join('\n', Samples.Head.Split('\n').Select(l => l.StartsWith(key, StringComparison.Ordinal) ? line : l));

    private static Head Read(string yaml) => HeadReader.Read("probe.md", yaml.Split('\n'), 2);
}
