using System.Runtime.InteropServices;
using Dapper;
using KiKoKo.Storage;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>Vectors in the database, shared by all servers. The only code that knows their table.</summary>
internal sealed class VectorStore(Database database)
{
    /// <summary>Hashes per statement; far below what a database takes as parameters.</summary>
    private const int AtOnce = 500;

    /// <summary>The length of the model's vectors; null when there are none.</summary>
    public Task<int?> ReadDimensionsAsync(string model, CancellationToken cancel) =>
        database.ReadAsync(
            async c => (int?)await c.ExecuteScalarAsync<long?>(
                "SELECT dimensions FROM vectors WHERE model = @model GROUP BY dimensions ORDER BY COUNT(*) DESC LIMIT 1", new { model }),
            cancel);

    /// <summary>Those of the wanted vectors that there are. Rows of another length or shape are left out.</summary>
    /// <param name="found">Called once per vector, in no order.</param>
    public async Task ReadAsync(string model, int dimensions, IEnumerable<TextHash> wanted, Action<TextHash, Half[]> found, CancellationToken cancel)
    {
        foreach (var chunk in wanted.Chunk(AtOnce))
        {
            byte[][] hashes = [.. chunk.Select(h => h.ToBytes())];
            var rows = await database.ReadAsync(
                c => c.QueryAsync<(byte[] Hash, byte[] Vector)>(
                    "SELECT text_hash, vector FROM vectors WHERE model = @model AND dimensions = @dimensions AND text_hash IN @hashes", new { model, dimensions, hashes }),
                cancel);
            foreach (var (hash, vector) in rows)
            {
                if (hash.Length == 32 && vector.Length == dimensions * sizeof(short))
                    found(TextHash.Read(hash), MemoryMarshal.Cast<byte, Half>(vector).ToArray());
            }
        }
    }

    /// <summary>Keeps vectors. One that is there already is replaced only if it has another length: texts do not change, models behind a name may.</summary>
    public Task WriteAsync(string model, IEnumerable<(TextHash Hash, Half[] Vector)> vectors, CancellationToken cancel)
    {
        var rows = vectors.Select(v => new { model, hash = v.Hash.ToBytes(), dimensions = v.Vector.Length, vector = MemoryMarshal.AsBytes<Half>(v.Vector).ToArray() }).ToList();
        return database.WriteAsync(
            c => c.ExecuteAsync(
                "INSERT INTO vectors (model, text_hash, dimensions, vector) VALUES (@model, @hash, @dimensions, @vector) "
                + "ON CONFLICT (model, text_hash) DO UPDATE SET dimensions = excluded.dimensions, vector = excluded.vector WHERE vectors.dimensions <> excluded.dimensions",
                rows),
            cancel);
    }

    /// <summary>Removes the vectors of other models, and those of texts that no live passage has.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(string model, IReadOnlySet<TextHash> live, CancellationToken cancel)
    {
        int removed = await database.WriteAsync(c => c.ExecuteAsync("DELETE FROM vectors WHERE model <> @model", new { model }), cancel);
        var held = await database.ReadAsync(c => c.QueryAsync<byte[]>("SELECT text_hash FROM vectors WHERE model = @model", new { model }), cancel);
        foreach (var chunk in held.Where(h => h.Length != 32 || !live.Contains(TextHash.Read(h))).Chunk(AtOnce))
        {
            byte[][] hashes = chunk;
            removed += await database.WriteAsync(c => c.ExecuteAsync("DELETE FROM vectors WHERE model = @model AND text_hash IN @hashes", new { model, hashes }), cancel);
        }

        return removed;
    }
}
