using System.Globalization;
using System.Text;
using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit;

/// <summary>
/// The last known size and root, in a file beside the database. A database that was cut back or replaced by an older copy
/// no longer fits it. Once the two do not fit, the file is left alone: it is the evidence.
/// </summary>
internal sealed class LogHead(string folder)
{
    private const int Remembered = 64;

    private readonly string _path = Path.Combine(folder, "audit.head");
    private readonly Lock _gate = new();

    // Roots that this process has seen committed, at their size modulo the length: spares reading all leaves when the file lags behind a busy log.
    private readonly (long Size, TreeHash Root)[] _seen = new (long, TreeHash)[Remembered];
    private bool _misfit;

    /// <summary>Null when nothing was written yet.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public (long Size, TreeHash Root)? Read()
    {
        string text;
        try
        {
            text = Encoding.Latin1.GetString(File.ReadAllBytes(_path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        string[] lines = text.Split('\n');
        if (lines.Length != 3 || !long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out long size))
            throw new FormatException("The head file of the log is damaged.");
        var root = TreeHash.FromBytes(Convert.FromHexString(lines[1]));
        if (text != TextOf(size, root) || (size == 0 && root != TreeHash.Empty))
            throw new FormatException("The head file of the log is damaged.");
        return (size, root);
    }

    /// <summary>
    /// Does the tree begin with what the file remembers? To be asked inside the writing transaction: there no other writer
    /// moves the tree, and the file can only be behind it.
    /// </summary>
    /// <param name="rootOf">The root over the first entries of the log, for a file that is behind.</param>
    public async Task<bool> IsExtendedByAsync(Frontier tree, Func<long, Task<TreeHash>> rootOf)
    {
        if (_misfit)
            return false;
        bool fits;
        try
        {
            fits = Read() switch
            {
                null when tree.Size == 0 => Begin(),
                { } known when known.Size == tree.Size => known.Root == tree.Root(),
                { } known when known.Size < tree.Size => known.Root == (Seen(known.Size) ?? await rootOf(known.Size)),
                _ => false,
            };
        }
        catch (FormatException)
        {
            fits = false;
        }

        if (fits)
            _seen[tree.Size % Remembered] = (tree.Size, tree.Root());
        _misfit = !fits;
        return fits;
    }

    /// <summary>Moves forward only: a slower writer never takes it back.</summary>
    public void Advance(long size, TreeHash root)
    {
        lock (_gate)
        {
            using var held = TryLock();
            if (held is null)
                return; // another process is writing it at this moment; an older head still verifies
            try
            {
                if (Read() is not { } known || known.Size >= size)
                    return; // removed since: verification reports it, writing it anew would hide it
            }
            catch (FormatException)
            {
                return; // likewise
            }

            Write(size, root);
        }
    }

    // Before the first entry is committed, so that a missing file always means that somebody removed it.
    private bool Begin()
    {
        Directory.CreateDirectory(folder);
        Write(0, TreeHash.Empty);
        return true;
    }

    private TreeHash? Seen(long size) => _seen[size % Remembered] is var (at, root) && at == size && size > 0 ? root : null;

    // On disk before it takes the old one's place: after a power failure there is an old file or a new one, never an empty one.
    private void Write(long size, TreeHash root)
    {
        string temporary = $"{_path}.{Environment.ProcessId}";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Encoding.Latin1.GetBytes(TextOf(size, root)));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    private static string TextOf(long size, TreeHash root) => $"{size.ToString(CultureInfo.InvariantCulture)}\n{root}\n";

    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
