using System.Data.Common;
using System.Text.Json;
using Dapper;
using KiKoKo.Assistant.Conversations;

namespace KiKoKo.Assistant.DeadlineWatch;

internal enum WatchState
{
    Open,
    Done,
    Hidden,
}

// Property names are the column names, so that the SQL needs no aliases.
#pragma warning disable SA1300, IDE1006
/// <summary>A watched deadline as the database holds it.</summary>
internal sealed class DeadlineRow
{
    private const string Columns =
        "id, owner, title, day, rule, steps, source, document_id, calendar, entry, note, lead_days, state, snoozed_until, offered_to, revision, created_at, changed_at";

    public string id { get; init; } = "";
    public string owner { get; set; } = "";
    public string title { get; set; } = "";
    public string day { get; set; } = "";
    public string? rule { get; set; }
    public string steps { get; set; } = "[]";
    public string source { get; init; } = "";
    public string? document_id { get; set; }
    public string? calendar { get; init; }
    public string? entry { get; init; }
    public string note { get; set; } = "";
    public string? lead_days { get; set; }
    public string state { get; set; } = nameof(WatchState.Open);
    public string? snoozed_until { get; set; }
    public string? offered_to { get; set; }
    public long revision { get; set; }
    public string created_at { get; init; } = "";
    public string changed_at { get; set; } = "";
#pragma warning restore SA1300, IDE1006

    public DateOnly Day => Stamp.Day(day);

    public DateOnly? SnoozedUntil => snoozed_until is null ? null : Stamp.Day(snoozed_until);

    public IReadOnlyList<int>? LeadDays => lead_days is null ? null : JsonSerializer.Deserialize<int[]>(lead_days);

    public bool IsOpen => state == nameof(WatchState.Open);

    public bool IsHouse => source == nameof(DeadlineSource.Calendar);

    public static async Task<DeadlineRow?> FindAsync(DbConnection c, string id) =>
        await c.QuerySingleOrDefaultAsync<DeadlineRow>($"SELECT {Columns} FROM watched_deadlines WHERE id = @id", new { id });

    /// <summary>What fulfils a condition on the columns, by day.</summary>
    public static async Task<IReadOnlyList<DeadlineRow>> ReadAsync(DbConnection c, string condition, object parameters) =>
        [.. await c.QueryAsync<DeadlineRow>($"SELECT {Columns} FROM watched_deadlines WHERE {condition} ORDER BY day, title, id", parameters)];

    /// <returns>0 when the person has that date of that house deadline already.</returns>
    public Task<int> InsertAsync(DbConnection c) => c.ExecuteAsync(
        $"INSERT INTO watched_deadlines ({Columns}) VALUES (@id, @owner, @title, @day, @rule, @steps, @source, @document_id, @calendar, @entry, @note, @lead_days, @state, @snoozed_until, "
        + "@offered_to, @revision, @created_at, @changed_at) ON CONFLICT (owner, calendar, entry, day) DO NOTHING",
        this);

    public Task UpdateAsync(DbConnection c, DateTimeOffset now)
    {
        revision++;
        changed_at = Stamp.Of(now);
        return c.ExecuteAsync(
            "UPDATE watched_deadlines SET owner = @owner, title = @title, day = @day, rule = @rule, steps = @steps, document_id = @document_id, note = @note, lead_days = @lead_days, "
            + "state = @state, snoozed_until = @snoozed_until, offered_to = @offered_to, revision = @revision, changed_at = @changed_at WHERE id = @id",
            this);
    }

    public Task DeleteAsync(DbConnection c) => c.ExecuteAsync("DELETE FROM watched_deadlines WHERE id = @id", new { id });

    /// <summary>As one of the two sees it who may.</summary>
    public WatchedDeadline ToDeadline(string person, Func<string, string> nameOf) => new(
        id,
        title,
        Day,
        rule,
        JsonSerializer.Deserialize<DeadlineStep[]>(steps)!,
        Enum.Parse<DeadlineSource>(source),
        document_id,
        note,
        LeadDays,
        state == nameof(WatchState.Done),
        SnoozedUntil,
        offered_to is null ? null : owner == person ? new WatchOffer(IsMine: true, nameOf(offered_to)) : new WatchOffer(IsMine: false, nameOf(owner)),
        (int)revision,
        Stamp.Moment(created_at),
        Stamp.Moment(changed_at));
}
