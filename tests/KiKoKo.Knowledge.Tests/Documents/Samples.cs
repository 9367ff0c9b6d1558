using System.Globalization;
using System.Text;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Tests.Documents;

/// <summary>Documents of a fictional city.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 30, 15, 123, TimeSpan.FromHours(2));

    public static Document Document(string id, string? source = null, string? fileName = null) => new(
        id,
        source ?? $"personal/{id}.docx",
        fileName ?? $"{id}.docx",
        "Urlaub und Freistellung",
        "Personal",
        "Dienstanweisung",
        "2.1",
        null,
        null,
        Knowledge.Documents.Audience.Everyone,
        "Amt 10",
        ["Urlaub"],
        null,
        null,
        new string('a', 64),
        "meta-1",
        Now);

    public static DocumentContent Content(Document document, string text = "30 Tage") => new(
        document,
        Encoding.UTF8.GetBytes(text),
        [new Block(BlockKind.Paragraph, text, null, [])],
        [new Passage(document.Id + "#0", document.Id, 0, 0, 0, [], null, text)],
        [],
        null);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A clock that stands.</summary>
internal sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
