namespace KiKoKo.Deadlines.Calculating;

/// <summary>How a deadline is counted. Each value is a "kind" of the data language of <see cref="CalculationReader"/>.</summary>
public enum CalculationKind
{
    /// <summary>"event": an event sets the period going, its day does not count (§ 187 Abs. 1 BGB).</summary>
    AfterEvent,

    /// <summary>"daystart": the first day counts (§ 187 Abs. 2 BGB).</summary>
    FromDayStart,

    /// <summary>"fiction+event": notification is deemed on a day after posting, the period runs from there.</summary>
    AfterNotification,

    /// <summary>"wait": the first day after the period has run.</summary>
    Wait,

    /// <summary>"hours".</summary>
    Hours,

    /// <summary>"extension": § 190 BGB, from the end that was not shifted.</summary>
    Extension,

    /// <summary>"extension_procedural": § 224 Abs. 3 ZPO, from the shifted end.</summary>
    ProceduralExtension,

    /// <summary>"backward": the whole period lies between; the latest day.</summary>
    Backward,

    /// <summary>"start_before": the first day of a protected time.</summary>
    StartBefore,

    /// <summary>"backward_workdays": so many whole Arbeitstage lie between.</summary>
    BackwardWorkdays,

    /// <summary>"clear_days_before": so many whole calendar days lie between.</summary>
    ClearDaysBefore,

    /// <summary>"notice": given on a day, when does the contract end?</summary>
    Notice,

    /// <summary>"notice_latest": the end is wanted, when must notice arrive at the latest?</summary>
    NoticeLatest,

    /// <summary>"werktage": so many Werktage after the event.</summary>
    Werktage,

    /// <summary>"efzg": the medical certificate of § 5 Abs. 1 EFZG.</summary>
    SicknessCertificate,

    /// <summary>"threshold": the first day on which more than so many days have passed.</summary>
    Threshold,

    /// <summary>"threshold_sum": the same over several periods within twelve months.</summary>
    ThresholdSum,

    /// <summary>"muschg": protection after birth with the days not used before it (§ 3 Abs. 2 MuSchG).</summary>
    MaternityProtection,

    /// <summary>"beeg7": the first day for which Elterngeld is paid (§ 7 Abs. 1 BEEG).</summary>
    ParentalAllowance,

    /// <summary>"age_monthend": the end of the month in which an age is reached.</summary>
    AgeAtMonthEnd,

    /// <summary>"yearend": so many years from the end of the year.</summary>
    YearEnd,

    /// <summary>"payday": § 24 TVöD.</summary>
    Payday,

    /// <summary>"fixed": the sentence itself fixes the day.</summary>
    Fixed,

    /// <summary>"count": a length of time that need not run without a break, in days (§ 191 BGB).</summary>
    Count,
}

/// <summary>What is counted.</summary>
public enum CountUnit
{
    /// <summary>T. 0 is none of them: a unit is given or it is missing.</summary>
    Day = 1,

    /// <summary>KT.</summary>
    CalendarDay,

    /// <summary>AT: Monday to Friday, no holiday.</summary>
    WorkingDay,

    /// <summary>WT: Monday to Saturday, no holiday.</summary>
    Werktag,

    /// <summary>W.</summary>
    Week,

    /// <summary>HM: 15 days (§ 189 BGB).</summary>
    HalfMonth,

    /// <summary>M.</summary>
    Month,

    /// <summary>M+15T: so many months and half a month.</summary>
    MonthAndHalf,

    /// <summary>VJ: three months.</summary>
    Quarter,

    /// <summary>HJ: six months.</summary>
    HalfYear,

    /// <summary>J.</summary>
    Year,

    /// <summary>h.</summary>
    Hour,
}

/// <summary>What becomes of an end on a Saturday, Sunday or holiday.</summary>
public enum EndShift
{
    /// <summary>The end stays.</summary>
    None = 1,

    /// <summary>The next working day (§ 193 BGB, § 31 Abs. 3 VwVfG and the like).</summary>
    Next,

    /// <summary>The next working day, and at least two working days in all (Regulation 1182/71 Art. 3 Abs. 4 and 5).</summary>
    European,
}

/// <summary>To which days a contract can be ended.</summary>
public enum NoticeEnd
{
    /// <summary>"-": any.</summary>
    AnyDay = 1,

    /// <summary>"ME".</summary>
    MonthEnd,

    /// <summary>"QE".</summary>
    QuarterEnd,

    /// <summary>"HE": 30 June and 31 December.</summary>
    HalfYearEnd,

    /// <summary>"JE".</summary>
    YearEnd,

    /// <summary>"15/ME".</summary>
    FifteenthOrMonthEnd,

    /// <summary>"fix": the end that the contract names.</summary>
    Agreed,
}
