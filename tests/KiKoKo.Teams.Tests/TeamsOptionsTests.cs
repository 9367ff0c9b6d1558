using KiKoKo.Teams.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace KiKoKo.Teams.Tests;

public sealed class TeamsOptionsTests
{
    [Fact]
    public async Task Start_AnonymousInProduction_Refused()
    {
        await using var channel = await TestChannel.StartAsync();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestBot.StartAsync(channel, new TestProduct(), new() { ["Teams:DangerouslyAllowAnonymous"] = "true" }, "Production"));
        Assert.Contains("DangerouslyAllowAnonymous", error.Message, StringComparison.Ordinal);
        Assert.Contains("Abhilfe", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:TenantId", "")]
    [InlineData("Teams:ClientSecret", " ")]
    [InlineData("Teams:OpenIdMetadata", "http://login.botframework.com/")]
    [InlineData("Teams:OpenIdMetadata", "login")]
    [InlineData("Teams:LoginAuthority", "http://login.example")]
    [InlineData("Teams:TokenIssuer", "")]
    [InlineData("Teams:AllowedTenants:0", " ")]
    [InlineData("Teams:MaxBodyBytes", "0")]
    [InlineData("Teams:QueueCapacity", "-1")]
    [InlineData("Teams:QueueCapacityPerConversation", "0")]
    [InlineData("Teams:ConcurrentTurns", "0")]
    [InlineData("Teams:TurnTimeout", "00:00:00")]
    public async Task Start_SettingThatCannotWork_RefusedWithTheMend(string key, string value)
    {
        await using var channel = await TestChannel.StartAsync();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => TestBot.StartAsync(channel, new TestProduct(), new() { [key] = value }));
        string problem = Assert.Single(error.Failures);
        Assert.StartsWith(string.Join(':', key.Split(':').Take(2)), problem.Replace("Teams:AppId ist gesetzt, ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Abhilfe", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void FindProblems_NothingSet_NoneAndSwitchedOff()
    {
        var options = new TeamsOptions();
        Assert.Empty(options.FindProblems(isProduction: true));
        Assert.False(options.IsEnabled);
    }
}
