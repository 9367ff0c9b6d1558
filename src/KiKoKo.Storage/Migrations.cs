using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace KiKoKo.Storage;

/// <summary>Numbered SQL files beside this class, applied once each, in order, inside the caller's transaction.</summary>
internal static class Migrations
{
    public static async Task ApplyAsync(DbConnection connection)
    {
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)");
        long current = await connection.ExecuteScalarAsync<long?>("SELECT MAX(version) FROM schema_version") ?? 0;
        var all = Load();
        if (current > all[^1].Version)
            throw new StorageException(
                $"Die Datenbank hat den Stand {current}, dieses Programm kennt nur {all[^1].Version}. Abhilfe: die neuere Programmfassung starten.");

        foreach (var (version, sql) in all.Where(m => m.Version > current))
        {
            await connection.ExecuteAsync(sql);
            await connection.ExecuteAsync("INSERT INTO schema_version (version) VALUES (@version)", new { version });
        }
    }

    private static List<(long Version, string Sql)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Folder = ".Migrations.";
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               let at = name.IndexOf(Folder, StringComparison.Ordinal)
               where at >= 0
               let version = long.Parse(name.AsSpan(at + Folder.Length, 4), CultureInfo.InvariantCulture)
               orderby version
               select (version, Read(assembly, name)),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
