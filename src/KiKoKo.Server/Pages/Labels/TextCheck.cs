using System.Security.Cryptography;
using System.Text;

namespace KiKoKo.Server.Pages.Labels;

/// <summary>Is a text still the one that a label was given to?</summary>
internal static class TextCheck
{
    /// <summary>
    /// Line endings, white space at both ends, and a label line at the end (as the copy button adds it) do not count;
    /// everything else does.
    /// </summary>
    public static bool IsSame(string text, string sha256, string labelId)
    {
        string plain = text.ReplaceLineEndings("\n").Trim();
        int lastLine = plain.LastIndexOf('\n') + 1;
        string unlabelled = plain[lastLine..].EndsWith("Kennzeichnung " + labelId, StringComparison.Ordinal) ? plain[..lastLine].Trim() : plain;
        return Hash(plain) == sha256 || Hash(unlabelled) == sha256;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
