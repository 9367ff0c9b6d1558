using System.Net;
using System.Text.RegularExpressions;
using KiKoKo.Server.Tests.House;

namespace KiKoKo.Server.Tests.Http;

/// <summary>The page "Einfache Sprache" as a browser without JavaScript uses it.</summary>
public sealed partial class PlainLanguagePageTests(Administration house)
{
    [Fact]
    public async Task Post_OfficialText_ShowsSuggestionFindingsAndLabel()
    {
        string html = await PostAsync("Die erforderlichen Unterlagen sind bis zum 31.03.2027 einzureichen.\r\n<script>alert(1)</script>");

        Assert.Contains("Die nötigen Unterlagen sind bis zum 31.03.2027 abzugeben.", html, StringComparison.Ordinal);
        Assert.Contains("Amtsdeutsch. Einfacher: nötigen.", html, StringComparison.Ordinal);
        Assert.Contains("Flesch-Amstad", html, StringComparison.Ordinal);
        Assert.Matches("Kennzeichnung KK-", html);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        foreach (Match link in FindingLink().Matches(html))
            Assert.Contains($"id=\"fund-{link.Groups["n"].Value}\"", html, StringComparison.Ordinal);
        Assert.NotEmpty(FindingLink().Matches(html));
    }

    /// <summary>What is copied from the page is what its label was given to.</summary>
    [Fact]
    public async Task Label_OfASuggestion_BelongsToItsText()
    {
        string html = await PostAsync("„Die erforderlichen Unterlagen fehlen.“");
        var label = Label().Match(html);
        string suggestion = WebUtility.HtmlDecode(Suggestion().Match(html).Groups["text"].Value);

        var entry = await (await house.Server).JsonAsync("/api/labels/" + label.Value);

        Assert.Equal("Die nötigen Unterlagen fehlen.", suggestion);
        Assert.Equal("draft", entry.GetProperty("outcome").GetString());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(suggestion))), entry.GetProperty("textSha256").GetString());
    }

    [Fact]
    public async Task Post_WithoutText_SaysWhatToDo()
    {
        string html = await PostAsync("  ");

        Assert.Contains("Bitte fügen Sie einen Text ein.", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
    }

    private async Task<string> PostAsync(string text)
    {
        var server = await house.Server;
        using var page = await server.GetAsync("/einfache-sprache");
        string cookie = page.Headers.GetValues("Set-Cookie").Single(c => c.Contains("Antiforgery", StringComparison.Ordinal)).Split(';')[0];
        string token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        using var request = RunningServer.New(HttpMethod.Post, "/einfache-sprache");
        request.Headers.Add("Cookie", cookie);
        request.Content = new FormUrlEncodedContent([new("_handler", "vereinfachen"), new("__RequestVerificationToken", token), new("Text", text)]);
        using var response = await server.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        // Letters beyond ASCII are written as references.
        return DecodeUmlauts(await response.Content.ReadAsStringAsync());
    }

    private static string DecodeUmlauts(string html) => Reference().Replace(html, m => WebUtility.HtmlDecode(m.Value));

    [GeneratedRegex("&#x[0-9A-F]+;", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("href=\"#fund-(?<n>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FindingLink();

    [GeneratedRegex("KK-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("data-copy=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suggestion();
}
