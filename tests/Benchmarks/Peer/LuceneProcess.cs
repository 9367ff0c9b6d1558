using System.Diagnostics;
using System.Globalization;

namespace KiKoKo.Benchmarks.Peer;

/// <summary>Compiles the Java side once per run and calls it. One Java process per call, as one measures it.</summary>
internal sealed class LuceneProcess(Workplace work)
{
    private const string Jars = "/usr/share/java";

    private static readonly string[] Needed = ["lucene-core", "lucene-analyzers-common"];

    private string? _classPath;

    /// <returns>What the verb reports, by name.</returns>
    /// <exception cref="InvalidOperationException">Java or Lucene is missing, or the run failed; the message names the mend.</exception>
    public IReadOnlyDictionary<string, double> Call(params IEnumerable<string> arguments)
    {
        _classPath ??= Compile();
        string output = Run("java", ["-Xmx3g", "-Xms3g", "-cp", _classPath, "LucenePeer", .. arguments]);
        return output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
    }

    private string Compile()
    {
        string jars = string.Join(':', Needed.Select(Jar));
        string source = work.In("LucenePeer.java"), classes = Directory.CreateDirectory(work.In("classes")).FullName;
        using (var embedded = typeof(LuceneProcess).Assembly.GetManifestResourceStream("LucenePeer.java")!)
        using (var file = File.Create(source))
            embedded.CopyTo(file);
        Run("javac", ["-encoding", "UTF-8", "-cp", jars, "-d", classes, source]);
        return $"{jars}:{classes}";
    }

    private static string Jar(string name) =>
        (Directory.Exists(Jars) ? Directory.EnumerateFiles(Jars, $"{name}-8.*.jar").Order(StringComparer.Ordinal).FirstOrDefault() : null)
        ?? throw new InvalidOperationException($"{name} fehlt. Abhilfe: apt-get install liblucene8-java (peer/run.sh tut es).");

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} lässt sich nicht starten. Abhilfe: apt-get install default-jdk-headless.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} endete mit {process.ExitCode}.");
    }
}
