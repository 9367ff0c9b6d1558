using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KiKoKo.Knowledge.Search.Vectors;
using Microsoft.Extensions.AI;

namespace KiKoKo.Server.Embeddings;

/// <summary>
/// The embeddings of an OpenAI-compatible service (<c>POST {endpoint}/embeddings</c>), over the seam of Microsoft.Extensions.AI. Contacts the configured
/// host and no other: no proxy from the environment, no redirects, no cookies.
/// </summary>
/// <remarks>
/// Not the OpenAI package's client: it asks for base64, which not every local server knows, repeats failed requests on its own so that a time-out of
/// 300 ms and our circuit breaker would not mean what they say, reads answers of any size, and reaches the seam only through one more package.
/// </remarks>
internal sealed class EmbeddingsEndpoint : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Far above 1,024 vectors of 1,024 numbers as text.</summary>
    private const int LongestAnswer = 64 * 1024 * 1024;

    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly string _model;

    /// <param name="options">Valid, with the key already read.</param>
    public EmbeddingsEndpoint(EmbeddingOptions options)
    {
        string address = options.Endpoint!.TrimEnd('/');
        _address = new Uri(address.EndsWith("/embeddings", StringComparison.Ordinal) ? address : address + "/embeddings");
        _model = options.Name!;
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Traces must not carry a header to another house either.
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // the caller's token says how long
            MaxResponseContentBufferSize = LongestAnswer,
        };
        if (!string.IsNullOrEmpty(options.ApiKey))
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
    }

    /// <exception cref="EmbeddingException">Not reachable, refused, or an answer that holds no embeddings.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        byte[] answer;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address)
            {
                Content = JsonContent.Create(new { model = _model, input = texts, encoding_format = "float" }),
            };
            using var response = await _client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw Refused(response);
            answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new EmbeddingException(
                e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                    ? $"Der Einbettungsdienst {Place} antwortet mit mehr als {LongestAnswer / (1024 * 1024)} MB."
                    : $"Der Einbettungsdienst {Place} ist nicht erreichbar.",
                e);
        }

        return new GeneratedEmbeddings<Embedding<float>>(Read(answer, texts.Length).Select(v => new Embedding<float>(v)));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _client.Dispose();

    private string Place => _address.GetLeftPart(UriPartial.Authority);

    // What the service says about it stays unread: it may repeat the text.
    private EmbeddingException Refused(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity =>
                new EmbeddingException($"Der Einbettungsdienst {Place} nimmt die Anfrage nicht an (HTTP {status}).") { InputRefused = true },
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new EmbeddingException($"Der Einbettungsdienst {Place} weist den Schlüssel ab (HTTP {status}); Embeddings:ApiKey prüfen."),
            HttpStatusCode.NotFound =>
                new EmbeddingException($"Der Einbettungsdienst {Place} kennt das Modell „{_model}“ oder die Adresse {_address.AbsolutePath} nicht (HTTP 404)."),
            _ => new EmbeddingException($"Der Einbettungsdienst {Place} antwortet mit HTTP {status}.") { RetryAfter = Wait(response.Headers.RetryAfter, response.Headers.Date) },
        };
    }

    /// <summary>A date is taken relative to the service's own clock.</summary>
    private static TimeSpan? Wait(RetryConditionHeaderValue? asked, DateTimeOffset? now) =>
        asked?.Delta ?? (asked?.Date is { } until && now is { } sent && until > sent ? until - sent : null);

    /// <summary>In the order of the input, whatever the order of the answer.</summary>
    private float[][] Read(byte[] answer, int count)
    {
        float[][]? vectors = null;
        try
        {
            var data = JsonSerializer.Deserialize<Answer>(answer, JsonSerializerOptions.Web)?.Data;
            if (data?.Count == count && data.All(d => d is { Embedding: not null }))
                vectors = [.. data.OrderBy(d => d.Index).Where((d, i) => d.Index is null || d.Index == i).Select(d => d.Embedding!)];
        }
        catch (JsonException)
        {
            // said below
        }

        return vectors?.Length == count ? vectors : throw new EmbeddingException($"Der Einbettungsdienst {Place} antwortet mit etwas, das keine {count} Einbettungen sind.");
    }

    private sealed record Answer(List<Item>? Data);

    /// <param name="Index">Which text it belongs to; services that leave it out answer in order.</param>
    private sealed record Item(int? Index, float[]? Embedding);
}
