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
}
