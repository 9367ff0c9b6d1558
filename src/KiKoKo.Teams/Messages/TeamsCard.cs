namespace KiKoKo.Teams;

/// <summary>
/// A card below an answer (Adaptive Card 1.5). Plain text throughout; nothing in it becomes markup. It goes as a message of
/// its own, because Teams makes two messages of text and card and then tells neither's id.
/// </summary>
/// <param name="Fallback">What the card says, for clients and channels that take no card.</param>
public sealed record TeamsCard(string Fallback, IReadOnlyList<CardPart> Body)
{
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];
}

/// <summary>A part of a card: <see cref="CardText"/> or <see cref="CardFact"/>.</summary>
public abstract record CardPart
{
    private protected CardPart()
    {
    }
}

/// <summary>A paragraph.</summary>
public sealed record CardText(string Text, bool IsTitle = false) : CardPart;

/// <summary>A line "Name: value". Left out when the value is empty.</summary>
public sealed record CardFact(string Name, string Value) : CardPart;

/// <summary>A button of a card: <see cref="CardLink"/> or <see cref="CardAction"/>.</summary>
public abstract record CardButton(string Title);

/// <summary>Opens a page. Left out unless the address is absolute http(s).</summary>
public sealed record CardLink(string Title, Uri? Url) : CardButton(Title);

/// <summary>Comes back as a <see cref="CardPress"/>. People can change what comes back: the product checks it like any input.</summary>
public sealed record CardAction(string Title, string Verb, IReadOnlyDictionary<string, string> Data) : CardButton(Title);

/// <summary>A person pressed a button of a card.</summary>
public sealed record CardPress(string Verb, IReadOnlyDictionary<string, string> Data, TeamsPerson From, TeamsConversation Conversation);

/// <summary>What is said to a press.</summary>
/// <param name="Card">Takes the place of the card that was pressed; null: the text appears for a moment and the card stays.</param>
public sealed record CardReply(string Text, TeamsCard? Card = null);
