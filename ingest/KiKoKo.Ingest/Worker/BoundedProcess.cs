using System.ComponentModel;
using System.Diagnostics;

namespace KiKoKo.Ingest.Worker;

internal enum ProcessEnd
{
    Exited,
    TimedOut,
    OutputTooLarge,
    NotFound,
}

/// <summary>How a child process ended and what it wrote.</summary>
internal sealed record ProcessResult(ProcessEnd End, int ExitCode, byte[] Output, string Errors);

/// <summary>
/// Runs a program that handles untrusted input: no standard input, only the given environment, bounded time and
/// output. When a bound is reached the whole process tree is killed.
/// </summary>
internal static class BoundedProcess
{
    private const int MaxErrorCharacters = 4_000;

    public static async Task<ProcessResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string folder,
        TimeSpan time,
        long maxOutputBytes,
        CancellationToken cancel)
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        process.StartInfo.Environment.Clear();
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;

        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ProcessResult(ProcessEnd.NotFound, -1, [], "");
        }

        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(time);
        try
        {
            var errors = ReadErrorsAsync(process.StandardError, limit.Token);
            byte[]? output = await ReadOutputAsync(process.StandardOutput.BaseStream, maxOutputBytes, limit.Token);
            if (output is null)
                return new ProcessResult(ProcessEnd.OutputTooLarge, -1, [], "");
            string text = await errors;
            await process.WaitForExitAsync(limit.Token);
            return new ProcessResult(ProcessEnd.Exited, process.ExitCode, output, text);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ProcessResult(ProcessEnd.TimedOut, -1, [], "");
        }
        finally
        {
            Kill(process);
        }
    }

    private static async Task<byte[]?> ReadOutputAsync(Stream stream, long max, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        byte[] buffer = new byte[81_920];
        int got;
        while ((got = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (all.Length + got > max)
                return null;
            all.Write(buffer, 0, got);
        }

        return all.ToArray();
    }

    // The pipe is drained to its end, so that a chatty program does not block; only the head is kept.
    private static async Task<string> ReadErrorsAsync(StreamReader reader, CancellationToken cancel)
    {
        var kept = new System.Text.StringBuilder();
        char[] buffer = new char[4_096];
        int got;
        while ((got = await reader.ReadAsync(buffer, cancel)) > 0)
        {
            if (kept.Length < MaxErrorCharacters)
                kept.Append(buffer, 0, got);
        }

        return kept.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }
}
