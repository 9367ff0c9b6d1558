namespace KiKoKo.Server.Verbs;

internal static class EvalVerb
{
    public static Task<int> RunAsync(DirectoryInfo folder, bool json, CancellationToken cancel) => throw new UserError("folgt mit dem Suchzweig");
}
