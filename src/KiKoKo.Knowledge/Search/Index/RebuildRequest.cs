using System.Globalization;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>
/// A file by which one process asks the one that keeps the index to rebuild it. It holds how far the rebuild is
/// ("done/total"), empty before it began, and goes away when it is finished.
/// </summary>
internal sealed class RebuildRequest : IProgress<IndexProgress>
{
    private const string Name = "rebuild.request";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _file;

    private RebuildRequest(IndexFolder folder) => _file = folder.At(Name);

    /// <summary>Asks for a rebuild and waits for its end.</summary>
    /// <returns>False when the other process did not begin.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task<bool> AskAsync(IndexFolder folder, IProgress<IndexProgress>? progress, TimeProvider time, CancellationToken cancel)
    {
        var request = new RebuildRequest(folder);
        await File.WriteAllTextAsync(request._file, "", cancel);
        long asked = time.GetTimestamp();
        try
        {
            while (request.Read() is { } state)
            {
                if (state.Total > 0)
                    progress?.Report(state);
                else if (time.GetElapsedTime(asked) > Patience)
                    return false;
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancel);
            }

            return true;
        }
        finally
        {
            request.Done();
        }
    }

    /// <returns>Null when nobody has asked.</returns>
    public static RebuildRequest? In(IndexFolder folder)
    {
        var request = new RebuildRequest(folder);
        return File.Exists(request._file) ? request : null;
    }

    /// <returns>How far the other process is, 0 of 0 before it began; null when it is done.</returns>
    private IndexProgress? Read()
    {
        try
        {
            string[] numbers = File.ReadAllText(_file).Split('/');
            return numbers.Length == 2 && int.TryParse(numbers[0], CultureInfo.InvariantCulture, out int done) && int.TryParse(numbers[1], CultureInfo.InvariantCulture, out int total)
                ? new IndexProgress(done, total)
                : new IndexProgress(0, 0);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Report(IndexProgress value)
    {
        try
        {
            File.WriteAllText(_file, string.Create(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total}"));
        }
        catch (IOException)
        {
            // Who asked sees the progress a moment later, or only the end.
        }
    }

    public void Done() => File.Delete(_file);
}
