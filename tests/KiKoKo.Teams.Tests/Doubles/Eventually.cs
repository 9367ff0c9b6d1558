namespace KiKoKo.Teams.Tests.Doubles;

/// <summary>Waits for what happens behind the endpoint's back.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        for (int i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(20);
        Assert.True(condition());
    }
}
