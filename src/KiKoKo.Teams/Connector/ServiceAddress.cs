namespace KiKoKo.Teams.Connector;

/// <summary>
/// Where the channel takes answers. Made from an inbound activity's serviceUrl only; <see cref="IsVerified"/> says that a
/// valid token vouched for it. The bot's own token goes to verified addresses and nowhere else.
/// </summary>
internal sealed record ServiceAddress
{
    private ServiceAddress(string baseAddress, bool isVerified)
    {
        Base = baseAddress;
        IsVerified = isVerified;
    }

    /// <summary>Without a slash at the end.</summary>
    public string Base { get; }

    public bool IsVerified { get; }

    /// <summary>
    /// Null when the text is not an address that an answer may be sent to: https, or http on this machine or from an
    /// emulator, without user, query and fragment.
    /// </summary>
    public static ServiceAddress? From(string? serviceUrl, bool isVerified)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return null;
        bool allowed = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || !isVerified));
        return allowed ? new ServiceAddress(serviceUrl!.TrimEnd('/'), isVerified) : null;
    }

    public Uri Activities(string conversationId) => new($"{Base}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities");

    public Uri Activity(string conversationId, string activityId) => new($"{Activities(conversationId).OriginalString}/{Uri.EscapeDataString(activityId)}");
}
