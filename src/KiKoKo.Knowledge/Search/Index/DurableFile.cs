using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Writes a file so that after a crash it is there whole under its name, or not at all.</summary>
internal static partial class DurableFile
{
    public const string TemporarySuffix = ".tmp";

    /// <summary>Under another name, forced to disk, renamed; then the folder's entry is forced to disk as well.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string temporary = path + TemporarySuffix;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Windows keeps entries in its journal; elsewhere a renamed file may be gone after a power cut unless the folder is flushed.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(OpenReadOnly(folder, 0), ownsHandle: true);
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenReadOnly(string path, int flags);
}
