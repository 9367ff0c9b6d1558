using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>What a search works in, for the next one on the same thread to use again. Between searches nothing in it means anything.</summary>
internal sealed class RankingRoom
{
    [ThreadStatic]
    private static RankingRoom? t_instance;

    private GroupMatch[] _groups = [];
    private (TermPostings, float)[] _found = [];
    private Candidate[] _candidates = [];
    private ScoredPassage[] _scored = [];
    private (long Document, double Score)[] _keys = [];
    private int[] _order = [];

    /// <summary>Of this thread.</summary>
    public static RankingRoom Instance => t_instance ??= new RankingRoom();

    public TopCandidates Top { get; } = new(0);

    /// <summary>For a second thread that helps this one.</summary>
    public TopCandidates TopOfHelper { get; } = new(0);

    public List<(int Position, byte Form)> Positions { get; } = [];

    public List<TermMatch> Matched { get; } = [];

    public Dictionary<long, int> ChosenOfDocument { get; } = [];

    /// <summary>So many groups in which nothing is found yet.</summary>
    public Span<GroupMatch> Groups(int count)
    {
        for (int g = _groups.Length; g < count; g++)
            Array.Resize(ref _groups, g + 1);
        for (int g = 0; g < count; g++)
            (_groups[g] ??= new GroupMatch()).Restart();
        return _groups.AsSpan(0, count);
    }

    /// <summary>The groups as they are.</summary>
    public Span<GroupMatch> PresentGroups(int count) => _groups.AsSpan(0, count);

    public (TermPostings, float)[] Found(int count) => AtLeast(ref _found, count);

    public Span<Candidate> Candidates(int count) => AtLeast(ref _candidates, count).AsSpan(0, count);

    public Span<ScoredPassage> Scored(int count) => AtLeast(ref _scored, count).AsSpan(0, count);

    public Span<(long Document, double Score)> Keys(int count) => AtLeast(ref _keys, count).AsSpan(0, count);

    public Span<int> Order(int count) => AtLeast(ref _order, count).AsSpan(0, count);

    private static T[] AtLeast<T>(ref T[] room, int count) =>
        room.Length >= count ? room : room = new T[Math.Max(count, 2 * room.Length)];
}

/// <summary>A passage with its score so far.</summary>
internal readonly record struct ScoredPassage(int Segment, int Passage, double Score) : IComparable<ScoredPassage>
{
    /// <summary>Best first.</summary>
    public int CompareTo(ScoredPassage other) =>
        Score != other.Score ? other.Score.CompareTo(Score) : Segment != other.Segment ? Segment.CompareTo(other.Segment) : Passage.CompareTo(other.Passage);
}

/// <summary>What of one word of the question was found in the passage at hand.</summary>
internal sealed class GroupMatch
{
    /// <summary>The highest weight of its terms.</summary>
    public float Asked { get; set; }

    /// <summary>The highest weight of those that were found.</summary>
    public float Weight { get; private set; }

    public bool IsFound { get; private set; }

    /// <summary>Ascending.</summary>
    public List<int> Positions { get; } = [];

    public void Restart()
    {
        Asked = 0;
        Clear();
    }

    public void Clear()
    {
        (Weight, IsFound) = (0, false);
        Positions.Clear();
    }

    public void Add(float weight, List<(int Position, byte Form)> positions)
    {
        foreach (var (position, _) in positions)
            Positions.Add(position);
        if (IsFound)
            Positions.Sort();
        (Weight, IsFound) = (Math.Max(Weight, weight), true);
    }
}
