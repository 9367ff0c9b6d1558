using KiKoKo.Knowledge.Search;
using KiKoKo.Server.Hosting;
using KiKoKo.Server.Http;
using KiKoKo.Server.Pages;
using KiKoKo.Server.Pages.Library;
using KiKoKo.Server.People;

namespace KiKoKo.Server.Verbs;

internal static class SearchVerb
{
    public static async Task<int> RunAsync(string data, string query, int top, bool explain, string persona, bool json, CancellationToken cancel)
    {
        await using var installation = await Installation.OpenAsync(Installation.ExistingFolder(data), cancel);
        var result = await installation.Search.SearchAsync(new SearchRequest(query, Persona.Find(persona)!.Person.Audience, top, Explain: explain), cancel);
        var view = SearchView.Of(result);
        if (json)
        {
            Output.WriteJson(view);
            return 0;
        }

        if (view.Hits.Count == 0)
            Console.WriteLine("Nichts gefunden.");
        foreach (var (hit, found) in view.Hits.Zip(result.Hits))
        {
            Console.WriteLine($"{hit.Rank}. {hit.Title} ({hit.FileName}){(hit.Page is { } p ? $", Seite {p}" : "")}  [{hit.Score:F2}]");
            if (hit.Path.Count > 0)
                Console.WriteLine("   " + string.Join(" › ", hit.Path));
            Console.WriteLine("   " + Shorten(hit.Text));
            Console.WriteLine("   Treffer: " + string.Join(", ", hit.Matched.Select(m => $"{m.Term} ({Wording.Match(m)})")));
            foreach (var share in found.Explanation?.Shares ?? [])
            {
                var (what, how) = Why.Row(share);
                Console.WriteLine($"   {Why.Number(share.Score),8} {Why.Percent(share.Score, found.Score),5}  {what}: {how}");
            }
        }

        return 0;
    }

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 240 ? line : line[..240] + " …";
    }
}
