using System.Net;
using KiKoKo.EndToEnd.Tests.House;

namespace KiKoKo.EndToEnd.Tests;

public sealed class ErrorPageTests(RunningHouse house)
{
    [Theory]
    [InlineData("/gibtesnicht", "Nicht gefunden")]
    [InlineData("/dokument/gibtesnicht", "Nicht gefunden")]
    [InlineData("/dokument/gibtesnicht/original", "Nicht gefunden")]
    public async Task MissingPage_IsSaidInGermanInTheSameLayout(string address, string title)
    {
        using var response = await SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("site-header", page, StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/kennzeichnung/KK-0000-0000-00")]
    public async Task Form_WithoutValidToken_IsRefusedWithAWayOut(string address)
    {
        using var form = new FormUrlEncodedContent([new("_handler", "fragen"), new("Question", "Wann verfällt mein Resturlaub?")]);
        using var response = await SendAsync(HttpMethod.Post, address, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Laden Sie die Seite neu", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/wissen?seite=abc")]
    [InlineData("/wissen?seite=99999999999")]
    [InlineData("/wissen?q=%00%ff&amt=%3Cscript%3E")]
    [InlineData("/wissen/kontakte?seite=-1")]
    public async Task NonsenseInTheAddress_DoesNotBreakThePage(string address)
    {
        using var response = await SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task MissingApi_AnswersPrograms()
    {
        using var response = await SendAsync(HttpMethod.Get, "/api/labels/unsinn");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, house.Address + address) { Content = content };
        return await client.SendAsync(request);
    }
}
