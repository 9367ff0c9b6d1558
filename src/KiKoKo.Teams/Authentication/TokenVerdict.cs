using KiKoKo.Teams.Activities;

namespace KiKoKo.Teams.Authentication;

/// <summary>What the request's token is worth.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>Not believed. <paramref name="Reason"/> is for the log; the caller is told nothing.</summary>
    internal sealed record Rejected(string Reason) : TokenVerdict;

    /// <summary>No token, and the settings let such requests in.</summary>
    internal sealed record Anonymous : TokenVerdict;

    /// <summary>
    /// Signed by the channel service for this bot and in force. It speaks for an activity only when
    /// <see cref="FindMismatch"/> finds nothing.
    /// </summary>
    internal sealed record Signed(string ServiceUrl, IReadOnlySet<string> Endorsements) : TokenVerdict
    {
        /// <summary>Why the token does not cover this activity; null when it does.</summary>
        public string? FindMismatch(Activity activity)
        {
            if (activity.ChannelId is null || !Endorsements.Contains(activity.ChannelId))
                return "key not endorsed for the channel";
            return string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? null : "serviceurl differs";
        }
    }
}
