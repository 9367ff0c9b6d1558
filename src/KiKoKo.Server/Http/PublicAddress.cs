namespace KiKoKo.Server.Http;

/// <summary>The address under which people reach this server, for links in messages. Section <c>Server</c>, key <c>PublicAddress</c>.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly Uri? _base = Uri.TryCreate(configuration["Server:PublicAddress"], UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri : null;

    /// <summary>The absolute address of one of our paths; null when no public address is configured.</summary>
    public Uri? Of(string path) => _base is null ? null : new Uri(_base, path);
}
