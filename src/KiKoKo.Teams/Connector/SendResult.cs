using System.Net;

namespace KiKoKo.Teams.Connector;

/// <summary>What became of a call to the channel.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>Taken. The channel does not always tell an id.</summary>
    internal sealed record Sent(string? Id) : SendResult;

    /// <summary>Not taken, after all tries. Status null: the channel could not be reached, or we have no token for it.</summary>
    internal sealed record Refused(HttpStatusCode? Status, string? Code) : SendResult;
}
