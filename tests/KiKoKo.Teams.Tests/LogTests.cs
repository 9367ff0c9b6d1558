using KiKoKo.Teams.Tests.Doubles;
using Microsoft.AspNetCore.Http;

namespace KiKoKo.Teams.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task Log_TurnsThatGoWellAndWrong_NoTextsNamesOrIdsOfPeople()
    {
        const string Secret = "Gehaltspfaendung";
        await using var channel = await TestChannel.StartAsync();
        using var lines = new LogLines();
        var product = new TestProduct
        {
            OnMessage = (m, _) => m.Text.EndsWith('!') ? throw new InvalidOperationException("quotes " + m.Text) : Task.FromResult(new OutgoingMessage(m.Text)),
        };
        channel.Answer = (call, _) => call.Text.EndsWith('?') ? Results.Json(new { error = new { code = "BadSyntax", message = call.Text } }, statusCode: 400) : null;
        await using var bot = await TestBot.StartAsync(channel, product, new() { ["Teams:QueueCapacityPerConversation"] = "50" }, logs: lines);
        foreach (string ending in (string[])["", "!", "?"])
            using (await bot.PostAsync(TestActivities.Personal(channel, Secret + ending), TestActivities.Token(channel)))
            {
            }

        using var foreign = await bot.PostAsync(TestActivities.Personal(channel, Secret), TestKeys.Token(TestKeys.Claims(channel.ServiceUrl), TestKeys.Rogue));
        for (int i = 0; i < 3; i++)
            await channel.NextAsync();

        var ours = lines.All.Where(l => !l.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).ToList();
        Assert.Contains(ours, l => l.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.Contains(ours, l => l.Contains("BadSyntax", StringComparison.Ordinal));
        Assert.Contains(ours, l => l.Contains("wrong signature", StringComparison.Ordinal));
        foreach (string personal in (string[])[Secret, "Alice", "29:1-alice", "33333333-3333", "personal-alice", FakeLogin.AccessToken, "not-a-secret"])
            Assert.DoesNotContain(ours, l => l.Contains(personal, StringComparison.OrdinalIgnoreCase));
    }
}
