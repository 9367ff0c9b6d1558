using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace KiKoKo.Storage.Tests;

public sealed class DatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kikoko-storage-").FullName;

    private string File => new DatabaseOptions { DataFolder = _folder }.File;

    [Fact]
    public async Task Open_InAMissingFolder_MakesItForTheOwnerAlone()
    {
        string folder = Path.Combine(_folder, "a", "b");
        await using var database = await OpenAsync(folder);
        Assert.True(System.IO.File.Exists(Path.Combine(folder, "kikoko.db")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task Open_ManyAtOnceInAnEmptyFolder_AllSucceed()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(_folder))));
        var counts = await Task.WhenAll(opened.Select(d => CountAsync(d, "schema_version")));
        Assert.Single(counts.Distinct());
        foreach (var database in opened)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task Open_BelowAFile_NamesTheFolderAndTheMend()
    {
        string file = Path.Combine(_folder, "file");
        await System.IO.File.WriteAllTextAsync(file, "x");
        var fault = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(Path.Combine(file, "data")));
        Assert.Contains(file, fault.Message);
        Assert.Contains("Abhilfe: Schreibrecht geben", fault.Message);
    }

    [Fact]
    public async Task Open_WhereTheDatabaseIsAFolder_NamesTheMend()
    {
        Directory.CreateDirectory(File);
        Assert.Contains("Abhilfe: Schreibrecht geben", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task Open_OfAFileThatIsNoDatabase_NamesTheMend()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("Das ist ein Brief.\n", 500)));
        Assert.Contains("beschädigt. Abhilfe: Datei zur Seite legen", (await RefusedAsync()).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(105)]
    public async Task Open_OfADamagedFirstPage_NamesTheMend(int from)
    {
        await (await OpenAsync(_folder)).DisposeAsync();
        byte[] bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes.AsSpan(from, 200).Fill(0xA5);
        await System.IO.File.WriteAllBytesAsync(File, bytes);
        Assert.Contains("Abhilfe:", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task Open_OfATruncatedFile_NamesTheMend()
    {
        await (await OpenAsync(_folder)).DisposeAsync();
        using (var file = System.IO.File.OpenWrite(File))
            file.SetLength(5000);
        Assert.Contains("beschädigt. Abhilfe: Datei zur Seite legen", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task Open_OfASchemaThatLostItsVersion_NamesTheMend()
    {
        await using (var database = await OpenAsync(_folder))
            await database.WriteAsync(c => c.ExecuteAsync("DELETE FROM schema_version"), CancellationToken.None);
        Assert.Contains("Abhilfe:", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task Open_OfAnUnreadableVersion_NamesTheMend()
    {
        await using (var database = await OpenAsync(_folder))
            await database.WriteAsync(c => c.ExecuteAsync("UPDATE schema_version SET version = 'x' WHERE version = 2"), CancellationToken.None);
        Assert.Contains("Abhilfe:", (await RefusedAsync()).Message);
    }

    [Fact]
    public async Task Write_ThatThrows_LeavesNothing()
    {
        await using var database = await OpenAsync(_folder);
        await Assert.ThrowsAsync<TimeoutException>(() => database.WriteAsync(
            async c =>
            {
                await c.ExecuteAsync("UPDATE change_counter SET sequence = 99");
                throw new TimeoutException();
            },
            CancellationToken.None));
        Assert.Equal(0, await SequenceAsync(database));
        await BumpAsync(database);
        Assert.Equal(1, await SequenceAsync(database));
    }

    [Fact]
    public async Task Write_AfterRestart_IsStillThere()
    {
        await using (var database = await OpenAsync(_folder))
            await BumpAsync(database);
        await using var again = await OpenAsync(_folder);
        Assert.Equal(1, await SequenceAsync(again));
    }

    [Fact]
    public async Task Write_FromTwoDatabases_WaitForEachOther()
    {
        await using var one = await OpenAsync(_folder);
        await using var two = await OpenAsync(_folder);
        var holds = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = one.WriteAsync(
            async c =>
            {
                await c.ExecuteAsync("UPDATE change_counter SET sequence = sequence + 1");
                holds.SetResult();
                await release.Task;
            },
            CancellationToken.None);
        await holds.Task;

        var second = Task.Run(() => BumpAsync(two));
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(300)));
        Assert.Equal(0, await SequenceAsync(two)); // readers do not wait, and see nothing half done
        release.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(2, await SequenceAsync(one));
    }

    [Fact]
    public async Task Write_FromTwoDatabasesAtFullSpeed_LosesNothing()
    {
        await using var one = await OpenAsync(_folder);
        await using var two = await OpenAsync(_folder);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
                await BumpAsync(t % 2 == 0 ? one : two);
        })));
        Assert.Equal(200, await SequenceAsync(one));
    }

    /// <summary>The provider's own retry of 30 seconds once outlasted any shorter busy timeout.</summary>
    [Fact]
    public async Task Write_AgainstABusyDatabase_GivesUpAfterTheBusyTimeout()
    {
        await using var one = await OpenAsync(_folder);
        await using var two = await Database.OpenAsync(new DatabaseOptions { DataFolder = _folder, BusyTimeout = TimeSpan.FromMilliseconds(400) }, CancellationToken.None);
        await one.WriteAsync(
            async _ =>
            {
                var clock = Stopwatch.StartNew();
                var fault = await Assert.ThrowsAsync<SqliteException>(() => Task.Run(() => BumpAsync(two)));
                Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, fault.SqliteErrorCode);
                Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(350), TimeSpan.FromSeconds(5));
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task Read_DuringAWrite_SeesOneState()
    {
        await using var database = await OpenAsync(_folder);
        long[] seen = await database.ReadAsync(
            async c =>
            {
                long before = await c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter");
                await BumpAsync(database);
                return new[] { before, await c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter") };
            },
            CancellationToken.None);
        Assert.Equal([0, 0], seen);
        Assert.Equal(1, await SequenceAsync(database));
    }

    [Fact]
    public async Task CheckIntegrity_OfASoundAndOfADamagedFile_TellsThemApart()
    {
        await using (var database = await OpenAsync(_folder))
        {
            for (int i = 0; i < 200; i++)
                await database.WriteAsync(c => c.ExecuteAsync("INSERT INTO originals VALUES (@id, @text)", new { id = $"{i:D4}", text = new byte[500] }), CancellationToken.None);
            Assert.Empty(await database.CheckIntegrityAsync(CancellationToken.None));
        }

        byte[] bytes = await System.IO.File.ReadAllBytesAsync(File);
        int at = bytes.AsSpan().IndexOf("0123"u8);
        bytes[at + 3]++;
        await System.IO.File.WriteAllBytesAsync(File, bytes);
        await using var damaged = await OpenAsync(_folder);
        Assert.NotEmpty(await damaged.CheckIntegrityAsync(CancellationToken.None));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static Task<Database> OpenAsync(string folder) => Database.OpenAsync(new DatabaseOptions { DataFolder = folder }, CancellationToken.None);

    internal static Task<long> CountAsync(Database database, string table) =>
        database.ReadAsync(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), CancellationToken.None);

    private Task<StorageException> RefusedAsync() => Assert.ThrowsAsync<StorageException>(() => OpenAsync(_folder));

    private static Task BumpAsync(Database database) =>
        database.WriteAsync(c => c.ExecuteAsync("UPDATE change_counter SET sequence = sequence + 1"), CancellationToken.None);

    private static Task<long> SequenceAsync(Database database) =>
        database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT sequence FROM change_counter"), CancellationToken.None);
}
