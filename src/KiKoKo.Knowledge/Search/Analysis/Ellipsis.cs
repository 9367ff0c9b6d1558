namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// Words that share a piece: "An- und Abmeldung", "Urlaubs- und Krankheitstage", "Antragstellung und -bearbeitung". The tokenizer
/// gives both sides as one token, joined by <see cref="TailMissing"/> or <see cref="HeadMissing"/>; this class completes the short one.
/// </summary>
internal static class Ellipsis
{
    public const string TailMissing = "-";
    public const string HeadMissing = "--";

    // Particles that verbs and their nouns begin with; only they can stand alone before a hyphen and for each other.
    private static readonly string[] Particles =
    [
        "zurück", "zurueck", "hinter", "innen", "außen", "aussen", "unter", "über", "ueber", "ober", "weiter", "wieder", "nach", "rück", "rueck", "fort", "auf", "aus", "bei", "ein", "ent",
        "her", "hin", "mit", "ver", "vor", "weg", "zer", "ab", "an", "be", "um", "zu",
    ];

    /// <returns>The word that is meant ("anmeldung"); null when nothing tells how to complete it.</returns>
    public static string? Complete(string token, CompoundSplitter? splitter)
    {
        int at = token.IndexOf(TailMissing, StringComparison.Ordinal);
        if (token.AsSpan(at).StartsWith(HeadMissing))
        {
            string whole = token[..at];
            return Tail(whole, splitter) is { } tail ? whole[..^tail.Length] + token[(at + HeadMissing.Length)..] : null;
        }

        string left = token[..at], right = token[(at + TailMissing.Length)..];
        if (!Particles.Contains(left, StringComparer.Ordinal))
            return Tail(right, splitter) is { } last ? left + last : null;
        string? particle = Array.Find(Particles, p => right.StartsWith(p, StringComparison.Ordinal) && right.Length - p.Length >= 3);
        return particle is null ? null : left + right[particle.Length..];
    }

    /// <summary>The last part of a compound, as it is written in it.</summary>
    private static string? Tail(string word, CompoundSplitter? splitter)
    {
        string written = Normalization.WriteOut(word);
        if (splitter?.Split(written) is not { Length: > 1 } parts)
            return null;
        // In the word itself its umlauts may be one letter each.
        int left = parts[^1].Length;
        int from = word.Length;
        while (left > 0 && from > 0)
            left -= Normalization.WriteOut(word.AsSpan(--from, 1)).Length;
        return word[from..];
    }
}
