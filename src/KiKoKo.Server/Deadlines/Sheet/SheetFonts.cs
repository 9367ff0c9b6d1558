using PdfSharp.Fonts;

namespace KiKoKo.Server.Deadlines.Sheet;

/// <summary>
/// The typeface of the sheet: Liberation Sans or DejaVu Sans as the system has it, elsewhere Arial. It is embedded, so that a
/// reader needs none; no font lies in the repository.
/// </summary>
internal sealed class SheetFonts : IFontResolver
{
    public const string Family = "Fristenblatt";

    /// <summary>The package that has it, for <c>doctor</c> and the launcher.</summary>
    public const string Package = "fonts-liberation";

    private static readonly (string Regular, string Bold)[] s_files =
    [
        ("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"),
        ("/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"),
        ("/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf", "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf"),
        ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"),
        (Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "arial.ttf"), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "arialbd.ttf")),
        ("/System/Library/Fonts/Supplemental/Arial.ttf", "/System/Library/Fonts/Supplemental/Arial Bold.ttf"),
    ];

    private static readonly Lazy<bool> s_installed = new(Install);

    private readonly (string Regular, string Bold) _files;

    private SheetFonts((string Regular, string Bold) files) => _files = files;

    /// <summary>Sees to it that the PDF writer knows the typeface; false when the system has none of them.</summary>
    public static bool AreThere => s_installed.Value;

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(faceName);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new FontResolverInfo(isBold ? _files.Bold : _files.Regular) : null;

    private static bool Install()
    {
        if (s_files.FirstOrDefault(f => File.Exists(f.Regular) && File.Exists(f.Bold)) is not { Regular: not null } files)
            return false;
        GlobalFontSettings.FontResolver = new SheetFonts(files);
        return true;
    }
}
