namespace KiKoKo.Teams;

/// <summary>How the bot is registered and what it may use up. Bound from the section that the host names.</summary>
public sealed class TeamsOptions
{
    /// <summary>The bot's application (client) id in Entra. Empty: Teams is switched off.</summary>
    public string? AppId { get; set; }

    /// <summary>The Entra tenant of the administration, where the application is registered.</summary>
    public string? TenantId { get; set; }

    /// <summary>The application's client secret. Comes from the environment or a file, never from the repository.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where the channel publishes its signing keys.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who signs the channel's tokens. Differs in national clouds only.</summary>
    public string TokenIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>The directory that issues the bot's own tokens, without the tenant.</summary>
    public string LoginAuthority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>
    /// Lets in requests that carry no token, as an emulator on a developer's machine sends them. Anybody who reaches the
    /// port can then ask in anybody's name; refused in Production.
    /// </summary>
    public bool DangerouslyAllowAnonymous { get; set; }

    /// <summary>Tenants whose people are answered. Empty: those of <see cref="TenantId"/> only.</summary>
    public IList<string> AllowedTenants { get; set; } = [];

    /// <summary>Largest request body in bytes.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Turns that wait or run, over all conversations.</summary>
    public int QueueCapacity { get; set; } = 2000;

    /// <summary>Turns that wait or run in one conversation, so that one chat cannot take all places.</summary>
    public int QueueCapacityPerConversation { get; set; } = 20;

    /// <summary>Conversations that are worked on at the same time.</summary>
    public int ConcurrentTurns { get; set; } = 16;

    /// <summary>Time limit of one turn, from its beginning until the product has its answer. Time in the queue does not count.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Is there anything to serve?</summary>
    public bool IsEnabled => HasCredentials || DangerouslyAllowAnonymous;

    /// <summary>Can tokens be checked and obtained?</summary>
    public bool HasCredentials => !string.IsNullOrWhiteSpace(AppId);

    /// <summary>What is wrong with these settings, each with its mend, in German. Empty when nothing is.</summary>
    public IReadOnlyList<string> FindProblems(bool isProduction)
    {
        List<string> problems = [];
        if (DangerouslyAllowAnonymous && isProduction)
        {
            problems.Add(
                "Teams:DangerouslyAllowAnonymous ist eingeschaltet, die Umgebung heißt aber „Production“: Jeder, der den Port erreicht, könnte unter fremdem Namen fragen. "
                + "Abhilfe: die Einstellung entfernen; zum Ausprobieren mit einem Emulator ASPNETCORE_ENVIRONMENT=Development setzen.");
        }

        if (HasCredentials && string.IsNullOrWhiteSpace(TenantId))
            problems.Add("Teams:AppId ist gesetzt, Teams:TenantId fehlt. Abhilfe: die Verzeichnis-ID (Mandant) aus dem Entra Admin Center in KIKOKO_Teams__TenantId eintragen.");
        if (HasCredentials && string.IsNullOrWhiteSpace(ClientSecret))
            problems.Add("Teams:AppId ist gesetzt, Teams:ClientSecret fehlt. Abhilfe: in der App-Registrierung unter „Zertifikate & Geheimnisse“ ein Geheimnis anlegen und in KIKOKO_Teams__ClientSecret eintragen.");
        if (AllowedTenants.Any(string.IsNullOrWhiteSpace))
            problems.Add("Teams:AllowedTenants enthält einen leeren Eintrag. Abhilfe: ihn löschen; ohne Liste gilt nur Teams:TenantId.");

        RequireAddress(OpenIdMetadata, nameof(OpenIdMetadata));
        RequireAddress(LoginAuthority, nameof(LoginAuthority));
        if (string.IsNullOrWhiteSpace(TokenIssuer))
            problems.Add("Teams:TokenIssuer ist leer. Abhilfe: die Einstellung entfernen, dann gilt https://api.botframework.com.");
        RequirePositive(MaxBodyBytes, nameof(MaxBodyBytes));
        RequirePositive(QueueCapacity, nameof(QueueCapacity));
        RequirePositive(QueueCapacityPerConversation, nameof(QueueCapacityPerConversation));
        RequirePositive(ConcurrentTurns, nameof(ConcurrentTurns));
        if (TurnTimeout <= TimeSpan.Zero || TurnTimeout > TimeSpan.FromHours(1))
            problems.Add("Teams:TurnTimeout muss zwischen 00:00:01 und 01:00:00 liegen. Abhilfe: zum Beispiel 00:02:00 eintragen.");
        return problems;

        void RequireAddress(string? address, string name)
        {
            if (!IsSafeAddress(address))
                problems.Add($"Teams:{name} „{address}“ ist keine https-Adresse (http nur auf diesem Rechner). Abhilfe: die Einstellung berichtigen oder entfernen, dann gilt die Vorgabe.");
        }

        void RequirePositive(int value, string name)
        {
            if (value <= 0)
                problems.Add($"Teams:{name} ist {value}, muss aber größer als 0 sein. Abhilfe: die Einstellung berichtigen oder entfernen, dann gilt die Vorgabe.");
        }
    }

    /// <summary>Absolute, and nobody on the way can read or change what goes there.</summary>
    internal static bool IsSafeAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
