using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace KiKoKo.Assistant.DeadlineWatch;

// Property names are the column names, so that the SQL needs no aliases.
#pragma warning disable SA1300, IDE1006
/// <summary>A person's settings as the database holds them. Who changed nothing has none.</summary>
internal sealed class SettingsRow
{
    public string person { get; init; } = "";
    public string lead_days { get; init; } = "[]";
    public string quiet_from { get; init; } = "";
    public string quiet_until { get; init; } = "";
    public long weekly { get; init; }
    public string? substitute { get; init; }
    public string? substitute_from { get; init; }
    public string? substitute_until { get; init; }
    public long substitute_instead { get; init; }
#pragma warning restore SA1300, IDE1006

    public static async Task<WatchSettings> ReadAsync(DbConnection c, string person, WatchOptions options)
    {
        var row = await c.QuerySingleOrDefaultAsync<SettingsRow>("SELECT * FROM watch_settings WHERE person = @person", new { person });
        return row is null ? options.DefaultSettings : row.ToSettings();
    }

    public static Task WriteAsync(DbConnection c, string person, WatchSettings settings) => c.ExecuteAsync(
        "INSERT INTO watch_settings (person, lead_days, quiet_from, quiet_until, weekly, substitute, substitute_from, substitute_until, substitute_instead) "
        + "VALUES (@person, @leads, @from, @until, @weekly, @substitute, @substituteFrom, @substituteUntil, @instead) "
        + "ON CONFLICT (person) DO UPDATE SET lead_days = excluded.lead_days, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, weekly = excluded.weekly, "
        + "substitute = excluded.substitute, substitute_from = excluded.substitute_from, substitute_until = excluded.substitute_until, substitute_instead = excluded.substitute_instead",
        new
        {
            person,
            leads = JsonSerializer.Serialize(settings.LeadDays),
            from = Stamp.Of(settings.QuietFrom),
            until = Stamp.Of(settings.QuietUntil),
            weekly = settings.WeeklyOverview ? 1L : 0L,
            substitute = settings.Substitute?.PersonId,
            substituteFrom = settings.Substitute is { } s ? Stamp.Of(s.From) : null,
            substituteUntil = settings.Substitute is { } t ? Stamp.Of(t.Until) : null,
            instead = settings.Substitute is { Instead: true } ? 1L : 0L,
        });

    private WatchSettings ToSettings() => new(
        JsonSerializer.Deserialize<int[]>(lead_days)!,
        Stamp.Time(quiet_from),
        Stamp.Time(quiet_until),
        weekly != 0,
        substitute is null ? null : new Substitute(substitute, Stamp.Day(substitute_from!), Stamp.Day(substitute_until!), substitute_instead != 0));
}
