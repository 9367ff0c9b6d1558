using KiKoKo.Assistant.DeadlineWatch;
using KiKoKo.Teams;

namespace KiKoKo.Server.Channels;

/// <summary>Passes notices on to people's personal chats with the bot. Fixed words from the person's own entries, no AI output, hence no label.</summary>
/// <remarks>
/// The channel has no key of ours by which it would drop a repetition: after a stop between sending and noting it, a person
/// sees a notice twice. That is better than not at all.
/// </remarks>
internal sealed class TeamsNotices(TeamsMemory memory, ProactiveMessages messages) : INoticeChannel
{
    public string Name => "teams";

    /// <inheritdoc/>
    /// <exception cref="IOException">The channel did not take it; the notice stays in the outbox.</exception>
    public async Task<bool> SendAsync(string personId, Notice notice, CancellationToken cancel)
    {
        if (await memory.FindAsync(personId, cancel) is not { } address)
            return false;
        return await messages.SayAsync(address, new OutgoingMessage($"{notice.Title}\n\n{notice.Text}")) switch
        {
            ProactiveResult.Said => true,
            ProactiveResult.Gone => false,
            _ => throw new IOException("Teams did not take a notice."),
        };
    }
}
