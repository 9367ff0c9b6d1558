using System.Numerics;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Looks through the words of the corpus for those that an unknown one may have meant.</summary>
internal sealed class Spelling
{
    private const int MinLength = 4;
    private const int Most = 3;

    private readonly (string Word, int Count)[] _words;
    private readonly Shape[] _shapes;

    /// <summary>What rules a word out without looking at its letters one by one.</summary>
    private readonly record struct Shape(uint Letters, uint StemLetters, int Sound, byte Length, byte StemLength);

    public Spelling(Lexicon lexicon)
    {
        _words = [.. lexicon.Words.Select(w => (w.Key, w.Value))];
        _shapes = [.. _words.Select(w => ShapeOf(w.Word))];
    }

    /// <param name="word">Written out.</param>
    /// <returns>Best first: fewer edits, then the more frequent word.</returns>
    public List<(string Word, float Weight)> Corrections(string word)
    {
        if (word.Length < MinLength || !Lexicon.IsWord(word))
            return [];
        string stem = Snowball.Stem(word);
        var shape = ShapeOf(word);
        int allowed = Allowed(word), allowedInStem = stem.Length < MinLength ? -1 : Allowed(stem);
        var found = new List<(string Word, float Distance, int Count)>();
        for (int i = 0; i < _words.Length; i++)
        {
            var other = _shapes[i];
            string candidate = _words[i].Word;
            float distance = other.Sound == shape.Sound && candidate.Length >= MinLength - 1 ? 0.5f : float.MaxValue;
            if (Near(other.Letters, shape.Letters, other.Length - shape.Length, allowed))
                distance = Math.Min(distance, Distance(word, candidate, allowed));
            if (Near(other.StemLetters, shape.StemLetters, other.StemLength - shape.StemLength, allowedInStem))
                distance = Math.Min(distance, Distance(stem, Snowball.Stem(candidate), allowedInStem));
            if (distance < float.MaxValue)
                found.Add((candidate, distance, _words[i].Count));
        }

        return
        [
            .. found
                .OrderBy(f => f.Distance)
                .ThenByDescending(f => f.Count)
                .ThenBy(f => f.Word, StringComparer.Ordinal)
                .Take(Most)
                .Select((f, rank) => (f.Word, 1f / (1 + 0.5f * (f.Distance - 0.5f)) / (1 + rank))),
        ];
    }

    private static Shape ShapeOf(string word)
    {
        string stem = Snowball.Stem(word);
        return new Shape(
            Similarity.Mask(word),
            Similarity.Mask(stem),
            Similarity.Sound(word).GetHashCode(StringComparison.Ordinal),
            (byte)word.Length,
            (byte)Math.Min(255, stem.Length));
    }

    private static int Allowed(string word) => word.Length < 7 ? 1 : 2;

    /// <summary>One edit changes the length by at most one and the set of letters by at most two.</summary>
    private static bool Near(uint letters, uint otherLetters, int difference, int edits) =>
        Math.Abs(difference) <= edits && BitOperations.PopCount(letters ^ otherLetters) <= 2 * edits;

    /// <summary>Edits; a different first letter counts as half an edit more.</summary>
    private static float Distance(string word, string candidate, int allowed)
    {
        int edits = Similarity.EditDistance(word, candidate, allowed);
        return edits > allowed ? float.MaxValue : edits + (candidate[0] == word[0] ? 0 : 0.5f);
    }
}
