using System.Security.Cryptography;

namespace KiKoKo.Teams.Authentication;

/// <summary>A public key of the channel service and the channels that it may speak for.</summary>
internal sealed record SigningKey(string Id, RSA PublicKey, IReadOnlySet<string> Endorsements);
