using System.Globalization;
using System.Text;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Server.Channels;

/// <summary>A reply as running text, for channels that show nothing else: its words, then how deadlines were computed and what the assistant offers.</summary>
internal static class ReplyText
{
    public static string Of(Reply reply)
    {
        var text = new StringBuilder(reply.Text);
        foreach (var card in reply.Deadlines.Where(d => d.Hint is null))
        {
            text.Append("\n\nSo wurde gerechnet:");
            for (int i = 0; i < card.Steps.Count; i++)
                text.Append(CultureInfo.InvariantCulture, $"\n{i + 1}. {card.Steps[i].What} ({card.Steps[i].Basis})");
            if (card.Warnings.Count > 0)
                text.Append("\n\nBitte beachten Sie:").Append(string.Concat(card.Warnings.Select(w => "\n- " + w)));
        }

        var hints = reply.Deadlines.Where(d => d.Hint is not null).ToList();
        if (hints.Count > 0)
            text.Append("\n\nTermine aus den Fundstellen:").Append(string.Concat(hints.Select(h => "\n- " + h.Hint)));
        if (reply.Offer is { } offer)
            text.Append("\n\n").Append(offer);
        return text.ToString();
    }
}
