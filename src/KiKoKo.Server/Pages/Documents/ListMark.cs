using System.Text.RegularExpressions;

namespace KiKoKo.Server.Pages.Documents;

internal static partial class ListMark
{
    /// <summary>Does a list item carry its own number or bullet, as in "a) …", "2.1 …", "(3) …", "– …"?</summary>
    public static bool IsIn(string item) => Mark().IsMatch(item);

    [GeneratedRegex(@"^\s*([-–•▪*☐☒]|\(?\d{1,3}(\.\d{1,3})*[.)]|\(?[a-zA-Z]{1,2}\)|\d{1,3}(\.\d{1,3})+)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Mark();
}
