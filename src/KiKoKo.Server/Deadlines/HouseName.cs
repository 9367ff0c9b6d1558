namespace KiKoKo.Server.Deadlines;

/// <summary>What the administration is called on paper. Section <c>Administration</c>, key <c>Name</c>; empty: nothing stands there.</summary>
internal sealed class HouseName(IConfiguration configuration)
{
    public string Text => configuration["Administration:Name"]?.Trim() ?? "";
}
