using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KiKoKo.Teams.Authentication;

namespace KiKoKo.Teams.Tests.Authentication;

/// <summary>The published examples of RFC 7515 and RFC 7520.</summary>
public sealed class SignedTokenTests
{
    // RFC 7515, appendix A.2
    private const string Rfc7515Key = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    private const string Rfc7515Token =
        "eyJhbGciOiJSUzI1NiJ9"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    // RFC 7520, section 4.1
    private const string Rfc7520Key = "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw";
    private const string Rfc7520Token =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9"
        + ".SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4"
        + ".MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg";

    [Theory]
    [InlineData(Rfc7515Token, Rfc7515Key)]
    [InlineData(Rfc7520Token, Rfc7520Key)]
    public void IsSignedBy_PublishedExample_Holds(string token, string modulus)
    {
        using var key = Key(modulus);
        Assert.True(SignedToken.Parse(token, out _)!.IsSignedBy(key));
    }

    [Theory]
    [InlineData(Rfc7515Token, Rfc7520Key)]
    [InlineData(Rfc7520Token, Rfc7515Key)]
    public void IsSignedBy_OtherKey_DoesNotHold(string token, string modulus)
    {
        using var key = Key(modulus);
        Assert.False(SignedToken.Parse(token, out _)!.IsSignedBy(key));
    }

    // RFC 7515, appendices A.1 (HS256), A.3 (ES256), A.5 (none): the same claims, other algorithms.
    private const string Claims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private const string Hs256Token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + Claims + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Es256Token = "eyJhbGciOiJFUzI1NiJ9." + Claims + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    private const string BareToken = "eyJhbGciOiJub25lIn0." + Claims + ".";

    [Theory]
    [InlineData(Hs256Token, "algorithm not allowed")]
    [InlineData(Es256Token, "algorithm not allowed")]
    [InlineData(BareToken, "malformed token")]
    public void Parse_PublishedExampleOfAnotherAlgorithm_Refused(string token, string expected)
    {
        Assert.Null(SignedToken.Parse(token, out string reason));
        Assert.Equal(expected, reason);
    }

    /// <summary>The examples above are good ones: it is the algorithm for which they are refused.</summary>
    [Fact]
    public void PublishedExamples_OfOtherAlgorithms_AreCorrectlySigned()
    {
        byte[] secret = Base64Url.DecodeFromChars("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        var (signed, signature) = Split(Hs256Token);
        Assert.Equal(HMACSHA256.HashData(secret, signed), signature);

        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                Y = Base64Url.DecodeFromChars("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
            },
        });
        (signed, signature) = Split(Es256Token);
        Assert.True(key.VerifyData(signed, signature, HashAlgorithmName.SHA256));

        static (byte[] Signed, byte[] Signature) Split(string token)
        {
            int dot = token.LastIndexOf('.');
            return (Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)));
        }
    }

    [Fact]
    public void IsSignedBy_AnyBitOfThePayloadChanged_DoesNotHold()
    {
        using var key = Key(Rfc7515Key);
        int start = Rfc7515Token.IndexOf('.', StringComparison.Ordinal) + 1;
        int end = Rfc7515Token.LastIndexOf('.');
        for (int i = start; i < end - 1; i++)
        {
            char other = Rfc7515Token[i] == 'A' ? 'B' : 'A';
            var changed = SignedToken.Parse(Rfc7515Token[..i] + other + Rfc7515Token[(i + 1)..], out _);
            Assert.False(changed?.IsSignedBy(key) ?? false);
        }
    }

    [Fact]
    public void ReadClaims_PublishedExample_Read()
    {
        var token = SignedToken.Parse(Rfc7515Token, out _)!;
        Assert.Null(token.KeyId);
        var claims = token.ReadClaims()!;
        Assert.Equal(("joe", 1300819380d), (claims.Issuer, claims.ExpiresAt));
    }

    [Fact]
    public void ReadClaims_PayloadIsNoJson_Null() => Assert.Null(SignedToken.Parse(Rfc7520Token, out _)!.ReadClaims());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c.d.e.f.g")]
    [InlineData("e30.e30.e30.e30")]
    [InlineData("ÄÖÜ.e30.e30")]
    [InlineData("W10.e30.e30")]
    [InlineData(" eyJhbGciOiJSUzI1NiJ9.e30.e30")]
    public void Parse_NotAToken_Null(string text) => Assert.Null(SignedToken.Parse(text, out _));

    private static RSA Key(string modulus) =>
        RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = [1, 0, 1] });
}
