using System.Globalization;
using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Server.Http;
using KiKoKo.Teams;

namespace KiKoKo.Server.Channels;

/// <summary>The cards below a reply in Teams: whom to ask, what to fill in, and deadlines that can be watched with one press.</summary>
internal static class ReplyCards
{
    private const string Remind = "remind";
    private const int MaxEach = 3;

    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    public static IEnumerable<TeamsCard> Of(Reply reply, PublicAddress address, DateOnly today) =>
    [
        .. reply.Contacts.Take(MaxEach).Select(Contact),
        .. reply.Forms.Take(MaxEach).Select(f => Form(f, address.Of(f.Url))).OfType<TeamsCard>(),
        .. reply.Deadlines.Where(d => d.Hint is null && d.Date >= today).Take(MaxEach).Select(Deadline),
    ];

    /// <summary>The deadline of a pressed "Erinnern"; null when the press is something else or was changed on the way.</summary>
    public static NewDeadline? ReadReminder(CardPress press) =>
        press.Verb == Remind
        && press.Data.TryGetValue("title", out string? title)
        && press.Data.TryGetValue("day", out string? text)
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new NewDeadline(title, day) { Rule = press.Data.GetValueOrDefault("rule") }
            : null;

    public static CardReply Reminded(NewDeadline deadline)
    {
        string text = $"Ich erinnere Sie rechtzeitig an „{deadline.Title}“, letzter Tag {Long(deadline.Day)}. Ihre Fristen finden Sie mit „Meine Fristen“.";
        return new CardReply(text, new TeamsCard(text, [new CardText(deadline.Title, IsTitle: true), new CardText(text)]));
    }

    private static TeamsCard Contact(ContactCard c)
    {
        CardFact[] facts = [new("Aufgabe", c.Function), new("Bereich", c.Department), new("Telefon", c.Phone), new("E-Mail", c.Mail), new("Raum", c.Room), new("Vertretung", c.Deputy)];
        return new TeamsCard(Words(c.Name, facts), [new CardText(c.Name, IsTitle: true), .. facts]);
    }

    // Without an address there is nothing to open, and the answer itself names the form.
    private static TeamsCard? Form(FormCard form, Uri? url) => url is null
        ? null
        : new TeamsCard($"Formular: {form.Title} ({url.AbsoluteUri})", [new CardText(form.Title, IsTitle: true), new CardText("Formular")]) { Buttons = [new CardLink("Öffnen", url)] };

    private static TeamsCard Deadline(DeadlineCard d)
    {
        CardFact[] facts =
        [
            new("Letzter Tag", d.Time is { } hour ? $"{Long(d.Date)}, {hour.ToString("HH:mm", s_german)} Uhr" : Long(d.Date)),
            new("Sicher ist", d.SafeDate is { } safe ? Long(safe) : ""),
            new("Besser bis", d.Practical is { } practical ? Long(practical) : ""),
        ];
        Dictionary<string, string> data = new() { ["title"] = d.Rule, ["day"] = d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (d.Key is not null)
            data["rule"] = d.Key;
        return new TeamsCard(Words(d.Rule, facts), [new CardText(d.Rule, IsTitle: true), .. facts, new CardText(DeadlineCard.LabelWording)])
        {
            Buttons = [new CardAction("Erinnern", Remind, data)],
        };
    }

    private static string Words(string title, IEnumerable<CardFact> facts) =>
        string.Join('\n', facts.Where(f => f.Value.Length > 0).Select(f => $"- {f.Name}: {f.Value}").Prepend(title));

    private static string Long(DateOnly day) => day.ToString("dddd, d. MMMM yyyy", s_german);
}
