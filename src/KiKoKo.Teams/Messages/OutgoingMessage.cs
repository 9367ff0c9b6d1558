namespace KiKoKo.Teams;

/// <summary>
/// What the bot says. Plain text: this module escapes it, so that nothing in it becomes a link, a mention or markup.
/// What keeps a meaning: line feeds, lines that begin with "- " (list items) and "[n]" for a citation n of
/// <see cref="Citations"/>.
/// </summary>
public sealed record OutgoingMessage(string Text)
{
    /// <summary>
    /// The sources. Teams shows ten; further ones are listed by name below the text.
    /// </summary>
    public IReadOnlyList<TeamsCitation> Citations { get; init; } = [];

    /// <summary>Shown below the answer, each as a message of its own; where a card is not taken, its fallback text.</summary>
    public IReadOnlyList<TeamsCard> Cards { get; init; } = [];

    /// <summary>Written by a language model: Teams then shows "AI generated" beside the bot's name.</summary>
    public bool IsAiGenerated { get; init; }

    /// <summary>The product's own label, shown as the last paragraph.</summary>
    public string? LabelLine { get; init; }

    /// <summary>Ask for thumbs up or down.</summary>
    public bool AsksForFeedback { get; init; }
}

/// <summary>A source of an answer.</summary>
/// <param name="Position">The n of "[n]" in the text, from 1.</param>
/// <param name="Name">Shown up to 80 characters.</param>
/// <param name="Url">Opens the passage; anything but an absolute http(s) address is left out.</param>
/// <param name="Abstract">What the source says, shown up to 160 characters; the name when empty.</param>
public sealed record TeamsCitation(int Position, string Name, Uri? Url, string Abstract);
