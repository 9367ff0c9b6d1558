using System.Collections.Frozen;
using KiKoKo.Knowledge.Search.Analysis;

namespace KiKoKo.Benchmarks.Peer;

/// <summary>
/// The terms of Lucene's GermanAnalyzer: words by Unicode's boundaries, lower case, without stop words, one spelling, light stems.
/// With it our engine indexes the same terms as Lucene, so that what is found can be compared.
/// </summary>
internal static class LuceneAnalysis
{
    // Snowball's list for German, which Lucene takes.
    private const string List = """
        aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern anderr anders auch
        auf aus bei bin bis bist da damit dann der den des dem die das daß derselbe derselben denselben desselben demselben dieselbe
        dieselben dasselbe dazu dein deine deinem deinen deiner deines denn derer dessen dich dir du dies diese diesem diesen dieser
        dieses doch dort durch ein eine einem einen einer eines einig einige einigem einigen einiger einiges einmal er ihn ihm es etwas
        euer eure eurem euren eurer eures für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich mich mir ihr ihre ihrem
        ihren ihrer ihres euch im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem
        keinen keiner keines können könnte machen man manche manchem manchen mancher manches mein meine meinem meinen meiner meines mit
        muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines selbst sich sie ihnen sind so
        solche solchem solchen solcher solches soll sollte sondern sonst über um und uns unse unsem unsen unser unses unter viel vom von
        vor während war waren warst was weg weil weiter welche welchem welchen welcher welches wenn werde werden wie wieder will wir
        wird wirst wo wollen wollte würde würden zu zum zur zwar zwischen
        """;

    private static readonly FrozenSet<string> StopWords = List.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static TextAnalysis Analysis { get; } = new(
        (text, store) =>
        {
            var words = new WordBreaks(text);
            while (words.MoveNext())
            {
                var lower = store.Characters.AsSpan(0, words.Current.ToLowerInvariant(store.Characters));
                store.Take(lower, samePosition: false);
            }
        },
        _ => word => TermOf(word) is { } term ? [new Term(term, 1)] : [],
        WeighsPlaces: false);

    /// <summary>The terms of a text in order.</summary>
    public static IEnumerable<string> Terms(string text)
    {
        var terms = new List<string>();
        var words = new WordBreaks(text);
        while (words.MoveNext())
        {
            if (TermOf(words.Current.ToString().ToLowerInvariant()) is { } term)
                terms.Add(term);
        }

        return terms;
    }

    /// <returns>Null for a stop word.</returns>
    private static string? TermOf(string word) => StopWords.Contains(word) ? null : LightStemming.Term(word);
}
