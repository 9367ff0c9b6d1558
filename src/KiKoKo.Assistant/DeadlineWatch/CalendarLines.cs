using System.Text;

namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>Content lines of RFC 5545: ended by CRLF, folded at 75 octets (section 3.1), text values escaped (section 3.3.11).</summary>
internal sealed class CalendarLines
{
    private const int MaxOctets = 75;

    private readonly StringBuilder _text = new();

    /// <param name="name">With its parameters.</param>
    /// <param name="value">Stands as it is.</param>
    public void Add(string name, string value)
    {
        int octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // A character is never cut: some readers decode each line by itself.
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <param name="value">Any text.</param>
    public void AddText(string name, string value) => Add(
        name,
        value.Replace(@"\", @"\\").Replace(";", @"\;").Replace(",", @"\,").ReplaceLineEndings(@"\n"));

    public override string ToString() => _text.ToString();
}
