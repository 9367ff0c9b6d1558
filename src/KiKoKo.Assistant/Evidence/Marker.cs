namespace KiKoKo.Assistant.Evidence;

/// <summary>Small words that turn what a sentence says.</summary>
internal enum MarkerKind
{
    /// <summary>"nicht", "kein", "ohne", "verboten", "unzulässig".</summary>
    Negation,

    /// <summary>"nur", "ausschließlich", "erst".</summary>
    Restriction,

    /// <summary>"muss", "ist zu", "verpflichtet".</summary>
    Duty,

    /// <summary>"soll".</summary>
    Advice,

    /// <summary>"kann", "darf", "zulässig".</summary>
    Permission,

    /// <summary>"alle", "jede".</summary>
    All,

    /// <summary>"einige", "manche".</summary>
    Some,

    /// <summary>"mindestens", "mehr".</summary>
    AtLeast,

    /// <summary>"höchstens", "weniger".</summary>
    AtMost,

    /// <summary>"vor", "bevor", "bis".</summary>
    Before,

    /// <summary>"nach", "ab", "seit".</summary>
    After,
}

/// <param name="At">Index of its token.</param>
internal readonly record struct Marker(MarkerKind Kind, int At);
