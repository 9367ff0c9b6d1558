namespace KiKoKo.Deadlines.Rules;

/// <summary>The age of § 35 Satz 2, § 235 Abs. 2 SGB VI.</summary>
internal static class RetirementAge
{
    /// <summary>65 years until 1946, then a month more for each year of birth until 1958, two until 1964: 67 years.</summary>
    public static (int? Years, int? Months) Of(int yearOfBirth)
    {
        int months = yearOfBirth switch
        {
            < 1947 => 0,
            <= 1958 => yearOfBirth - 1946,
            < 1964 => 12 + (2 * (yearOfBirth - 1958)),
            _ => 24,
        };
        return (65 + (months / 12), months % 12);
    }
}
