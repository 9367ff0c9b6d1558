namespace KiKoKo.Deadlines.Calendars;

/// <summary>The 16 states of Germany by their usual two-letter codes.</summary>
public enum State
{
    /// <summary>Baden-Württemberg.</summary>
    BW,

    /// <summary>Bavaria.</summary>
    BY,

    /// <summary>Berlin.</summary>
    BE,

    /// <summary>Brandenburg.</summary>
    BB,

    /// <summary>Bremen.</summary>
    HB,

    /// <summary>Hamburg.</summary>
    HH,

    /// <summary>Hesse.</summary>
    HE,

    /// <summary>Mecklenburg-Vorpommern.</summary>
    MV,

    /// <summary>Lower Saxony.</summary>
    NI,

    /// <summary>North Rhine-Westphalia.</summary>
    NW,

    /// <summary>Rhineland-Palatinate.</summary>
    RP,

    /// <summary>Saarland.</summary>
    SL,

    /// <summary>Saxony.</summary>
    SN,

    /// <summary>Saxony-Anhalt.</summary>
    ST,

    /// <summary>Schleswig-Holstein.</summary>
    SH,

    /// <summary>Thuringia.</summary>
    TH,
}
