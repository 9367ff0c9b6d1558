using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Tests.Search.Index;

public sealed class ContentsListTests
{
    [Theory]
    [InlineData("Gemeindeordnung Inhaltsübersicht", "Text", "", true)]
    [InlineData("Dienstanweisung", "INHALTSVERZEICHNIS", "", true)]
    [InlineData("Dienstanweisung", "Urlaub", "Urlaub ...... 3\nReisen . . . . 4\nArbeitszeit …… 12\nSchluss ....15", true)]
    [InlineData("Dienstanweisung", "Urlaub", "Er hat ... 30 Tage.\nDas ist viel.\nMehr gibt es\nnicht.", false)]
    [InlineData("Inhaltsübersicht der Akten führen", "Urlaub", "Text", false)]
    public void Is_TitlePathOrLeaders_Recognised(string title, string heading, string text, bool expected) =>
        Assert.Equal(expected, ContentsList.Is(title, new Passage("a#0", "a", 0, 0, 0, [heading], null, text)));

    [Fact]
    public void Search_HeadingInContentsList_PassageThatAnswersComesFirst()
    {
        const string Contents = "§ 1 Geltung\n§ 2 Austritt aus dem Vergleich\n§ 3 Kosten";
        const string Answer = "Wer angemeldet ist, kann binnen eines Monats erklären, dass er den Austritt wählt. Der Vergleich wirkt dann nicht für ihn.";
        PlainDocument[] documents = [new("liste", "Gesetz Inhaltsübersicht", [([], Contents)]), new("antwort", "Gesetz § 2", [([], Answer)])];
        using var engine = SearchEngine.Of(documents, null, TimeProvider.System);

        Assert.Equal(["antwort", "liste"], engine.SearchDocuments("Austritt aus dem Vergleich", 2).Select(r => r.Document));
    }
}
