using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KiKoKo.Teams.Tests.Doubles;

namespace KiKoKo.Teams.Tests.Authentication;

/// <summary>
/// The verdicts on 29 tokens that were tried on the reference implementations, and some more of our own, each through
/// the real endpoint.
/// </summary>
public sealed class TokenMatrixTests
{
    private const string OtherApp = "33333333-3333-4333-8333-333333333333";
    private const string EmulatorV1 = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    private const string EmulatorV2 = "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0";

    private static readonly long s_now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    // name → accepted?, Authorization header for a service address, change to the activity
    private static readonly Dictionary<string, (bool Accepted, Func<string, string?> Header, Action<JsonObject>? Change)> s_cases = new()
    {
        ["valid"] = (true, s => Good(s), null),
        ["serviceurl in other case"] = (true, s => Good(s.ToUpperInvariant()), null),
        ["serviceurl without slash"] = (false, s => Good(s.TrimEnd('/')), null),
        ["no header"] = (false, _ => null, null),
        ["basic scheme"] = (false, s => "Basic " + Good(s)["Bearer ".Length..], null),
        ["wrong audience"] = (false, s => Good(s, ("aud", OtherApp)), null),
        ["audience of the connector"] = (false, s => Good(s, ("aud", "https://api.botframework.com")), null),
        ["wrong issuer"] = (false, s => Good(s, ("iss", "https://evil.example")), null),
        ["expired 4 min ago"] = (true, s => Good(s, ("nbf", s_now - 4000), ("exp", s_now - 240)), null),
        ["expired 6 min ago"] = (false, s => Good(s, ("nbf", s_now - 4000), ("exp", s_now - 360)), null),
        ["begins in 4 min"] = (true, s => Good(s, ("nbf", s_now + 240)), null),
        ["begins in 10 min"] = (false, s => Good(s, ("nbf", s_now + 600)), null),
        ["no exp"] = (false, s => Good(s, ("exp", null)), null),
        ["serviceurl missing"] = (false, s => Good(s, ("serviceurl", null)), null),
        ["serviceurl differs"] = (false, _ => Good("https://evil.example/"), null),
        ["key endorsed for sms only"] = (false, s => Signed(s, TestKeys.Sms, "sms-key"), null),
        ["key without endorsements"] = (false, s => Signed(s, TestKeys.Bare, "bare-key"), null),
        ["channelId sms"] = (false, s => Good(s), a => a["channelId"] = "sms"),
        ["channelId missing"] = (false, s => Good(s), a => a.Remove("channelId")),
        ["unknown kid"] = (false, s => Signed(s, TestKeys.Teams, "nope"), null),
        ["rogue key, same kid"] = (false, s => Signed(s, TestKeys.Rogue, "teams-key"), null),
        ["HS256 with the public key"] = (false, Hs256, null),
        ["alg none"] = (false, s => $"Bearer {TestKeys.Encode("""{"alg":"none","kid":"teams-key"}""")}.{Payload(s)}.", null),
        ["tampered payload"] = (false, Tampered, null),
        ["garbage"] = (false, _ => "Bearer abc.def", null),
        ["emulator v1"] = (false, s => Entra(s, EmulatorV1, ("appid", TestKeys.AppId), ("ver", "1.0")), a => a["channelId"] = "emulator"),
        ["emulator v2"] = (false, s => Entra(s, EmulatorV2, ("azp", TestKeys.AppId), ("ver", "2.0")), a => a["channelId"] = "emulator"),
        ["own tenant"] = (false, s => Entra(s, $"https://sts.windows.net/{TestKeys.TenantId}/", ("appid", TestKeys.AppId), ("ver", "1.0")), a => a["channelId"] = "emulator"),
        ["skill"] = (false, s => Entra(s, EmulatorV2, ("azp", "77777777-7777-4777-8777-777777777777"), ("ver", "2.0")), null),

        ["RS384"] = (true, s => "Bearer " + TestKeys.Token(TestKeys.Claims(s), alg: "RS384"), null),
        ["RS512"] = (true, s => "Bearer " + TestKeys.Token(TestKeys.Claims(s), alg: "RS512"), null),
        ["scheme in lower case"] = (true, s => "bearer" + Good(s)["Bearer".Length..], null),
        ["audience in a list"] = (true, s => Good(s, ("aud", new[] { OtherApp, TestKeys.AppId })), null),
        ["audience in other case"] = (false, s => "Bearer " + TestKeys.Token(TestKeys.Claims(s, ("aud", TestKeys.AppId + "A"))), null),
        ["signed RS256, header says RS384"] = (false, s => "Bearer " + TestKeys.Sign("""{"alg":"RS384","kid":"teams-key"}""", Claims(s), TestKeys.Teams), null),
        ["PS256"] = (false, s => "Bearer " + TestKeys.Token(TestKeys.Claims(s), alg: "PS256"), null),
        ["no kid"] = (false, s => "Bearer " + TestKeys.Token(TestKeys.Claims(s), kid: null), null),
        ["critical header extension"] = (false, s => "Bearer " + TestKeys.Sign("""{"alg":"RS256","kid":"teams-key","crit":["b64"],"b64":false}""", Claims(s), TestKeys.Teams), null),
        ["alg given twice"] = (false, s => "Bearer " + TestKeys.Sign("""{"alg":"none","alg":"RS256","kid":"teams-key"}""", Claims(s), TestKeys.Teams), null),
        ["half a surrogate pair as alg"] = (false, _ => "Bearer " + TestKeys.Sign("""{"alg":"\ud800","kid":"teams-key"}""", "{}", TestKeys.Teams), null),
        ["half a surrogate pair as name"] = (false, _ => "Bearer " + TestKeys.Sign("""{"alg":"RS256","kid":"teams-key","\ud800":1,"\ud800":2}""", "{}", TestKeys.Teams), null),
        ["half a surrogate pair as audience"] = (false, _ => "Bearer " + TestKeys.Sign("""{"alg":"RS256","kid":"teams-key"}""", """{"aud":["\ud800"],"iss":"\ud800"}""", TestKeys.Teams), null),
        ["encrypted token"] = (false, _ => "Bearer " + string.Join('.', Enumerable.Repeat(TestKeys.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM"}"""), 5)), null),
        ["padded signature"] = (false, s => Good(s) + "==", null),
        ["exp beyond numbers"] = (false, s => "Bearer " + TestKeys.Sign("""{"alg":"RS256","kid":"teams-key"}""", Claims(s).Replace($"\"exp\":{s_now + 3600}", "\"exp\":1e999", StringComparison.Ordinal), TestKeys.Teams), null),
        ["exp as text"] = (false, s => Good(s, ("exp", "9999999999")), null),
        ["nbf as text"] = (false, s => Good(s, ("nbf", "0")), null),
        ["claims are a list"] = (false, _ => "Bearer " + TestKeys.Sign("""{"alg":"RS256","kid":"teams-key"}""", "[]", TestKeys.Teams), null),
        ["activity without serviceUrl"] = (false, s => Good(s), a => a.Remove("serviceUrl")),
    };

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Endpoint_TokenCase_VerdictAsWanted(string name)
    {
        var (accepted, header, change) = s_cases[name];
        await using var channel = await TestChannel.StartAsync();
        var product = new TestProduct();
        await using var bot = await TestBot.StartAsync(channel, product);
        var activity = TestActivities.Personal(channel, "Hallo");
        change?.Invoke(activity);

        using var response = await bot.SendAsync(HttpMethod.Post, new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"), header(channel.ServiceUrl));

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
        if (accepted)
            Assert.Equal("echo: Hallo", (await channel.NextAsync()).Text);
        else
            Assert.Empty(product.Messages);
    }

    [Fact]
    public void Cases_OfTheReference_AreAllThere() => Assert.Equal(29, s_cases.Keys.TakeWhile(k => k != "RS384").Count());

    private static string Good(string serviceUrl, params (string, object?)[] changes) => "Bearer " + TestKeys.Token(TestKeys.Claims(serviceUrl, changes));

    private static string Signed(string serviceUrl, RSA key, string kid) => "Bearer " + TestKeys.Token(TestKeys.Claims(serviceUrl), key, kid);

    // Signed with the channel's key, so that nothing but the issuer can be what is refused.
    private static string Entra(string serviceUrl, string issuer, params (string, object?)[] more) =>
        Good(serviceUrl, [("iss", issuer), .. more]);

    private static string Claims(string serviceUrl)
    {
        var claims = TestKeys.Claims(serviceUrl, ("exp", s_now + 3600));
        return System.Text.Json.JsonSerializer.Serialize(claims);
    }

    private static string Payload(string serviceUrl) => TestKeys.Encode(Claims(serviceUrl));

    private static string Hs256(string serviceUrl)
    {
        string signed = $"{TestKeys.Encode("""{"alg":"HS256","kid":"teams-key"}""")}.{Payload(serviceUrl)}";
        byte[] mac = HMACSHA256.HashData(Encoding.ASCII.GetBytes(TestKeys.Teams.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed));
        return $"Bearer {signed}.{System.Buffers.Text.Base64Url.EncodeToString(mac)}";
    }

    private static string Tampered(string serviceUrl)
    {
        string[] parts = Good(serviceUrl, ("aud", OtherApp)).Split('.');
        parts[1] = Payload(serviceUrl);
        return string.Join('.', parts);
    }
}
