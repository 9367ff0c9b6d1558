using Microsoft.Extensions.AI;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>The model behind the seam, believed nothing: what it answers is looked at before it is used.</summary>
internal sealed class EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>> generator, string name, int dimensions)
{
    private volatile int _dimensions = dimensions;

    public string Name => name;

    /// <summary>How many numbers a vector has; 0 while unknown.</summary>
    public int Dimensions => _dimensions;

    /// <summary>Settles the length when neither the settings nor an earlier answer did.</summary>
    public void Expect(int length) => Interlocked.CompareExchange(ref _dimensions, length, 0);

    /// <summary>One unit vector per text, in their order.</summary>
    /// <exception cref="EmbeddingException">The endpoint failed, or what it answered is no set of vectors of this model.</exception>
    public async Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancel)
    {
        GeneratedEmbeddings<Embedding<float>> answer;
        try
        {
            answer = await generator.GenerateAsync(texts, options: null, cancel);
        }
        catch (Exception e) when (e is not (EmbeddingException or OperationCanceledException))
        {
            // Any implementation may stand behind the seam; whatever it throws, the search goes on by words.
            throw new EmbeddingException($"Der Einbettungsdienst ist ausgefallen ({e.GetType().Name}).", e);
        }

        if (answer.Count != texts.Count)
            throw new EmbeddingException($"Der Einbettungsdienst hat auf {texts.Count} Texte mit {answer.Count} Vektoren geantwortet.");
        return [.. answer.Select(a => Unit(a.Vector.Span))];
    }

    private float[] Unit(ReadOnlySpan<float> vector)
    {
        if (_dimensions != 0 && vector.Length != _dimensions)
            throw new EmbeddingException($"Der Einbettungsdienst antwortet mit {vector.Length} statt {_dimensions} Zahlen je Vektor. Steht dort jetzt ein anderes Modell, Embeddings:Name ändern oder Embeddings:Dimensions auf {vector.Length} setzen.");
        if (HalfVector.Normalize(vector) is not { } unit)
            throw new EmbeddingException("Der Einbettungsdienst antwortet mit Zahlen, die kein Vektor sind (unendlich, keine Zahl oder alle null).");
        Expect(vector.Length);
        return unit;
    }
}
