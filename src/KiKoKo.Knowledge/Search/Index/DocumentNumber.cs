using System.Text.RegularExpressions;
using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>The number that a document's file is named by: "FO-11-41" of "FO-11-41_Urlaubsantrag.docx". People quote it, but the text need not hold it.</summary>
internal static partial class DocumentNumber
{
    /// <returns>Empty when the file is named otherwise.</returns>
    public static string Of(Document document) => Number().Match(document.FileName).Value;

    /// <summary>The number stands with the beginning of its document only: in every passage its pieces would be found by every question with an 11.</summary>
    public static bool StandsWith(Passage passage) => passage.Ordinal == 0;

    [GeneratedRegex(@"^\p{L}{1,4}[-_ ]?[0-9]{1,4}([-.][0-9]{1,4})+(?![0-9\p{L}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
