using KiKoKo.Knowledge.Search.Analysis;
using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>Looks through the words of the corpus for those that an unknown one may have meant.</summary>
internal sealed class Spelling(IReadOnlyList<WordTable> tables, Lexicon lexicon)
{
    private const int MinLength = 4;
    private const int Most = 3;
    private const int MostEdits = 2;

    /// <param name="word">Written out.</param>
    /// <param name="edits">At most so many; more make the search through the words much longer.</param>
    /// <returns>Best first: fewer edits, then the more frequent word.</returns>
    public List<(string Word, float Weight)> Corrections(string word, int edits = MostEdits)
    {
        if (word.Length < MinLength || !Lexicon.IsWord(word))
            return [];
        string stem = Snowball.Stem(word);
        ulong shape = WordShape.Of(word), stemShape = WordShape.Of(stem);
        int allowed = Math.Min(edits, Allowed(word)), allowedInStem = stem.Length < MinLength ? -1 : Math.Min(edits, Allowed(stem));
        var found = new Dictionary<string, float>(StringComparer.Ordinal);
        var numbers = new List<int>();
        // Most words stand in many segments, and their distances are the same everywhere.
        var (comparedWords, comparedStems) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var table in tables)
        {
            var neighbours = table.Neighbours;
            neighbours.LikeSounding(word, numbers);
            Offer(null, _ => 0.5f);
            neighbours.Near(word.Length, shape, allowed, numbers);
            Offer(comparedWords, candidate => Distance(word, candidate, allowed));
            if (allowedInStem >= 0)
                neighbours.NearByStem(stem.Length, stemShape, allowedInStem, numbers);
            Offer(comparedStems, candidate => Distance(stem, Snowball.Stem(candidate), allowedInStem));

            void Offer(HashSet<string>? compared, Func<string, float> distanceTo)
            {
                foreach (int number in numbers)
                {
                    string candidate = table.Word(number);
                    if (compared?.Add(candidate) == false)
                        continue;
                    float distance = distanceTo(candidate);
                    if (distance < found.GetValueOrDefault(candidate, float.MaxValue))
                        found[candidate] = distance;
                }

                numbers.Clear();
            }
        }

        return
        [
            .. found
                .Select(f => (Word: f.Key, Distance: f.Value, Count: lexicon.Count(f.Key)))
                .OrderBy(f => f.Distance)
                .ThenByDescending(f => f.Count)
                .ThenBy(f => f.Word, StringComparer.Ordinal)
                .Take(Most)
                .Select((f, rank) => (f.Word, 1f / (1 + 0.5f * (f.Distance - 0.5f)) / (1 + rank))),
        ];
    }

    private static int Allowed(string word) => word.Length < 7 ? 1 : MostEdits;

    /// <summary>Edits; a different first letter counts as half an edit more.</summary>
    private static float Distance(string word, string candidate, int allowed)
    {
        int edits = Similarity.EditDistance(word, candidate, allowed);
        return edits > allowed ? float.MaxValue : edits + (candidate[0] == word[0] ? 0 : 0.5f);
    }
}
