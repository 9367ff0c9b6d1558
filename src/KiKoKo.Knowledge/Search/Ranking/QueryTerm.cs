using System.Text;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>One term to look for.</summary>
/// <param name="Text">The index term.</param>
/// <param name="Display">What to show people: the word they wrote, or the synonym.</param>
/// <param name="Weight">Relative to a word of the question itself, which weighs 1.</param>
/// <param name="Group">Which word of the question it stands for, from 0 in order.</param>
/// <param name="Form">The literal form asked for, see <see cref="Analysis.Term"/>; 0 when there is none.</param>
internal sealed record QueryTerm(string Text, string Display, float Weight, MatchKind Kind, int Group, byte Form)
{
    /// <summary>Stands behind the terms of its own group in a plan, and says nothing new where one of them was found.</summary>
    public bool IsRoot => Text[0] == Analysis.Term.RootMark;

    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text);
}
