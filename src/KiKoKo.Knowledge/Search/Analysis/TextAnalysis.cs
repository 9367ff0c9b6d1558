using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>From text to terms in two steps, so that each text is cut once and each distinct word is analysed once.</summary>
/// <param name="Cut">Hands the tokens of a text to the store, in reading order.</param>
/// <param name="TermsOf">Makes, from what has been learnt of all texts, the function from a token to its terms. It is called by several threads at once.</param>
/// <param name="WeighsPlaces">Whether words count by where in a passage they stand, see <see cref="FieldWeights"/>. False: each occurrence in a text counts 1, as in plain BM25.</param>
internal sealed record TextAnalysis(Action<string, TokenStore> Cut, Func<Lexicon, Func<string, Term[]>> TermsOf, bool WeighsPlaces = true)
{
    /// <summary>The product's. The benchmarks put another library's in its place to compare what is found.</summary>
    public static TextAnalysis German { get; } = new(
        (text, store) =>
        {
            var tokens = new Tokenizer(Normalization.Normalize(text, ref store.Characters), store.Token);
            for (int last = -1; tokens.MoveNext(); last = tokens.Position)
                store.Take(tokens.Current, samePosition: tokens.Position == last);
        },
        lexicon => new WordAnalyzer(new CompoundSplitter(lexicon)).Analyze);
}
