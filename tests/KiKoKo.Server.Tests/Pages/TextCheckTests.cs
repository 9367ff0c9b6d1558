using System.Security.Cryptography;
using System.Text;
using KiKoKo.Server.Pages.Labels;

namespace KiKoKo.Server.Tests.Pages;

public sealed class TextCheckTests
{
    private const string Id = "KK-7Q4M-2R8T-XA";
    private const string Text = "Erster Absatz.\n\n- Punkt [1]";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    [Theory]
    [InlineData(Text)]
    [InlineData("  Erster Absatz.\r\n\r\n- Punkt [1]\r\n")]
    [InlineData(Text + "\n\nKiKoKo: wörtlicher Auszug. Kennzeichnung " + Id)]
    public void SameText_HoweverPasted_IsTheSame(string pasted) => Assert.True(TextCheck.IsSame(pasted, Hash, Id));

    [Theory]
    [InlineData("")]
    [InlineData("Erster Absatz.\n- Punkt [1]")]
    [InlineData("Erster Absatz.\n\n- Punkt [2]")]
    [InlineData(Text + "\n\nNoch ein Satz.")]
    [InlineData(Text + "\n\nKennzeichnung KK-0000-0000-00")]
    public void ChangedText_IsNot(string pasted) => Assert.False(TextCheck.IsSame(pasted, Hash, Id));
}
