namespace KiKoKo.Teams.Endpoint;

/// <summary>The HTTP answer to an activity. Everything that people see goes another way.</summary>
/// <param name="Json">Null: empty body.</param>
internal sealed record Receipt(int Status, string? Json = null)
{
    public static Receipt Taken { get; } = new(200);

    /// <summary>Teams shows an error when feedback is answered with anything else.</summary>
    public static Receipt EmptyObject { get; } = new(200, "{}");

    public static Receipt BadActivity { get; } = new(400, """{"error":{"code":"BadArgument","message":"Not an activity that can be handled."}}""");

    public static Receipt NotAllowed { get; } = new(401);

    public static Receipt WrongTenant { get; } = new(403);

    public static Receipt TooLarge { get; } = new(413, """{"error":{"code":"RequestTooLarge","message":"The activity is too large."}}""");

    public static Receipt NotImplemented { get; } = new(501);

    public static Receipt Overloaded { get; } = new(503, """{"error":{"code":"Overloaded","message":"Too many activities are waiting. Try again later."}}""");

    public static Receipt SwitchedOff { get; } = new(
        503,
        """{"error":{"code":"TeamsNotConfigured","message":"Teams ist nicht eingerichtet. Abhilfe: KIKOKO_Teams__AppId, KIKOKO_Teams__TenantId und KIKOKO_Teams__ClientSecret setzen, siehe docs/teams-einrichten.md."}}""");
}
