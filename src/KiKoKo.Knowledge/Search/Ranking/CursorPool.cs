using KiKoKo.Knowledge.Search.Index;

namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>The cursors of this thread, for one segment and one purpose at a time: they hold buffers that are dear to allocate.</summary>
internal sealed class CursorPool
{
    [ThreadStatic]
    private static CursorPool? t_instance;

    private readonly List<ScoringCursor> _cursors = [];

    public static CursorPool Instance => t_instance ??= new CursorPool();

    public ScoringCursor this[int index]
    {
        get
        {
            while (_cursors.Count <= index)
                _cursors.Add(new ScoringCursor());
            return _cursors[index];
        }
    }
}
