using System.Net;
using System.Text.RegularExpressions;

namespace KiKoKo.Teams.Tests.Messages;

public sealed class TeamsMarkdownTests
{
    private static readonly HashSet<int> s_positions = [1, 2, 10];

    [Theory]
    [InlineData("Nach § 12 Abs. 3 [1], [2] und [10].", "Nach § 12 Abs. 3 [1], [2] und [10].")]
    [InlineData("[Klick](https://evil.example)", "&#91;Klick&#93;(https://evil.example)")]
    [InlineData("![x](https://evil.example/p.png)", "&#33;&#91;x&#93;(https://evil.example/p.png)")]
    [InlineData("[1](https://evil.example)", "[1]&#40;https://evil.example)")]
    [InlineData("[1]: https://evil.example", "[1]&#58; https://evil.example")]
    [InlineData("[1][evil]", "[1]&#91;evil&#93;")]
    [InlineData("[[1]](https://evil.example)", "&#91;[1]&#93;(https://evil.example)")]
    [InlineData("[3] und [01x]", "&#91;3&#93; und &#91;01x&#93;")]
    [InlineData("<at>Alice</at> <a href='x'>", "&#60;at>Alice&#60;/at> &#60;a href='x'>")]
    [InlineData("&lt;at&gt; &#91;", "&#38;lt;at&#38;gt; &#38;#91;")]
    [InlineData("**fett** _kursiv_ `code` ~~weg~~ a|b \\[ & so!", "&#42;&#42;fett&#42;&#42; &#95;kursiv&#95; &#96;code&#96; &#126;&#126;weg&#126;&#126; a|b &#92;&#91; & so!")]
    [InlineData("> Zitat > 5", "&#62; Zitat > 5")]
    [InlineData("Bürger*innen & Co! R&D &amp", "Bürger&#42;innen & Co! R&#38;D &#38;amp")]
    [InlineData("# Titel", "&#35; Titel")]
    [InlineData("3. Der Antrag", "3&#46; Der Antrag")]
    [InlineData("3) Der Antrag", "3&#41; Der Antrag")]
    [InlineData("12.05.2026 ist Stichtag", "12&#46;05.2026 ist Stichtag")]
    [InlineData("---", "&#45;--")]
    [InlineData("    Code?", "Code?")]
    [InlineData("eins\nzwei\n\n\ndrei", "eins\n\nzwei\n\ndrei")]
    [InlineData("Liste:\n- a\n- # b\nEnde", "Liste:\n\n- a\n- &#35; b\n\nEnde")]
    [InlineData("a\tb\u0007c", "a b c")]
    public void Escape_Text_ShownAsItIs(string text, string expected) => Assert.Equal(expected, TeamsMarkdown.Escape(text, s_positions));

    [Fact]
    public void Escape_AnyText_NoMarkupIsLeftAndTheTextIsAllThere()
    {
        const string Alphabet = "ab1 [](){}<>*_`~|\\!&#:;.-+=/§ä\n";
        var random = new Random(20261120);
        for (int i = 0; i < 5000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            string escaped = TeamsMarkdown.Escape(text, s_positions);
            string bare = Replace(escaped, @"&#\d+;", "·");
            Assert.False(Matches(bare, @"[<*_`~\\]|!\[|&[#a-zA-Z]|^\s*>"), escaped);
            Assert.False(Matches(bare, @"\[(?!0*(1|2|10)\])"), escaped);
            Assert.False(Matches(escaped, @"\][(:]"), escaped);
            Assert.Equal(Replace(text, @"\s"), Replace(WebUtility.HtmlDecode(escaped), @"\s"));
        }
    }

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private static string Replace(string text, string pattern, string by = "") => Regex.Replace(text, pattern, by, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
}
