using System.Collections.Frozen;
using KiKoKo.Assistant.Simplifying.Reading;

namespace KiKoKo.Assistant.Simplifying.Preserving;

/// <summary>A clause as what it speaks of and whether it is negated.</summary>
/// <param name="Stems">The beginnings of its content words.</param>
/// <param name="Negations">Its negations with a quantifier they stand before: "nicht", "nicht alle".</param>
/// <param name="Words">As written, for messages.</param>
internal sealed record Statement(FrozenSet<string> Stems, IReadOnlyList<string> Negations, string Words)
{
    private const int StemLength = 6;

    private static readonly FrozenSet<string> s_quantifiers = FrozenSet.ToFrozenSet(["alle", "allen", "aller", "alles", "jede", "jeder", "jeden", "jedem", "jedes", "immer", "nur", "mehr", "unbedingt", "zwingend"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_empty = "der die das den dem des ein eine einen einem einer eines und oder aber auch sich dies diese dieser dieses diesen diesem ihre ihrer ihren ihrem ihnen wenn dann dass werden worden sein haben müssen können sollen dürfen über unter nach durch ohne kein keine keinen keiner keinem nicht bitte noch schon".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public bool IsNegated => Negations.Count > 0;

    public static IReadOnlyList<Statement> Read(string text) =>
        [.. WrittenText.Read(text).Sentences.SelectMany(s => Clauses.Of(text, s)).Select(c => Of(text, c))];

    /// <summary>0 to 1: how far two statements speak of the same; 0 when too little is in common to tell.</summary>
    public double Likeness(Statement other)
    {
        int least = Math.Min(Stems.Count, other.Stems.Count);
        int common = Stems.Count(other.Stems.Contains);
        return least == 0 || common == 0 ? 0 : (double)common / Math.Max(least, Math.Min(2, Math.Max(Stems.Count, other.Stems.Count)));
    }

    /// <summary>The statement that speaks of the same; null when none does by at least a half.</summary>
    public Statement? Nearest(IEnumerable<Statement> others)
    {
        var best = others.Select(o => (Other: o, Like: Likeness(o))).OrderByDescending(o => o.Like).ThenByDescending(o => o.Other.IsNegated == IsNegated).FirstOrDefault();
        return best.Like >= 0.5 ? best.Other : null;
    }

    private static Statement Of(string text, IReadOnlyList<Word> clause)
    {
        var stems = clause.Where(w => w.Length > 3 && !s_empty.Contains(w.Lower) && !Verbs.IsAuxiliary(w.Lower) && !Verbs.IsModal(w.Lower) && !Reading.Negations.IsOne(w.Lower)).Select(w => Stem(w.Lower));
        var negations = new List<string>();
        for (int i = 0; i < clause.Count; i++)
        {
            if (Reading.Negations.IsOne(clause[i].Lower))
                negations.Add(i + 1 < clause.Count && clause[i].Lower == "nicht" && s_quantifiers.Contains(clause[i + 1].Lower) ? "nicht " + clause[i + 1].Lower[..3] : "nicht");
        }

        return new Statement(stems.ToFrozenSet(StringComparer.Ordinal), negations, text[clause[0].Start..clause[^1].End]);
    }

    private static string Stem(string word) => word.Length > StemLength ? word[..StemLength] : word.TrimEnd('s', 'n', 'e');
}
