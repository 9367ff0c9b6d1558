using System.Text.Json;
using KiKoKo.SampleTool.Sources;

namespace KiKoKo.SampleTool.Tests.Sources;

public sealed class SidecarTests
{
    [Fact]
    public void Sidecar_OfADocumentInForce_HasTheKeysThatIngestionReads()
    {
        using var json = JsonDocument.Parse(Sidecar.Write(HeadReader.Read("probe.md", Samples.Head.Split('\n'), 1)));
        var root = json.RootElement;

        Assert.Equal(["title", "department", "kind", "version", "validFrom", "audience", "owner", "topics"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2026-01-01", root.GetProperty("validFrom").GetString());
        Assert.Equal(["zeiterfassung", "arbeitszeit"], root.GetProperty("topics").EnumerateArray().Select(t => t.GetString()));
    }

    [Fact]
    public void Sidecar_OfAReplacedVersion_SaysUntilWhenAndWhatItReplaced()
    {
        string yaml = Samples.Head.Replace("validUntil: null", "validUntil: 2026-12-31", StringComparison.Ordinal).Replace("supersedes: null", "supersedes: alt.docx", StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Sidecar.Write(HeadReader.Read("probe.md", yaml.Split('\n'), 1)));

        Assert.Equal("2026-12-31", json.RootElement.GetProperty("validUntil").GetString());
        Assert.Equal("alt.docx", json.RootElement.GetProperty("supersedes").GetString());
    }
}
