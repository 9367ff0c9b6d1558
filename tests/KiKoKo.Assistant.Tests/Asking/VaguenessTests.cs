using KiKoKo.Assistant.Asking;

namespace KiKoKo.Assistant.Tests.Asking;

public sealed class VaguenessTests
{
    [Theory]
    [InlineData("Frist?")]
    [InlineData("Wann läuft das ab?")]
    [InlineData("Muss ich das unterschreiben?")]
    [InlineData("Wie lange gilt das?")]
    [InlineData("Und wo?")]
    [InlineData("Formular")]
    [InlineData("???")]
    [InlineData("Wer ist dafür zuständig?")]
    [InlineData("ok")]
    [InlineData("Ja")]
    [InlineData("Nein, danke")]
    [InlineData("super")]
    [InlineData("👍")]
    public void QuestionBack_QuestionWithoutSubject_AsksBack(string text) => Assert.NotNull(Vagueness.QuestionBack(text));

    [Theory]
    [InlineData("Danke!")]
    [InlineData("Vielen Dank, alles klar")]
    [InlineData("thank you")]
    public void QuestionBack_Thanks_AnswersPolitely(string text) =>
        Assert.StartsWith("Gern geschehen", Vagueness.QuestionBack(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("Danke, und wie beantrage ich Urlaub?")]
    [InlineData("Ja, aber wann verfällt Resturlaub?")]
    [InlineData("Krankmeldung")]
    [InlineData("Beschäftigungsverbot")]
    [InlineData("VL beantragen")]
    [InlineData("zweiter monitor")]
    [InlineData("Wie kündige ich?")]
    [InlineData("Wie lange muss die Angebotsfrist sein?")]
    [InlineData("i.A. oder i.V.?")]
    [InlineData("akten plan wo liegt der")]
    [InlineData("Postfach voll")]
    [InlineData("Antrag Homeoffice")]
    public void QuestionBack_QuestionWithSubject_Passes(string text) => Assert.Null(Vagueness.QuestionBack(text));
}
