using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace KiKoKo.Storage;

/// <summary>
/// The one way to the database. Any number of readers run beside one writer; a write is one transaction, committed when
/// its function returns and rolled back when it throws.
/// </summary>
/// <remarks>
/// SQLite in WAL mode. The same file may be used by several processes (server and ingestion job): SQLite's own lock
/// orders their writers, <see cref="DatabaseOptions.BusyTimeout"/> bounds the wait. The SQL that modules send stays within
/// what PostgreSQL understands as well.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly string _pragmas;
    private readonly SemaphoreSlim _writer = new(1, 1);

    private Database(DatabaseOptions options)
    {
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.File,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = true,
            // The provider repeats a busy statement for so long, whatever SQLite's own timeout; zero would mean for ever.
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds)),
        }.ToString();
        _pragmas = $"PRAGMA busy_timeout = {(int)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;";
    }

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The folder cannot be written, the file is damaged, or it is newer than this program.</exception>
    public static async Task<Database> OpenAsync(DatabaseOptions options, CancellationToken cancel)
    {
        SystemSqlite.Bind();
        try
        {
            Directory.CreateDirectory(options.DataFolder);
            RestrictToOwner(options.DataFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"Der Datenordner „{options.DataFolder}“ kann nicht angelegt oder beschrieben werden. Abhilfe: Schreibrecht geben oder mit --data einen anderen Ordner wählen.", e);
        }

        var database = new Database(options);
        try
        {
            await database.PrepareAsync(cancel);
            return database;
        }
        catch (SqliteException e)
        {
            await database.DisposeAsync();
            throw new StorageException(Explain(e, options), e);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            await database.DisposeAsync();
            throw new StorageException(Damaged(options), e);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a read. What it sees is one consistent state.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        T result = await read(connection);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>Runs a write as one transaction. Writes of this process run one after another.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        try
        {
            await using var connection = await ConnectAsync(cancel);
            await using var transaction = connection.BeginTransaction(deferred: false);
            T result = await write(connection);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DbConnection, Task> write, CancellationToken cancel) =>
        WriteAsync(
            async connection =>
            {
                await write(connection);
                return true;
            },
            cancel);

    /// <summary>Asks the database to check its own structure. Empty when nothing is wrong.</summary>
    public async Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancel)
    {
        try
        {
            var rows = await ReadAsync(c => c.QueryAsync<string>("PRAGMA integrity_check(20)"), cancel);
            return [.. rows.Where(r => r != "ok")];
        }
        catch (SqliteException e)
        {
            return [e.Message];
        }
    }

    public ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await connection.ExecuteAsync(_pragmas);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        await using (var connection = await ConnectAsync(cancel))
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        await WriteAsync(Migrations.ApplyAsync, cancel);
    }

    private static void RestrictToOwner(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            File.SetUnixFileMode(folder, OwnerOnly);
    }

    private static string Explain(SqliteException e, DatabaseOptions options) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
            Damaged(options),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM =>
            $"Die Datenbank „{options.File}“ kann nicht beschrieben werden. Abhilfe: Schreibrecht geben oder mit --data einen anderen Ordner wählen.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            $"Die Datenbank „{options.File}“ wird gerade von einem anderen Programm beschrieben. Abhilfe: warten, bis es fertig ist, und noch einmal starten.",
        SQLitePCL.raw.SQLITE_FULL =>
            $"Der Datenträger von „{options.File}“ ist voll. Abhilfe: Platz schaffen.",
        _ => $"Die Datenbank „{options.File}“ lässt sich nicht öffnen: {e.Message} Abhilfe: Datei zur Seite legen und die letzte Sicherung zurückspielen.",
    };

    private static string Damaged(DatabaseOptions options) =>
        $"Die Datenbank „{options.File}“ ist beschädigt. Abhilfe: Datei zur Seite legen und die letzte Sicherung zurückspielen; ohne Sicherung einen leeren Datenordner nehmen und die Dokumente neu einlesen.";
}
