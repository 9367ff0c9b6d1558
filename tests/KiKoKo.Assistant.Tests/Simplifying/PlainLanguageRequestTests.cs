using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.Simplifying;
using KiKoKo.Audit.Labels;

namespace KiKoKo.Assistant.Tests.Simplifying;

public sealed class PlainLanguageRequestTests
{
    [Theory]
    [InlineData("Vereinfachen: Der Antrag ist zu stellen.", "Der Antrag ist zu stellen.")]
    [InlineData("Schreiben Sie das in einfacher Sprache: „Der Antrag: hier.“", "Der Antrag: hier.")]
    [InlineData("Bitte vereinfachen Sie diesen Text:\nErste Zeile\nZweite Zeile", "Erste Zeile\nZweite Zeile")]
    [InlineData("Können Sie das einfacher formulieren: Text", "Text")]
    [InlineData("In einfache Sprache übersetzen: Text", "Text")]
    [InlineData("Formuliere den folgenden Absatz verständlicher\nText", "Text")]
    [InlineData("vereinfache", "")]
    [InlineData("Bitte schreiben Sie das in einfacher Sprache.", "")]
    public void Read_TextHandedOver_IsRecognised(string turn, string expected) => Assert.Equal(expected, PlainLanguageRequest.Read(turn)?.Text);

    [Theory]
    [InlineData("Wann verfällt mein Resturlaub?")]
    [InlineData("Was ist einfache Sprache?")]
    [InlineData("Wo steht die Regel: einfache Sprache")]
    [InlineData("Gibt es eine Dienstanweisung zur einfachen Sprache: ja oder nein?")]
    [InlineData("Leitfaden einfache Sprache")]
    [InlineData("Vereinfachtes Vergabeverfahren")]
    [InlineData("vereinfachte Umlegung: wer ist zuständig?")]
    [InlineData("Formular: Antrag")]
    public void Read_AnotherWish_IsNone(string turn) => Assert.Null(PlainLanguageRequest.Read(turn));

    [Fact]
    public async Task Answer_TextToSimplify_IsALoggedDraftByRule()
    {
        await using var house = await House.CreateAsync(_ => Task.CompletedTask);

        var reply = await house.AskAsync("Vereinfachen: Die erforderlichen Unterlagen sind bis zum 31.03.2027 einzureichen.");
        var entry = (await house.Audit.FindLabelAsync(reply.Label.Id, default))!;

        Assert.Equal(ReplyKind.Draft, reply.Kind);
        Assert.Equal(LabelKind.Rule, reply.Label.Kind);
        Assert.Contains("Die nötigen Unterlagen sind bis zum 31.03.2027 abzugeben.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Flesch-Amstad", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Sie müssen", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("eichte Sprache", reply.Text, StringComparison.Ordinal);
        Assert.Equal(("draft", "simplify", Simplifier.Version), (entry.Outcome, entry.Function, entry.Composer));
    }

    [Fact]
    public async Task Answer_TextOnlyWanted_IsTheTextAlone()
    {
        await using var house = await House.CreateAsync(_ => Task.CompletedTask);

        Assert.Equal("Die nötigen Unterlagen fehlen.", (await house.AskAsync("Vereinfachen, nur den Text:\nDie erforderlichen Unterlagen fehlen.")).Text);
    }

    /// <summary>The text is material: what would be refused as a request is put in plain words all the same.</summary>
    [Fact]
    public async Task Answer_TextAboutApplicants_IsNoRequestToRankThem()
    {
        await using var house = await House.CreateAsync(_ => Task.CompletedTask);

        Assert.Equal(ReplyKind.Draft, (await house.AskAsync("Vereinfachen: Die Bewerber sind nach Eignung zu vergleichen und zu bewerten.")).Kind);
    }

    [Fact]
    public async Task Answer_WithoutAText_AsksForOne()
    {
        await using var house = await House.CreateAsync(_ => Task.CompletedTask);

        Assert.Equal(ReplyKind.Clarification, (await house.AskAsync("Bitte vereinfachen Sie diesen Text")).Kind);
    }

    [Fact]
    public async Task Answer_LongText_IsTakenWhereALongQuestionIsNot()
    {
        await using var house = await House.CreateAsync(_ => Task.CompletedTask);
        string text = string.Concat(Enumerable.Repeat("Das ist ein Satz. ", 300));

        Assert.Equal(ReplyKind.Draft, (await house.AskAsync("Vereinfachen: " + text)).Kind);
        await Assert.ThrowsAsync<ArgumentException>(() => house.AskAsync("Wer hilft? " + text));
        await Assert.ThrowsAsync<ArgumentException>(() => house.AskAsync("Vereinfachen: " + new string('x', AssistantOptions.MaxTextLength)));
    }
}
