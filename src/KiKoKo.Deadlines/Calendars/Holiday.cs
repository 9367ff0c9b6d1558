namespace KiKoKo.Deadlines.Calendars;

/// <summary>A day on which work rests.</summary>
/// <param name="Name">German, as people call it.</param>
public sealed record Holiday(DateOnly Date, string Name);
