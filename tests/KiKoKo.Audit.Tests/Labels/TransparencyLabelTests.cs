using System.Text.RegularExpressions;
using KiKoKo.Audit.Labels;

namespace KiKoKo.Audit.Tests.Labels;

public sealed partial class TransparencyLabelTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Create_AThousandTimes_GivesDistinctIdsOfTheForm()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => TransparencyLabel.Create(LabelKind.Rule, null, s_now).Id).ToList();
        Assert.All(ids, id => Assert.Matches(Form(), id));
        Assert.Equal(1000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(id, TransparencyLabel.NormalizeId(id)));
    }

    [Fact]
    public void Create_WithoutModel_SaysSo()
    {
        Assert.Contains("ohne Sprachmodell", TransparencyLabel.Create(LabelKind.Extract, null, s_now).Wording);
        Assert.Contains("mit KI erstellt", TransparencyLabel.Create(LabelKind.Generated, "m", s_now).Wording);
    }

    [Theory]
    [InlineData("KK-0123-4567-89", "KK-0123-4567-89")]
    [InlineData("kk-abcd-efgh-jk", "KK-ABCD-EFGH-JK")]
    [InlineData("  KK 0123 4567 89 ", "KK-0123-4567-89")]
    [InlineData("0123456789", "KK-0123-4567-89")]
    [InlineData("KK-O1lI-4567-89", "KK-0111-4567-89")]
    [InlineData("KKAB-CDEF-GH", "KK-KKAB-CDEF-GH")]
    [InlineData("KK-KKAB-CDEF-GH", "KK-KKAB-CDEF-GH")]
    public void NormalizeId_OfWhatPeopleType_IsTheStoredForm(string typed, string expected) =>
        Assert.Equal(expected, TransparencyLabel.NormalizeId(typed));

    [Theory]
    [InlineData("")]
    [InlineData("KK")]
    [InlineData("KK-0123-4567-8")]
    [InlineData("KK-0123-4567-890")]
    [InlineData("KK-U123-4567-89")]
    [InlineData("KK-Ä123-4567-89")]
    [InlineData("KK/0123/4567/89")]
    public void NormalizeId_OfWhatCannotBeAnId_IsNull(string typed) => Assert.Null(TransparencyLabel.NormalizeId(typed));

    [GeneratedRegex("^KK-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
