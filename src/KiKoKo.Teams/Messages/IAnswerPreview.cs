namespace KiKoKo.Teams;

/// <summary>
/// What a person may see of an answer before it is complete. Shown in personal chats, at most once a second; elsewhere,
/// and where the channel takes no streams, both calls do nothing. Never throws, never waits.
/// </summary>
public interface IAnswerPreview
{
    /// <summary>What the bot is doing ("Ich suche …"), at most 1,000 characters. Has no effect after <see cref="Show"/>.</summary>
    void Say(string status);

    /// <summary>
    /// The answer as far as it is certain, always from its beginning: text that begins with the text before, and with which
    /// the complete answer begins. A product that changes its mind is not punished: the person then sees the complete answer
    /// in place of the preview. Citations stand as "[n]".
    /// </summary>
    void Show(string text);
}
