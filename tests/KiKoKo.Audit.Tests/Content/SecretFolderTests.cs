using KiKoKo.Audit.Content;

namespace KiKoKo.Audit.Tests.Content;

public sealed class SecretFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-keys-").FullName;

    [Fact]
    public async Task Key_AskedForByManyAtOnce_IsTheSameForAll()
    {
        for (int round = 0; round < 100; round++)
        {
            string name = $"k{round}";
            using var start = new Barrier(6);
            var asked = Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return new SecretFolder(_folder).Key(name);
                },
                TaskCreationOptions.LongRunning));
            byte[][] keys = await Task.WhenAll(asked);
            byte[] stored = await File.ReadAllBytesAsync(Path.Combine(_folder, name + ".key"));
            Assert.All(keys, k => Assert.Equal(stored, k));
        }

        Assert.Equal(100, Directory.EnumerateFiles(_folder).Count(f => !f.EndsWith("keys.lock", StringComparison.Ordinal)));
    }

    [Fact]
    public void Key_OfAnotherName_IsAnother() =>
        Assert.NotEqual(new SecretFolder(_folder).Key("a"), new SecretFolder(_folder).Key("b"));

    [Fact]
    public void Key_OnDisk_IsTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are a matter of Unix.");
            return;
        }

        new SecretFolder(_folder).Key("a");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "a.key")));
    }

    [Fact]
    public void Key_OfADamagedFile_SaysHowToMendIt()
    {
        var folder = new SecretFolder(_folder);
        folder.Key("a");
        File.WriteAllBytes(Path.Combine(_folder, "a.key"), new byte[31]);
        Assert.Contains("Abhilfe", Assert.Throws<InvalidDataException>(() => folder.Key("a")).Message);
    }

    [Fact]
    public void Find_OfAKeyNeverMade_IsNull() => Assert.Null(new SecretFolder(_folder).Find("a"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
