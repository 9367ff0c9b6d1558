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

    /// <summary>What may stand between two parts.</summary>
    public static readonly string[] Links = ["s", "es", "n", "en", "er"];

    /// <summary>The same, or nothing.</summary>
    public static readonly string[] LinksOrNone = ["", .. Links];

    /// <param name="word">A written-out word.</param>
    /// <returns>The parts as words of the corpus, without linking elements; empty when it is not a compound.</returns>
    public string[] Split(string word)
    {
        if (word.Length is < MinWord - 1 or > MaxWord || !IsLetters(word))
            return [];

        // best[i]: the best segmentation of word[..i], and the part that ends there.
        Span<double> best = stackalloc double[word.Length + 1];
        best.Fill(double.NegativeInfinity);
        best[0] = 0;
        Span<Part> partAt = stackalloc Part[word.Length + 1];
        Span<int> counts = stackalloc int[word.Length + 1];
        Span<uint> hashes = stackalloc uint[word.Length + 1];
        for (int from = 0; from <= word.Length - 3; from++)
        {
            if (double.IsNegativeInfinity(best[from]))
                continue;
            CountPieces(word, from, counts, hashes);
            for (int to = from + 3; to <= word.Length; to++)
            {
                if (from == 0 && to == word.Length)
                    continue;
                var part = PartOf(word, from, to, counts, hashes[to]);
                if (part.Count == 0)
                    continue;
                double score = best[from] + Math.Log(part.Count + 1) - PriceOf(to - from);
                if (score > best[to])
                {
                    best[to] = score;
                    partAt[to] = part;
                }
            }
        }

        if (partAt[word.Length].Count == 0)
            return [];
        var parts = new List<string>(4);
        for (int i = word.Length; i > 0; i = partAt[i].From)
            parts.Add(string.Concat(word.AsSpan(partAt[i].From, partAt[i].Letters), "en".AsSpan(0, partAt[i].Dropped)));
        parts.Reverse();
        return [.. parts];
    }

    /// <summary>counts[to]: how often word[from..to] occurs as a part; hashes[to]: the hash of its letters.</summary>
    private void CountPieces(string word, int from, Span<int> counts, Span<uint> hashes)
    {
        uint hash = Lexicon.NoLetters;
        for (int to = from + 1; to <= word.Length; to++)
        {
            hashes[to] = hash = Lexicon.Extend(hash, word[to - 1]);
            counts[to] = lexicon.MayKnow(hash) ? 1 : 0;
            if (counts[to] > 0)
                lexicon.Expect(hash);
        }

        for (int to = from + 1; to <= word.Length; to++)
        {
            if (counts[to] > 0)
                counts[to] = Count(word.AsSpan(from, to - from), hashes[to]);
        }
    }

    /// <summary>How often it occurs as a word, 0 when it is none that compounds are made of.</summary>
    private int Count(ReadOnlySpan<char> candidate, uint hash)
    {
        if (candidate.Length < MinPart - 1)
            return 0;
        int n = lexicon.Count(candidate, hash);
        bool isPart = n >= MinCount && (candidate.Length >= MinPart || ShortPartsLookup.Contains(candidate)) && !NotPartsLookup.Contains(candidate);
        return isPart ? n : 0;
    }

    /// <summary>What word[from..to] is in the corpus: the most frequent of itself and itself without a linking element, else with what it dropped.</summary>
    private Part PartOf(ReadOnlySpan<char> word, int from, int to, ReadOnlySpan<int> counts, uint hash)
    {
        var found = new Part(from, to - from, 0, counts[to]);
        if (to == word.Length)
            return found;
        var piece = word[from..to];
        foreach (string link in Links)
        {
            int n = piece.Length - link.Length < 3 ? 0 : counts[to - link.Length];
            if (n > found.Count && piece.EndsWith(link))
                found = new Part(from, piece.Length - link.Length, 0, n);
        }

        if (found.Count > 0 || piece.Length < MinPart)
            return found;
        uint e = Lexicon.Extend(hash, 'e'), en = Lexicon.Extend(e, 'n');
        bool mayBeE = lexicon.MayKnow(e), mayBeEn = lexicon.MayKnow(en);
        if (!mayBeE && !mayBeEn)
            return found;
        Span<char> longer = stackalloc char[piece.Length + 2];
        piece.CopyTo(longer);
        longer[piece.Length] = 'e';
        longer[piece.Length + 1] = 'n';
        if (mayBeE && Count(longer[..^1], e) is > 0 and var withE)
            return new Part(from, piece.Length, 1, withE);
        return mayBeEn ? new Part(from, piece.Length, 2, Count(longer, en)) : found;
    }

    /// <param name="From">Where it begins.</param>
    /// <param name="Letters">How many letters of the word it has, without the linking element.</param>
    /// <param name="Dropped">How many letters of "en" the compound left out of it.</param>
    /// <param name="Count">How often it occurs; 0: it is no part.</param>
    private readonly record struct Part(int From, int Letters, int Dropped, int Count);

    // A long word alone beats its pieces: the price of a part is more than its frequency can bring.
    // Chosen so that one part of eight letters is preferred to two of four unless these are far more frequent.
    private static double PriceOf(int length) => 16 - (length >= 10 ? 2 : 0) - (length >= 6 ? 1 : 0);

    private static bool IsLetters(string word) => word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;
}
