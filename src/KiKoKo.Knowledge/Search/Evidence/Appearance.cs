using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Knowledge.Search.Evidence;

/// <summary>
/// How the words of a question were written. In a question that uses capitals, words without one are verbs, adjectives and
/// fillers and tell less of the subject; the first word may be anything.
/// </summary>
internal sealed class Appearance
{
    public const double Lower = 0.4;
    private const double First = 0.7;
    public const double Filler = 0.15;

    private readonly Dictionary<string, double> _importance = new(StringComparer.Ordinal);

    public static Appearance Of(string question)
    {
        var result = new Appearance();
        string[] words = question.Split([' ', '\t', '\n', '\r', '/', '–', '—', '(', ')', '"', '„', '“'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool usesCapitals = words.Skip(1).Any(w => w.Length > 1 && char.IsUpper(w[0]));
        char[] room = new char[Tokenizer.RoomForToken];
        for (int i = 0; i < words.Length; i++)
        {
            double importance = !usesCapitals || char.IsUpper(words[i][0]) || char.IsDigit(words[i][0]) || words[i][0] == '§' ? i == 0 && usesCapitals ? First : 1 : Lower;
            var tokens = new Tokenizer(Normalization.Normalize(words[i]), room);
            while (tokens.MoveNext())
                result._importance[tokens.Current.ToString()] = importance;
        }

        return result;
    }

    public double Importance(string token) => Fillers.Contains(token) ? Filler : _importance.GetValueOrDefault(token, 1);
}
