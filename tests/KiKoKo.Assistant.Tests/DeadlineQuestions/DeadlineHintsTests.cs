using KiKoKo.Assistant.Conversations;
using KiKoKo.Assistant.DeadlineQuestions;

namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

public sealed class DeadlineHintsTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    [Theory]
    [InlineData("Alte Vorlagen sind bis zum 31. Dezember 2026 zu ersetzen.", true)]
    [InlineData("Die Bankverbindung ist bis zum 10. des Monats einzutragen.", true)]
    [InlineData("Der neue Anspruch wird zum 1. Januar 2027 im PersonalPortal ausgewiesen.", false)]
    [InlineData("Diese Dienstvereinbarung ist gültig bis zum 31. Dezember 2026.", false)]
    [InlineData("Die Regelung tritt spätestens am 1. Januar 2027 in Kraft.", false)]
    [InlineData("Bei sechs Wochen Frist muss sie spätestens am 17. Februar (im Schaltjahr 18. Februar), 19. Mai, 19. August oder 19. November zugegangen sein.", false)]
    [InlineData("Beispiel: Bei Beginn im März ist der Antrag bis zum 15. Januar 2027 zu stellen.", false)]
    public void Find_OffersWhatMustBeDoneByADay(string sentence, bool isHint) =>
        Assert.Equal(isHint, DeadlineHints.Find([Quote(sentence)], s_today, _ => true).Count == 1);

    [Fact]
    public void Find_SentenceThatHasNothingToDoWithTheQuestion_IsNoHint() =>
        Assert.Empty(DeadlineHints.Find([Quote("Alte Vorlagen sind bis zum 31. Dezember 2026 zu ersetzen.")], s_today, _ => false));

    private static Citation Quote(string text) => new(1, "d1", "Handbuch", "d1.md", ["1 Vorlagen"], null, text, "/dokument/d1");
}
