using System.Text;
using System.Text.Json;

namespace KiKoKo.Knowledge.Search.Index;

/// <summary>Which segments make up the index, and up to which change of the database.</summary>
/// <param name="Settled">Made at one time from all documents, and nothing has changed since.</param>
internal sealed record Manifest(int Version, long Sequence, bool Settled, IReadOnlyList<ManifestSegment> Segments)
{
    private sealed record Sealed(uint Checksum, string Content);

    /// <summary>JSON that carries a checksum of itself.</summary>
    public byte[] ToBytes()
    {
        string content = JsonSerializer.Serialize(this);
        return JsonSerializer.SerializeToUtf8Bytes(new Sealed(SegmentFormat.Checksum(Encoding.UTF8.GetBytes(content)), content));
    }

    /// <exception cref="SegmentException">Damaged, or of another version.</exception>
    public static Manifest Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Sealed>(bytes);
            if (file?.Content is not { } content || SegmentFormat.Checksum(Encoding.UTF8.GetBytes(content)) != file.Checksum)
                throw new SegmentException("Das Verzeichnis des Suchindex ist beschädigt.");
            return JsonSerializer.Deserialize<Manifest>(content) is { Version: SegmentFormat.Version, Segments: not null } manifest
                ? manifest
                : throw new SegmentException("Der Suchindex stammt von einer anderen Programmfassung.");
        }
        catch (JsonException e)
        {
            throw new SegmentException("Das Verzeichnis des Suchindex ist beschädigt.", e);
        }
    }
}

/// <param name="LearntFrom">See <see cref="LiveSegment.LearntFrom"/>.</param>
/// <param name="Deleted">Numbers of documents that are no longer alive.</param>
internal sealed record ManifestSegment(string Name, long LearntFrom, IReadOnlyList<int> Deleted);
