namespace KiKoKo.Server.Deadlines.Sheet.Pdf;

/// <summary>
/// The typeface of the sheet: Liberation Sans or DejaVu Sans as the system has it, elsewhere Arial. What is used of it is
/// embedded, so that a reader needs none; no font lies in the repository.
/// </summary>
internal sealed record SystemFonts(string RegularFile, string BoldFile)
{
    /// <summary>The package that has it, for <c>doctor</c> and the launcher.</summary>
    public const string Package = "fonts-liberation";

    private static readonly string s_windows = Environment.GetFolderPath(Environment.SpecialFolder.Fonts);

    private static readonly SystemFonts[] s_known =
    [
        new("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"),
        new("/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"),
        new("/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf", "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf"),
        new("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"),
        new(Path.Combine(s_windows, "arial.ttf"), Path.Combine(s_windows, "arialbd.ttf")),
        new("/System/Library/Fonts/Supplemental/Arial.ttf", "/System/Library/Fonts/Supplemental/Arial Bold.ttf"),
    ];

    /// <summary>Null: the system has none of them.</summary>
    public static SystemFonts? Find() => Array.Find(s_known, f => File.Exists(f.RegularFile) && File.Exists(f.BoldFile));
}
