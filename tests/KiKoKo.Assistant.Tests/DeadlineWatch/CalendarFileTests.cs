using System.Text;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineWatch;

namespace KiKoKo.Assistant.Tests.DeadlineWatch;

public sealed class CalendarFileTests
{
    private static readonly WatchOptions s_options = new();
    private static readonly WatchSettings s_settings = new([14, 7, 1], new TimeOnly(18, 0), new TimeOnly(7, 0), false, null);
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Deadline_Written_ReadsBackAsItWas()
    {
        var deadline = Deadline("Bescheid; Widerspruch, Teil 2 \\ „Größe“") with { Note = "Zeile 1\nZeile 2, mit Komma", Steps = [new DeadlineStep("Fristbeginn", "§ 187 Abs. 1 BGB")], Revision = 4 };

        var read = Assert.Single(Parse(CalendarFile.Write([deadline], s_settings, s_options, s_now)));

        Assert.Equal(deadline.Id + "@fristen.kikoko", read["UID"]);
        Assert.Equal("20261218", read["DTSTART;VALUE=DATE"]);
        Assert.Equal("20261219", read["DTEND;VALUE=DATE"]);
        Assert.Equal("20261120T123000Z", read["DTSTAMP"]);
        Assert.Equal("4", read["SEQUENCE"]);
        Assert.Equal("Frist: " + deadline.Title, Unescape(read["SUMMARY"]));
        Assert.Equal("Fristbeginn (§ 187 Abs. 1 BGB)\nZeile 1\nZeile 2, mit Komma", Unescape(read["DESCRIPTION"]));
    }

    [Theory]
    [InlineData("ä", 200)]
    [InlineData("aä", 100)]
    [InlineData("€ü", 90)]
    [InlineData("😀", 60)]
    [InlineData("ab,;", 50)]
    public void Line_TooLong_IsFoldedAt75OctetsWithoutCuttingACharacter(string piece, int times)
    {
        string title = string.Concat(Enumerable.Repeat(piece, times));
        byte[] bytes = Encoding.UTF8.GetBytes(CalendarFile.Write([Deadline(title)], s_settings, s_options, s_now));

        string[] lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.All(lines, l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.All(lines, l => Assert.DoesNotContain('\uFFFD', l));
        Assert.Contains(lines, l => l.StartsWith(' ') && Encoding.UTF8.GetByteCount(l) > 70); // folded late, not early
        Assert.Equal("Frist: " + title, Unescape(Parse(Encoding.UTF8.GetString(bytes))[0]["SUMMARY"]));
    }

    [Fact]
    public void Line_Anywhere_EndsWithCrLf()
    {
        string file = CalendarFile.Write([Deadline("a\nb\r\nc\rd")], s_settings, s_options, s_now);

        Assert.EndsWith("END:VCALENDAR\r\n", file);
        Assert.Equal(file.Count(c => c == '\n'), file.Split("\r\n").Length - 1);
        Assert.DoesNotContain("\r\r", file);
        Assert.Equal("Frist: a\nb\nc\nd", Unescape(Parse(file)[0]["SUMMARY"]));
    }

    /// <summary>The deadline is Friday, 18 December 2026. The morning is at 7 o'clock, counted from midnight of the deadline's day.</summary>
    [Theory]
    [InlineData(new[] { 14, 7, 1 }, "-P13DT17H,-P6DT17H,-PT17H")]
    [InlineData(new[] { 5, 6 }, "-P6DT17H")] // Sunday the 13th and Saturday the 12th: both on Friday the 11th
    [InlineData(new[] { 0 }, "PT7H")]
    [InlineData(new int[0], "")]
    public void Alarms_OfLeadTimes_RingInTheMorningOfAWorkingDay(int[] leads, string expected)
    {
        string file = CalendarFile.Write([Deadline("x") with { LeadDays = leads }], s_settings, s_options, s_now);

        Assert.Equal(expected, string.Join(',', Unfold(file).Where(l => l.StartsWith("TRIGGER:")).Select(l => l[8..])));
        Assert.Equal(Unfold(file).Count(l => l == "BEGIN:VALARM"), Unfold(file).Count(l => l == "ACTION:DISPLAY"));
    }

    [Fact]
    public void Calendar_WithoutDeadlines_IsOneAllTheSame() => Assert.Empty(Parse(CalendarFile.Write([], s_settings, s_options, s_now)));

    [Fact]
    public async Task Feed_OfAPerson_HoldsTheirOpenDeadlinesAlone()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var feed = new CalendarFeed(office.First.Database, office.Book, office.Options, office.Clock);
        var own = await office.AddAsync(Office.Anna, "Eigene", new DateOnly(2026, 12, 18));
        var done = await office.AddAsync(Office.Anna, "Erledigte", new DateOnly(2026, 12, 18));
        await office.Book.DoneAsync(Office.Anna, done.Id, default);
        var others = await office.AddAsync(Office.Bernd, "Fremde", new DateOnly(2026, 12, 18));
        await office.Book.OfferAsync(Office.Bernd, others.Id, Office.Anna, default); // not accepted: not hers
        string token = await feed.RenewAsync(Office.Anna, default);

        var events = Parse((await feed.OpenAsync(token, default))!);

        Assert.Equal(own.Id + "@fristen.kikoko", Assert.Single(events)["UID"]);
    }

    [Fact]
    public async Task Feed_RenewedOrRevoked_DoesNotOpenByItsOldAddress()
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var feed = new CalendarFeed(office.First.Database, office.Book, office.Options, office.Clock);
        string first = await feed.RenewAsync(Office.Anna, default);
        string second = await feed.RenewAsync(Office.Anna, default);

        Assert.Null(await feed.OpenAsync(first, default));
        Assert.NotNull(await feed.OpenAsync(second, default));
        Assert.NotNull(await feed.SinceAsync(Office.Anna, default));
        await feed.RevokeAsync(Office.Anna, default);
        Assert.Null(await feed.OpenAsync(second, default));
        Assert.Null(await feed.SinceAsync(Office.Anna, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%' OR 1=1 --%' OR 1=1 --%' OR 1=1 --%' OR 1")]
    public async Task Feed_OfAnUnknownToken_IsNone(string token)
    {
        await using var office = await Office.OpenAsync(new DateOnly(2026, 11, 20));
        var feed = new CalendarFeed(office.First.Database, office.Book, office.Options, office.Clock);
        string real = await feed.RenewAsync(Office.Anna, default);

        Assert.Null(await feed.OpenAsync(token, default));
        Assert.Equal(CalendarFeed.TokenLength, real.Length);
        Assert.Equal(0, await office.First.Database.ReadAsync(
            c => Dapper.SqlMapper.ExecuteScalarAsync<long>(c, "SELECT COUNT(*) FROM watch_feeds WHERE token_hash = @real", new { real }), default)); // only its hash is kept
    }

    private static WatchedDeadline Deadline(string title) => new(
        "0123456789abcdef", title, new DateOnly(2026, 12, 18), null, [], DeadlineSource.Own, null, "", null, false, null, null, 0, s_now.AddDays(-1), s_now.AddDays(-1));

    /// <summary>The events of a calendar: their own properties, values as written.</summary>
    private static List<Dictionary<string, string>> Parse(string file)
    {
        var events = new List<Dictionary<string, string>>();
        var open = new Stack<string>();
        foreach (string line in Unfold(file))
        {
            int colon = line.IndexOf(':');
            Assert.True(colon > 0, line);
            var (name, value) = (line[..colon], line[(colon + 1)..]);
            if (name == "BEGIN")
            {
                open.Push(value);
                if (value == "VEVENT")
                    events.Add([]);
            }
            else if (name == "END")
            {
                Assert.Equal(open.Pop(), value);
            }
            else if (open.Peek() == "VEVENT")
            {
                Assert.True(events[^1].TryAdd(name, value), $"{name} stands twice.");
            }
        }

        Assert.Empty(open);
        return events;
    }

    private static string[] Unfold(string file) => file.Replace("\r\n ", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        return text.ToString();
    }
}
