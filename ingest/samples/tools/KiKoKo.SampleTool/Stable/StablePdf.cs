using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KiKoKo.SampleTool.Stable;

/// <summary>
/// Replaces what differs between two exports of the same text: the times, the file identifier and LibreOffice's checksum of
/// them. Every replacement is as long as what it replaces, so the offsets in the cross-reference table stay true.
/// </summary>
internal static partial class StablePdf
{
    /// <param name="day">The time that the file shall bear.</param>
    public static void Rewrite(string path, DateTimeOffset day)
    {
        // Latin-1 maps each byte to one character and back.
        string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        string time = day.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        pdf = Time().Replace(pdf, m => m.Groups["key"].Value + time);
        pdf = Identifier().Replace(pdf, m => m.Groups["key"].Value + new string('0', 32));
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(pdf)))[..32];
        pdf = Identifier().Replace(pdf, m => m.Groups["key"].Value + hash);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(pdf));
    }

    [GeneratedRegex(@"(?<key>/(CreationDate|ModDate)\s?\(D:)\d{14}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Time();

    // The identifier stands twice: /ID [ <…> newline <…> ].
    [GeneratedRegex(@"(?<key>/ID ?\[ ?<|(?<=/ID ?\[ ?<[0-9A-F]{32}>)\s<|/DocChecksum /)[0-9A-F]{32}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Identifier();
}
