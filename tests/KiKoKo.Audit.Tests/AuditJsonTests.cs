using System.Text;
using System.Text.Json;
using KiKoKo.Audit.Labels;

namespace KiKoKo.Audit.Tests;

/// <summary>The canonical form is what was hashed: a log written years ago must read and hash the same.</summary>
public sealed class AuditJsonTests
{
    private static readonly AuditEntry s_entry = new()
    {
        Index = 12,
        Time = new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero).AddTicks(1),
        Type = "answer",
        Channel = "teams",
        Person = "P-0011223344556677",
        Function = "ask",
        Outcome = "grounded",
        Label = new TransparencyLabel("KK-0123-4567-89", LabelKind.Extract, "Bitte prüfen Sie „alles“ <&+'>.", null, new DateTimeOffset(2026, 5, 4, 11, 30, 0, TimeSpan.FromHours(2)), ReviewState.Unreviewed),
        IndexSequence = 4,
        Retrieved = [new AuditSource("d1#3", "d1", "2.1", 7.25), new AuditSource("d1#4", "d1", "2.1", 1e-7)],
        Cited = ["d1#3"],
    };

    private const string Golden =
        """{"channel":"teams","cited":["d1#3"],"function":"ask","index":12,"indexSequence":4,"label":{"createdAt":"2026-05-04T11:30:00+02:00","id":"KK-0123-4567-89","kind":"extract","review":"unreviewed","wording":"Bitte prüfen Sie „alles“ <&+'>."},"outcome":"grounded","person":"P-0011223344556677","retrieved":[{"documentId":"d1","passageId":"d1#3","score":7.25,"version":"2.1"},{"documentId":"d1","passageId":"d1#4","score":1E-07,"version":"2.1"}],"time":"2026-05-04T09:30:00.0000001+00:00","type":"answer"}""";

    [Fact]
    public void Serialize_OfTheGoldenEntry_IsTheGoldenText() =>
        Assert.Equal(Golden, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(s_entry, AuditJson.Options)));

    [Fact]
    public void Parse_OfTheGoldenText_SerializesToItAgain()
    {
        var entry = AuditLog.Parse(Encoding.UTF8.GetBytes(Golden));
        Assert.Equal(s_entry.Label, entry.Label);
        Assert.Equal(Golden, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Options)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"index\":\"x\"}")]
    [InlineData("\u0000")]
    public void Parse_OfWhatIsNoEntry_IsAJsonException(string text) =>
        Assert.Throws<JsonException>(() => AuditLog.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Parse_OfInvalidUtf8_IsAJsonException()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Golden);
        bytes[Golden.IndexOf("teams", StringComparison.Ordinal)] = 0xFF;
        Assert.Throws<JsonException>(() => AuditLog.Parse(bytes));
    }
}
