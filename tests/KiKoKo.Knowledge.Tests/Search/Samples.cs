using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search;

/// <summary>Small documents for the tests of this folder.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static Document Document(
        string id,
        string title = "Titel",
        string audience = Audience.Everyone,
        DateOnly? from = null,
        DateOnly? until = null,
        string? supersedes = null,
        string department = "Organisation",
        string kind = "Dienstanweisung",
        params string[] topics) =>
        new(id, $"quelle/{id}", $"{id}.md", title, department, kind, "1", from, until, audience, "", topics, supersedes, null, "00", "", Noon);

    public static DocumentContent Content(Document document, params string[] texts) =>
        new(document, "x"u8.ToArray(), [], [.. Passages(document.Id, texts)], [], null);

    public static IEnumerable<Passage> Passages(string documentId, params string[] texts) =>
        texts.Select((t, i) => new Passage($"{documentId}#{i}", documentId, i, i, i, ["Abschnitt"], i + 1, t));

    public static IndexedDocument Indexed(string id, string title, params string[] texts) => new(id, title, [], [.. Passages(id, texts)]);

    public static byte[] SegmentBytes(params IndexedDocument[] documents)
    {
        var builder = new SegmentBuilder(keepPassages: true);
        foreach (var document in documents)
            builder.Add(document);
        var lexicon = new Lexicon();
        var vocabulary = new Vocabulary([builder.Tokens]);
        vocabulary.Teach(lexicon);
        vocabulary.Analyze(new WordAnalyzer(new CompoundSplitter(lexicon)).Analyze);
        return builder.Build(vocabulary);
    }
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kikoko-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public void Advance(TimeSpan by) => Now += by;
}
