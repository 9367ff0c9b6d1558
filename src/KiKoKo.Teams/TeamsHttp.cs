namespace KiKoKo.Teams;

/// <summary>Names of the module's HTTP clients, so that a host can set a proxy for each.</summary>
internal static class TeamsHttp
{
    /// <summary>Fetches the channel's signing keys.</summary>
    public const string Keys = "teams-keys";

    /// <summary>Obtains the bot's own tokens.</summary>
    public const string Login = "teams-login";

    /// <summary>Speaks to the channel.</summary>
    public const string Connector = "teams-connector";
}
