namespace KiKoKo.Audit.Tests;

public sealed class PseudonymsTests
{
    [Fact]
    public async Task Person_WithinAMonth_HasOneNameAndAnotherInTheNext()
    {
        await using var temp = await TempLog.OpenAsync();
        string may4 = await NameAsync(temp, "p-1");
        temp.Time.Move(TimeSpan.FromDays(27));
        string may31 = await NameAsync(temp, "p-1");
        temp.Time.Move(TimeSpan.FromDays(1));
        string june1 = await NameAsync(temp, "p-1");

        Assert.Equal(may4, may31);
        Assert.NotEqual(may4, june1);
        Assert.Matches("^P-[0-9A-F]{16}$", may4);
    }

    [Fact]
    public async Task Person_AfterARestart_KeepsTheName()
    {
        await using var temp = await TempLog.OpenAsync();
        string before = await NameAsync(temp, "p-1");
        await temp.RestartAsync(() => { });
        Assert.Equal(before, await NameAsync(temp, "p-1"));
    }

    [Fact]
    public async Task People_InOneMonth_HaveDifferentNames()
    {
        await using var temp = await TempLog.OpenAsync();
        Assert.NotEqual(await NameAsync(temp, "p-1"), await NameAsync(temp, "p-2"));
    }

    private static async Task<string> NameAsync(TempLog temp, string person)
    {
        await temp.Log.AppendAsync(TempLog.Sample(temp.Time.GetUtcNow(), person), null, CancellationToken.None);
        return (await temp.Log.ReadLatestAsync(1, null, CancellationToken.None))[0].Person;
    }
}
