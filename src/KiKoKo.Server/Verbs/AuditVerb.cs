using KiKoKo.Server.Hosting;
using KiKoKo.Storage;

namespace KiKoKo.Server.Verbs;

internal static class AuditVerb
{
    public static async Task<int> VerifyAsync(string data, bool json, CancellationToken cancel)
    {
        string folder = Installation.ExistingFolder(data);
        await using var database = await Database.OpenAsync(new DatabaseOptions { DataFolder = folder }, cancel);
        var report = await Installation.OpenAudit(database, folder).VerifyAsync(cancel);
        if (json)
        {
            Output.WriteJson(report);
            return report.Problems.Count == 0 ? 0 : 1;
        }

        foreach (var problem in report.Problems)
            Console.WriteLine(problem.Index is { } i ? $"Eintrag {i}: {problem.What}" : problem.What);
        Console.WriteLine(report.Problems.Count == 0
            ? $"Das Protokoll ist vollständig und unversehrt: {report.Entries} Einträge, Wurzel {report.RootHash}."
            : $"{report.Problems.Count} Auffälligkeiten in {report.Entries} Einträgen. Abhilfe: Datenordner sichern, KI-Ko verständigen, mit der letzten Sicherung vergleichen.");
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
