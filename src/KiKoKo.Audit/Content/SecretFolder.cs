using System.Security.Cryptography;

namespace KiKoKo.Audit.Content;

/// <summary>Keys as files of 32 random bytes, readable by the owner alone, made on first use. Kept apart from the database and its back-ups.</summary>
public sealed class SecretFolder
{
    private readonly string _folder;

    public SecretFolder(string folder) => _folder = folder;

    /// <summary>The key of that name. Two processes asking at once get the same key.</summary>
    public byte[] Key(string name)
    {
        if (Find(name) is { } known)
            return known;
        Create(PathOf(name));
        return Find(name)!;
    }

    /// <summary>The key of that name; null when it was never made.</summary>
    /// <exception cref="InvalidDataException">Its file is damaged.</exception>
    public byte[]? Find(string name)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
            return null;
        byte[] key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new InvalidDataException($"Die Schlüsseldatei „{path}“ ist beschädigt. Abhilfe: aus der Sicherung zurückspielen.");
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".key");

    // Moving alone does not decide a race: File.Move looks first and renames then, so that a second key could replace one in use.
    private void Create(string path)
    {
        Directory.CreateDirectory(_folder);
        using var held = Lock();
        if (File.Exists(path))
            return;

        string temporary = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(32));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: false);
    }

    private FileStream Lock()
    {
        string path = Path.Combine(_folder, "keys.lock");
        FileStream? held = null;
        if (!SpinWait.SpinUntil(() => (held = TryLock(path)) is not null, TimeSpan.FromSeconds(10)))
            throw new IOException($"Die Sperrdatei „{path}“ ist seit zehn Sekunden belegt. Abhilfe: prüfen, welches Programm sie hält.");
        return held!;
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
