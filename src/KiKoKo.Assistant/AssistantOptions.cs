namespace KiKoKo.Assistant;

/// <summary>How the assistant decides. Bound from the configuration section <c>Assistant</c>.</summary>
public sealed class AssistantOptions
{
    /// <summary>Characters of one question; longer ones are turned away with a message.</summary>
    public const int MaxQuestionLength = 4000;

    /// <summary>Characters of a text handed over to be put in plain words, with the words that ask for it.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>Share of a question's weight, 0 to 1, that title, heading and passage must cover; below it the assistant abstains.</summary>
    public double MinimumCoverage { get; set; } = 0.55;

    /// <summary>Words to find the contact that is named when nobody else is found.</summary>
    public string FallbackContact { get; set; } = "Organisation Zentrale Regelungen";

    /// <summary>The Bundesland whose holidays count where a question names none: code or name.</summary>
    public string State { get; set; } = "RP";

    /// <summary>Days after its last turn on which an open deadline question is forgotten.</summary>
    public int KeepConversationsDays { get; set; } = 30;
}
