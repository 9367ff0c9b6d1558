using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace KiKoKo.Storage;

/// <summary>Binds the SQLite provider to the library of the operating system, so that its security updates reach us.</summary>
internal static class SystemSqlite
{
    private static readonly Lock Gate = new();
    private static bool s_bound;

    /// <summary>Binds once per process. Throws <see cref="StorageException"/> when the system has no SQLite library.</summary>
    public static void Bind()
    {
        lock (Gate)
        {
            if (s_bound)
                return;

            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
            try
            {
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
                raw.sqlite3_libversion_number();
            }
            catch (DllNotFoundException e)
            {
                throw new StorageException("Die SQLite-Bibliothek des Systems fehlt. Abhilfe: apt-get install libsqlite3-0", e);
            }

            s_bound = true;
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
            return 0;

        string[] candidates = OperatingSystem.IsWindows() ? ["winsqlite3"]
            : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
            : ["libsqlite3.so.0", "libsqlite3.so"];
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out nint handle))
                return handle;
        }

        return 0;
    }
}
