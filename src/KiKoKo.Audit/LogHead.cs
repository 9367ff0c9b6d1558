using System.Globalization;
using KiKoKo.Audit.Merkle;

namespace KiKoKo.Audit;

/// <summary>
/// The last known size and root, in a file beside the database. A database that was cut back or replaced by an older copy
/// no longer fits it.
/// </summary>
internal sealed class LogHead(string folder)
{
    private readonly string _path = Path.Combine(folder, "audit.head");
    private readonly Lock _gate = new();

    /// <summary>Null when nothing was written yet.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public (long Size, TreeHash Root)? Read()
    {
        if (!File.Exists(_path))
            return null;
        string[] lines = File.ReadAllLines(_path);
        if (lines.Length < 2 || !long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out long size))
            throw new FormatException("The head file of the log is damaged.");
        return (size, TreeHash.FromBytes(Convert.FromHexString(lines[1])));
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
                if (Read() is { } known && known.Size >= size)
                    return;
            }
            catch (FormatException)
            {
                return; // verification reports it; overwriting would hide it
            }

            string temporary = $"{_path}.{Environment.ProcessId}";
            File.WriteAllText(temporary, $"{size.ToString(CultureInfo.InvariantCulture)}\n{root}\n");
            File.Move(temporary, _path, overwrite: true);
        }
    }

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
