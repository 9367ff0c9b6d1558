using static KiKoKo.Deadlines.Calendars.State;

namespace KiKoKo.Deadlines.Calendars;

/// <summary>
/// The public holidays that hold in the whole of a state, by the holiday laws of the states. Holidays of single
/// municipalities (Fronleichnam in parts of SN and TH, Mariä Himmelfahrt in parts of BY, the Friedensfest of Augsburg) are
/// not among them, see <see cref="WorkCalendar.With"/>.
/// </summary>
/// <remarks>
/// Changes since 1995 are in the table. For 1990 to 1994 the five eastern states are computed by their later laws, and
/// 17 June 1990, the last "Tag der deutschen Einheit" of the western ones, is left out: it was a Sunday.
/// </remarks>
public static class PublicHolidays
{
    /// <summary>The first year that can be asked for.</summary>
    public const int FirstYear = 1990;

    /// <summary>The last year that can be asked for.</summary>
    public const int LastYear = 2100;

    private static readonly Rule[] s_rules =
    [
        new("Neujahr", Fixed(1, 1)),
        new("Heilige Drei Könige", Fixed(1, 6), BW, BY, ST),
        new("Frauentag", Fixed(3, 8), BE) { From = 2019 },
        new("Frauentag", Fixed(3, 8), MV) { From = 2023 },
        new("Karfreitag", FromEaster(-2)),
        new("Ostersonntag", FromEaster(0), BB),
        new("Ostermontag", FromEaster(1)),
        new("Erster Mai", Fixed(5, 1)),
        new("75. Jahrestag der Befreiung vom Nationalsozialismus und der Beendigung des Zweiten Weltkriegs in Europa", Fixed(5, 8), BE) { From = 2020, Until = 2020 },
        new("80. Jahrestag der Befreiung vom Nationalsozialismus und der Beendigung des Zweiten Weltkriegs in Europa", Fixed(5, 8), BE) { From = 2025, Until = 2025 },
        new("Christi Himmelfahrt", FromEaster(39)),
        new("Pfingstsonntag", FromEaster(49), BB),
        new("Pfingstmontag", FromEaster(50)),
        new("Fronleichnam", FromEaster(60), BW, BY, HE, NW, RP, SL),
        new("75. Jahrestag des Aufstandes vom 17. Juni 1953", Fixed(6, 17), BE) { From = 2028, Until = 2028 },
        new("Mariä Himmelfahrt", Fixed(8, 15), SL),
        new("Weltkindertag", Fixed(9, 20), TH) { From = 2019 },
        new("Tag der Deutschen Einheit", Fixed(10, 3)),
        new("Reformationstag", Fixed(10, 31), BB, MV, SN, ST, TH),
        new("Reformationstag", Fixed(10, 31), BW, BY, BE, HE, NW, RP, SL) { From = 2017, Until = 2017 },
        new("Reformationstag", Fixed(10, 31), HB, HH, NI, SH) { From = 2017 },
        new("Allerheiligen", Fixed(11, 1), BW, BY, NW, RP, SL),
        new("Buß- und Bettag", RepentanceDay) { Until = 1994 }, // given up in 1995 to pay for the long-term care insurance
        new("Buß- und Bettag", RepentanceDay, SN) { From = 1995 },
        new("Erster Weihnachtstag", Fixed(12, 25)),
        new("Zweiter Weihnachtstag", Fixed(12, 26)),
    ];

    /// <summary>The holidays of a year in order of their dates. Two may fall on one day (1 May 2008).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one of 1990 to 2100.</exception>
    public static IReadOnlyList<Holiday> Of(State state, int year)
    {
        if (year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"Feiertage sind für die Jahre {FirstYear} bis {LastYear} bekannt.");
        return [.. s_rules.Where(r => r.Holds(state, year)).Select(r => new Holiday(r.On(year), r.Name)).OrderBy(h => h.Date)];
    }

    private static Func<int, DateOnly> Fixed(int month, int day) => year => new DateOnly(year, month, day);

    private static Func<int, DateOnly> FromEaster(int days) => year => Easter.Sunday(year).AddDays(days);

    /// <summary>The Wednesday before 23 November.</summary>
    private static DateOnly RepentanceDay(int year)
    {
        var last = new DateOnly(year, 11, 22);
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Wednesday + 7) % 7));
    }

    /// <param name="States">None: all of them.</param>
    private sealed record Rule(string Name, Func<int, DateOnly> On, params State[] States)
    {
        public int From { get; init; } = FirstYear;

        public int Until { get; init; } = LastYear;

        public bool Holds(State state, int year) => From <= year && year <= Until && (States.Length == 0 || States.Contains(state));
    }
}
