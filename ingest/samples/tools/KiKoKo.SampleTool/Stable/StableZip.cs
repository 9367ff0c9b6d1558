using System.IO.Compression;

namespace KiKoKo.SampleTool.Stable;

/// <summary>
/// Rewrites an Office package so that the same content gives the same bytes: entries in the order of their names with the
/// zip format's first day as their time. [Content_Types].xml sorts first, where some readers want it.
/// </summary>
internal static class StableZip
{
    private static readonly DateTimeOffset FirstZipDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Rewrite(string path)
    {
        using var stable = new MemoryStream();
        using (var input = ZipFile.OpenRead(path))
        using (var output = new ZipArchive(stable, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in input.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = output.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = FirstZipDay;
                using var from = entry.Open();
                using var to = copy.Open();
                if (entry.FullName.EndsWith(".rels", StringComparison.Ordinal))
                    RelativeTargets.Copy(entry.FullName, from, to);
                else
                    from.CopyTo(to);
            }
        }

        File.WriteAllBytes(path, stable.ToArray());
    }
}
