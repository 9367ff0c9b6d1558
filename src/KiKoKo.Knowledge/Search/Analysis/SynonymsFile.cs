using System.Text;

namespace KiKoKo.Knowledge.Search.Analysis;

/// <summary>
/// The file that document owners edit, followed while the program runs. A line that cannot be read is left out; a file that cannot
/// be read (somebody is saving it) leaves in force what was read last.
/// </summary>
/// <param name="own">Null or missing: none.</param>
/// <param name="shipped">What holds as long as there is no own file.</param>
internal sealed class SynonymsFile(string? own, string? shipped)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Lock _reading = new();
    private volatile State _state = new(null, default, 0, Synonyms.None, []);

    public Synonyms Current => _state.Synonyms;

    /// <summary>The file in force; null when there is none.</summary>
    public string? Path => _state.Path;

    /// <summary>Numbers from 1 of the lines that were left out.</summary>
    public IReadOnlyList<int> RejectedLines => _state.Rejected;

    /// <summary>Takes over what has changed. Costs a look at the file's date and length when nothing has.</summary>
    /// <returns>True when other synonyms hold now.</returns>
    public bool Refresh()
    {
        lock (_reading)
        {
            var (path, written, length) = Look();
            if (path == _state.Path && written == _state.Written && length == _state.Length)
                return false;
            if (path is null)
            {
                _state = new State(null, default, 0, Synonyms.None, []);
                return true;
            }

            try
            {
                var rejected = new List<int>();
                var synonyms = Synonyms.Read(new StringReader(Decode(File.ReadAllBytes(path))), rejected);
                _state = new State(path, written, length, synonyms, rejected);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private (string? Path, DateTime Written, long Length) Look()
    {
        foreach (string? path in (string?[])[own, shipped])
        {
            if (path is not null && new FileInfo(path) is { Exists: true } file)
                return (path, file.LastWriteTimeUtc, file.Length);
        }

        return default;
    }

    /// <summary>UTF-8, UTF-16 with its mark, or what Windows editors wrote before.</summary>
    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes.AsSpan(2));
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private sealed record State(string? Path, DateTime Written, long Length, Synonyms Synonyms, IReadOnlyList<int> Rejected);
}
