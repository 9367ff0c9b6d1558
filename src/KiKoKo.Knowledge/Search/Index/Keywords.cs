using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>What a document is looked up by besides its title and text: its owner's topics, and the number that its file is named by.</summary>
internal static partial class Keywords
{
    /// <summary>The number stands in one word ("FO1141" for "FO-11-41_Urlaubsantrag.docx"): its pieces alone would be found by every question with an 11.</summary>
    public static IReadOnlyList<string> Of(Document document) =>
        Number().Match(document.FileName) is { Success: true } number
            ? [.. document.Topics, string.Concat(number.Value.Where(char.IsLetterOrDigit))]
            : document.Topics;

    [GeneratedRegex(@"^\p{L}{1,4}[-_ ]?[0-9]{1,4}([-.][0-9]{1,4})+(?![0-9\p{L}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
