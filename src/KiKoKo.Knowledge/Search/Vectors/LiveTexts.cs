using System.Runtime.CompilerServices;
using KiKoKo.Knowledge.Documents;
using KiKoKo.Knowledge.Search.Index;
using KiKoKo.Knowledge.Search.Ranking;

namespace KiKoKo.Knowledge.Search.Vectors;

/// <summary>Where a text stands: a passage of a segment.</summary>
internal readonly record struct Place(Segment Segment, int Passage);

/// <summary>
/// What passages of a snapshot say, as texts to embed. Hashes are computed once per segment: neither its passages nor the title
/// of a document ever change.
/// </summary>
internal sealed class LiveTexts(string passagePrefix)
{
    private readonly ConditionalWeakTable<Segment, TextHash[]> _hashes = [];
    private volatile bool _damaged;

    /// <summary>Every passage of a document that is alive, whoever may read it and whether it is in force or not.</summary>
    public IEnumerable<(Place Place, TextHash Hash)> Of(Snapshot snapshot)
    {
        foreach (var live in snapshot.Segments)
        {
            var segment = live.Segment;
            var hashes = _hashes.GetValue(segment, s => Hash(s, snapshot.Catalogue));
            foreach (var (document, _) in snapshot.Held(live))
            {
                var (from, to) = segment.PassagesOf(document);
                for (int p = from; p < to; p++)
                {
                    if (hashes[p] != default)
                        yield return (new Place(segment, p), hashes[p]);
                }
            }
        }
    }

    /// <summary>Does <see cref="Of"/> give all that lives? Not while the index brings back a damaged segment, nor ever after one could not be read.</summary>
    public bool AreAll(Snapshot snapshot) => !_damaged && snapshot.Catalogue.All.All(d => snapshot.Segments.Any(s => s.FindAlive(d.Id) >= 0));

    /// <summary>The text itself; null when its document has gone meanwhile, or its segment is damaged: a search that meets it has it repaired.</summary>
    public string? Read(Place place, Catalogue catalogue)
    {
        try
        {
            var passage = place.Segment.Passage(place.Passage);
            return catalogue.Find(passage.DocumentId) is { } document ? EmbeddedText.Of(document.Title, passage, passagePrefix) : null;
        }
        catch (SegmentException)
        {
            _damaged = true;
            return null;
        }
    }

    private TextHash[] Hash(Segment segment, Catalogue catalogue)
    {
        var hashes = new TextHash[segment.PassageCount];
        for (int p = 0; p < hashes.Length; p++)
        {
            // A document that has gone already never comes back under its id; its passages need no hash.
            if (Read(new Place(segment, p), catalogue) is { } text)
                hashes[p] = TextHash.Of(text);
        }

        return hashes;
    }
}
