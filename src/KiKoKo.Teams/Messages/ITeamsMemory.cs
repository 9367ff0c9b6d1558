namespace KiKoKo.Teams;

/// <summary>
/// What must survive a stop of the server: whom can be spoken to, and which turns were taken and not answered yet. No
/// texts. A host that registers none has a bot that forgets. Faults are exceptions; they never stop a turn.
/// </summary>
public interface ITeamsMemory
{
    /// <summary>A turn has been taken. Written before the channel is told so; must be quick.</summary>
    /// <param name="turn">The turn's key, made for this.</param>
    Task AcceptAsync(string turn, TeamsAddress from, CancellationToken cancel);

    /// <summary>The person has an answer or a clear message.</summary>
    Task SettleAsync(string turn, CancellationToken cancel);

    /// <summary>Turns that an earlier run took and did not settle.</summary>
    Task<IReadOnlyList<UnsettledTurn>> UnsettledAsync(CancellationToken cancel);

    /// <summary>A person can be spoken to there from now on; replaces what was known of them.</summary>
    Task MeetAsync(TeamsAddress address, CancellationToken cancel);

    /// <summary>The bot was removed or blocked there: nobody is to be spoken to in that conversation again.</summary>
    Task ForgetAsync(string conversationId, CancellationToken cancel);
}

/// <summary>A turn that was taken and not settled.</summary>
public sealed record UnsettledTurn(string Turn, TeamsAddress Address);
