using System.Text;
using KiKoKo.Ingest.Readers;
using KiKoKo.Ingest.Tests.Fixtures;

namespace KiKoKo.Ingest.Tests.Readers;

/// <summary>Reads bytes as if they were a file of that name, in this process.</summary>
internal static class Reading
{
    public static async Task<Extraction> Of(string name, byte[] content)
    {
        using var folder = new TempFolder();
        return await DocumentReader.ReadAsync(folder.Write(name, content), TestContext.Current.CancellationToken);
    }

    public static Task<Extraction> Of(string name, string content) => Of(name, Encoding.UTF8.GetBytes(content));
}
