using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace KiKoKo.Teams.Activities;

/// <summary>Makes what is sent to the channel.</summary>
internal static class MessageBuilder
{
    /// <summary>
    /// Longest text in characters, markup included. The channel counts a message in UTF-16; its documentation has said
    /// 40 KB and 100 KB, and the citations need their part.
    /// </summary>
    public const int MaxText = 16_000;

    /// <summary>Longest informative part of a stream, in characters.</summary>
    private const int MaxStatus = 1000;

    private static readonly FrozenSet<int> Positions = Enumerable.Range(1, MessageEntity.MaxCitations).ToFrozenSet();

    private const string Shortened = "… (gekürzt: Die Antwort ist für Teams zu lang.)";

    /// <summary>A message in the conversation of the given inbound activity.</summary>
    public static Activity Message(OutgoingMessage message, Activity inbound)
    {
        var activity = Addressed(ActivityTypes.Message, inbound);
        var all = message.Citations.Where(c => c.Position > 0).OrderBy(c => c.Position).DistinctBy(c => c.Position).ToList();
        var shown = all.Take(MessageEntity.MaxCitations).ToList();
        activity.Text = Text(message, shown, all.Skip(shown.Count));
        activity.TextFormat = "markdown";
        if (message.IsAiGenerated || shown.Count > 0)
        {
            var entity = new MessageEntity(
                message.IsAiGenerated ? ["AIGeneratedContent"] : null,
                shown.Count > 0 ? [.. shown.Select(Claim)] : null);
            activity.Entities = [JsonSerializer.SerializeToElement(entity, TeamsJson.Outgoing.MessageEntity)];
        }

        if (message.AsksForFeedback)
            activity.ChannelData = JsonSerializer.SerializeToElement(new FeedbackRequest(new FeedbackLoop("default")), TeamsJson.Outgoing.FeedbackRequest);
        return activity;
    }

    /// <summary>A card as a message of its own.</summary>
    public static Activity Card(TeamsCard card, Activity inbound)
    {
        var activity = Addressed(ActivityTypes.Message, inbound);
        activity.Attachments = CardBuilder.Attachment(card);
        activity.Summary = Cut(OneLine(card.Fallback), CitationAppearance.MaxAbstract);
        return activity;
    }

    /// <summary>The sign that the bot is at work; the channel shows it for a few seconds.</summary>
    public static Activity Typing(Activity inbound) => Addressed(ActivityTypes.Typing, inbound);

    /// <summary>A part of a streamed message, for a text from <see cref="Certain"/> or a status.</summary>
    public static Activity Part(string text, StreamInfo info, Activity inbound)
    {
        var activity = Addressed(ActivityTypes.Typing, inbound);
        activity.Text = info.StreamType == StreamInfo.Informative ? Cut(OneLine(text), MaxStatus) : text;
        AddStreamInfo(activity, info);
        return activity;
    }

    public static void AddStreamInfo(Activity activity, StreamInfo info) =>
        (activity.Entities ??= []).Add(JsonSerializer.SerializeToElement(info, TeamsJson.Outgoing.StreamInfo));

    /// <summary>
    /// The markup of an unfinished text as far as nothing that follows can change it: up to the last blank, because a word
    /// may become a citation or a list item. Empty when that is too long to be streamed.
    /// </summary>
    public static string Certain(string text)
    {
        int end = text.AsSpan().LastIndexOfAny(' ', '\n');
        var certain = text.AsSpan(0, Math.Max(0, end)).TrimEnd();
        if (certain.EndsWith("-") && (certain.Length == 1 || certain[^2] is '\n' or ' '))
            certain = certain[..^1].TrimEnd();
        string markup = TeamsMarkdown.Escape(certain.ToString(), Positions);
        return markup.Length <= MaxText / 2 ? markup : "";
    }

    private static Activity Addressed(string type, Activity inbound) => new()
    {
        Type = type,
        ChannelId = inbound.ChannelId,
        ServiceUrl = inbound.ServiceUrl,
        From = inbound.Recipient,
        Recipient = inbound.From,
        Conversation = inbound.Conversation,
        Locale = inbound.Locale,
    };

    private static string Text(OutgoingMessage message, List<TeamsCitation> shown, IEnumerable<TeamsCitation> further)
    {
        var positions = shown.Select(c => c.Position).ToFrozenSet();
        var below = new StringBuilder();
        foreach (var citation in further)
            below.Append('\n').Append('[').Append(citation.Position).Append("] ").Append(Cut(citation.Name, CitationAppearance.MaxName));
        string foot = "";
        if (below.Length > 0)
            foot += "\n\n" + TeamsMarkdown.Escape("Weitere Quellen:" + below, positions);
        if (!string.IsNullOrWhiteSpace(message.LabelLine))
            foot += "\n\n" + TeamsMarkdown.Escape(Cut(message.LabelLine, 1000), positions);

        // The label is never what falls victim to the limit.
        string text = message.Text;
        string body = TeamsMarkdown.Escape(text, positions);
        while (body.Length + foot.Length > MaxText && text.Length > 0)
        {
            int keep = (int)Math.Min(text.Length - 1L, (long)text.Length * Math.Max(0, MaxText - foot.Length - Shortened.Length) / body.Length);
            text = Cut(text, keep, "");
            body = TeamsMarkdown.Escape(text + Shortened, positions);
        }

        return (body + foot).TrimStart('\n');
    }

    private static CitationClaim Claim(TeamsCitation citation)
    {
        string name = Cut(OneLine(citation.Name), CitationAppearance.MaxName);
        string content = Cut(OneLine(citation.Abstract), CitationAppearance.MaxAbstract);
        return new CitationClaim(
            citation.Position,
            new CitationAppearance(
                name.Length > 0 ? name : $"Quelle {citation.Position}",
                citation.Url is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url.AbsoluteUri : null,
                content.Length > 0 ? content : name.Length > 0 ? name : $"Quelle {citation.Position}"));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Never through the middle of a surrogate pair.
    private static string Cut(string text, int max, string mark = "…")
    {
        if (text.Length <= max)
            return text;
        int end = Math.Max(0, max - mark.Length);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + mark;
    }
}
