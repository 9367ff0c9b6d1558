using System.Buffers;
using System.Text;

namespace KiKoKo.Teams;

/// <summary>
/// Plain text as Teams' Markdown that shows exactly that text. Characters with a meaning become numeric character
/// references: a reference is never markup, neither for a Markdown reader nor for an HTML reader, whichever the client
/// runs first. So text from documents forms no link, mention, image, heading or tag.
/// </summary>
internal static class TeamsMarkdown
{
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("<[]*_`~\\");

    /// <summary>
    /// Keeps line feeds (as paragraphs), list items ("- ") and "[n]" for the citations n in <paramref name="positions"/>.
    /// </summary>
    public static string Escape(string text, IReadOnlySet<int> positions)
    {
        var result = new StringBuilder(text.Length + 64);
        bool afterItem = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var rest = line.Trim();
            if (rest.IsEmpty)
                continue;

            bool isItem = rest.StartsWith("- ") && rest.Length > 2;
            if (result.Length > 0)
                result.Append(isItem && afterItem ? "\n" : "\n\n");
            if (isItem)
            {
                result.Append("- ");
                rest = rest[2..].TrimStart();
            }

            AppendLine(result, rest, positions);
            afterItem = isItem;
        }

        return result.ToString();
    }

    private static void AppendLine(StringBuilder result, ReadOnlySpan<char> line, IReadOnlySet<int> positions)
    {
        int start = BlockMarker(line);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '[' && MarkerLength(line[i..], positions) is > 0 and var length)
            {
                result.Append(line.Slice(i, length));
                i += length - 1;

                // "[1](…" would be a link and "[1]: …" the definition of one.
                if (i + 1 < line.Length && line[i + 1] is '(' or ':')
                    AppendReference(result, line[++i]);
            }
            else if (i == start || Meaningful.Contains(c) || (i + 1 < line.Length && IsMeaningfulBefore(c, line[i + 1])))
            {
                AppendReference(result, c);
            }
            else
            {
                result.Append(char.IsControl(c) ? ' ' : c);
            }
        }
    }

    // An image, or a character reference that the text brings along. Elsewhere these two stay as they are, because a
    // client may show the source of a message in a list of chats.
    private static bool IsMeaningfulBefore(char c, char next) => (c == '!' && next == '[') || (c == '&' && (next == '#' || char.IsAsciiLetter(next)));

    // Where a line begins like a heading, quotation, rule, list item or numbered item, the index of the character that makes it so.
    private static int BlockMarker(ReadOnlySpan<char> line)
    {
        if (line[0] is '#' or '>' or '-' or '+' or '=')
            return 0;
        int digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is '.' or ')' ? digits : -1;
    }

    private static int MarkerLength(ReadOnlySpan<char> text, IReadOnlySet<int> positions)
    {
        int end = text.IndexOf(']');
        return end is > 1 and < 5 && !text[1..end].ContainsAnyExceptInRange('0', '9') && positions.Contains(int.Parse(text[1..end])) ? end + 1 : 0;
    }

    private static void AppendReference(StringBuilder result, char c) => result.Append("&#").Append((int)c).Append(';');
}
