using System.Collections.Frozen;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// Takes German compounds apart. Every part must occur as a word of its own in the corpus, as it stands, without a linking
/// element (-s-, -es-, -n-, -en-, -er-) or with the vowel that the compound dropped ("Schul-" from "Schule").
/// </summary>
/// <remarks>
/// Of all segmentations the one with the highest sum of log-frequencies wins, each further part costing a fixed price:
/// the geometric-mean method of Koehn and Knight (2003) in additive form, which needs no list of words.
/// </remarks>
internal sealed class CompoundSplitter(Lexicon lexicon)
{
    private const int MinPart = 4;
    private const int MinWord = 8;
    private const int MaxWord = 60;
    private const int MinCount = 2;

    // Prefixes, suffixes and word-like chunks that occur as words but are not parts of compounds.
    private static readonly FrozenSet<string> NotParts = ((string[])
    [
        "aber", "alle", "auch", "aus", "auf", "ueber", "unter", "ober", "hinter", "zwischen", "gegen", "wider", "wieder", "nach", "vor", "zurueck", "zusammen",
        "durch", "ausser", "inner", "innen", "aussen", "mehr", "nicht", "sein", "eine", "einer", "einem", "einen", "eines", "eins", "keit", "heit", "schaft", "ung", "ungen",
        "lich", "liche", "lichen", "licher", "liches", "isch", "ische", "ischen", "tion", "tionen", "ment", "bar", "sam", "los", "lose", "losen", "loser", "haft", "weise", "artig",
        "erin", "innen", "chen", "lein", "tum", "nis", "nisse", "ling", "ieren", "ierung", "ierungen", "iert", "ierte", "ierten", "enden", "ende", "ender", "endes", "endem", "igen",
        "sten", "stens", "ten", "tens", "tere", "teren", "ster", "stes", "stem", "ten", "gung", "lung", "rung", "tung", "dung", "sung", "zung", "hung", "nung", "mung", "fung",
        "dies", "dieser", "ihre", "ihren", "mein", "dein", "dass", "dann", "denn", "wenn", "wird", "sind", "oder", "und", "von", "vom", "bei", "mit", "zum", "zur", "den", "dem", "des", "der", "die", "das",
        "ein", "als", "bis", "ent", "ver", "zer", "emp", "miss", "ist", "war", "hat", "wie", "was", "wer", "nur", "aus", "per", "pro", "des", "eur", "ins", "uns", "dar", "hin", "her", "ihr",
        "tige", "tigen", "tiger", "liegt", "stellt", "geben", "gabe", "gaben", "kommen", "nehmen", "setzen", "halten", "stehen", "gehen", "lassen", "legen", "ziehen", "treten",
    ]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NotPartsLookup =
        NotParts.GetAlternateLookup<ReadOnlySpan<char>>();

    // Short words that German administrations really compound with; other three-letter chunks are noise.
    private static readonly FrozenSet<string> ShortParts = ((string[])
    [
        "amt", "tag", "weg", "zug", "rat", "art", "uhr", "job", "bad", "bau", "ort", "weg", "tor", "hof", "rad", "bus", "akt", "eid", "mut", "not", "see", "tat", "ton", "typ",
    ]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortPartsLookup =
        ShortParts.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Links = ["s", "es", "n", "en", "er"];

    /// <param name="word">A written-out word.</param>
    /// <returns>The parts as words of the corpus, without linking elements; empty when it is not a compound.</returns>
    public string[] Split(string word)
    {
        if (word.Length is < MinWord - 1 or > MaxWord || !IsLetters(word))
            return [];

        // best[i]: the best segmentation of word[..i]; a part is (from, what it is in the corpus).
        Span<double> best = stackalloc double[word.Length + 1];
        best.Fill(double.NegativeInfinity);
        best[0] = 0;
        var cameFrom = new int[word.Length + 1];
        var partAt = new string?[word.Length + 1];
        for (int from = 0; from <= word.Length - 3; from++)
        {
            if (double.IsNegativeInfinity(best[from]))
                continue;
            for (int to = from + 3; to <= word.Length; to++)
            {
                if (from == 0 && to == word.Length)
                    continue;
                var (score, part) = Part(word.AsSpan(from, to - from), last: to == word.Length);
                if (part is not null && best[from] + score > best[to])
                {
                    best[to] = best[from] + score;
                    cameFrom[to] = from;
                    partAt[to] = part;
                }
            }
        }

        if (partAt[word.Length] is null)
            return [];
        var parts = new List<string>(4);
        for (int i = word.Length; i > 0; i = cameFrom[i])
            parts.Add(partAt[i]!);
        parts.Reverse();
        return [.. parts];
    }

    /// <summary>A long word alone beats its pieces: the price of a part is more than its frequency can bring.</summary>
    private (double Score, string? Part) Part(ReadOnlySpan<char> piece, bool last)
    {
        string? found = null;
        int count = 0;
        void Try(ReadOnlySpan<char> candidate, Lexicon words)
        {
            if (candidate.Length < MinPart && !ShortPartsLookup.Contains(candidate) || NotPartsLookup.Contains(candidate))
                return;
            int n = words.Count(candidate);
            if (n >= MinCount && n > count)
            {
                count = n;
                found = candidate.ToString();
            }
        }

        Try(piece, lexicon);
        if (!last)
        {
            foreach (string link in Links)
            {
                if (piece.Length - link.Length >= 3 && piece.EndsWith(link))
                    Try(piece[..^link.Length], lexicon);
            }

            if (found is null && piece.Length >= MinPart)
            {
                Span<char> longer = stackalloc char[piece.Length + 2];
                piece.CopyTo(longer);
                longer[piece.Length] = 'e';
                longer[piece.Length + 1] = 'n';
                Try(longer[..^1], lexicon);
                if (found is null)
                    Try(longer, lexicon);
            }
        }

        return found is null ? (0, null) : (Math.Log(count + 1) - PriceOf(piece.Length), found);
    }

    // Chosen so that one part of eight letters is preferred to two of four unless these are far more frequent.
    private static double PriceOf(int length) => 16 - (length >= 10 ? 2 : 0) - (length >= 6 ? 1 : 0);

    private static bool IsLetters(string word) => word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;
}
