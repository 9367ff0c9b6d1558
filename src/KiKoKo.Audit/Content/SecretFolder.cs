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
        string path = Path.Combine(_folder, name + ".key");
        if (!File.Exists(path))
            Create(path);
        byte[] key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new InvalidDataException($"Die Schlüsseldatei „{path}“ ist beschädigt. Abhilfe: aus der Sicherung zurückspielen.");
    }

    private void Create(string path)
    {
        Directory.CreateDirectory(_folder);
        string temporary = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(32));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
