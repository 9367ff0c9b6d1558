namespace KiKoKo.Knowledge.Documents;

/// <summary>Calendar days as the administration counts them: in the time zone of Germany, whatever the server's is.</summary>
public static class GermanDay
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out var zone) ? zone : TimeZoneInfo.Local;

    /// <summary>Today.</summary>
    public static DateOnly Today(this TimeProvider time) => Of(time.GetUtcNow());

    /// <summary>The day on which an instant falls.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant on the wall clock in Germany.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant, in UTC, at which that wall clock in Germany shows that time. Of an hour that comes twice the second; one that is left out counts from its end.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
