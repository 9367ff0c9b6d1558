using KiKoKo.Assistant.Conversations;
using KiKoKo.Audit.Labels;

namespace KiKoKo.Assistant.Tests.DeadlineQuestions;

/// <summary>Whole dialogues in natural German, kept as readable files.</summary>
public sealed class DialogueTests : IAsyncLifetime
{
    private House _house = null!;

    public async ValueTask InitializeAsync() => _house = await House.CreateAsync(DeadlineHouse.FurnishAsync, FixedClock.November());

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData("dialogues.txt", 30)]
    [InlineData("later-dialogues.txt", 30)]
    public async Task Dialogue_ReachesTheDateWithAtMostOneQuestionBack(string file, int atLeast)
    {
        var dialogues = Dialogue.ReadAll(file);
        var wrong = new List<string>();
        foreach (var dialogue in dialogues)
        {
            if (await PlayAsync(dialogue, file) is { } problem)
                wrong.Add($"Zeile {dialogue.Line}: {dialogue.Turns[0]}\n   {problem}");
        }

        Assert.True(dialogues.Count >= atLeast);
        Assert.True(wrong.Count == 0, $"{dialogues.Count - wrong.Count} von {dialogues.Count}\n" + string.Join("\n", wrong));
    }

    private async Task<string?> PlayAsync(Dialogue dialogue, string file)
    {
        Reply? reply = null;
        for (int i = 0; i < dialogue.Turns.Count; i++)
        {
            reply = await _house.AskAsync(dialogue.Turns[i], conversation: $"{file}-{dialogue.Line}");
            bool isLast = i + 1 == dialogue.Turns.Count;
            if (!isLast && (reply.Kind != ReplyKind.Clarification || !reply.Text.Contains(dialogue.AskedBack[i], StringComparison.OrdinalIgnoreCase)))
                return $"Rückfrage erwartet, kam: {reply.Kind} {First(reply.Text)}";
        }

        if (reply is not { Kind: ReplyKind.Deadline, Deadlines: [var card] })
            return $"{reply!.Kind}: {First(reply.Text)}";
        if (card.Date != dialogue.Date || card.Time != dialogue.Time || card.Key != dialogue.Rule)
            return $"{card.Key} {card.Date:O} {card.Time}; erwartet {dialogue.Rule} {dialogue.Date:O} {dialogue.Time}";
        if (dialogue.Turns.Count > 2 || card.Steps.Count == 0 || reply.Label is not { Kind: LabelKind.Rule, Wording: DeadlineCard.LabelWording })
            return "mehr als eine Rückfrage, keine Schritte oder falsche Kennzeichnung";
        return null;
    }

    private static string First(string text) => text.ReplaceLineEndings(" / ")[..Math.Min(140, text.Length)];
}
