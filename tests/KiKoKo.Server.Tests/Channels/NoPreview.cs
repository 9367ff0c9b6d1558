using KiKoKo.Teams;

namespace KiKoKo.Server.Tests.Channels;

/// <summary>A chat in which nothing is seen before the answer.</summary>
internal sealed class NoPreview : IAnswerPreview
{
    public void Say(string status)
    {
    }

    public void Show(string text)
    {
    }
}
