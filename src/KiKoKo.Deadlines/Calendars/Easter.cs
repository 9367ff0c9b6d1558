namespace KiKoKo.Deadlines.Calendars;

/// <summary>The date of Easter.</summary>
internal static class Easter
{
    /// <summary>Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher (Nature, 1876).</summary>
    public static DateOnly Sunday(int year)
    {
        int a = year % 19;
        int b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
