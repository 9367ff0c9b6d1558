using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KiKoKo.Audit.Content;

namespace KiKoKo.Audit;

/// <summary>People in the log: HMAC-SHA-256 of their id under a key of the month. The same person has another name next month.</summary>
internal sealed class Pseudonyms(SecretFolder secrets)
{
    public string Of(string personId, DateTimeOffset when)
    {
        string month = when.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        byte[] mac = HMACSHA256.HashData(secrets.Key("pseudonym-" + month), Encoding.UTF8.GetBytes(personId));
        return "P-" + Convert.ToHexString(mac.AsSpan(0, 8));
    }
}
