namespace KiKoKo.Assistant.DeadlineWatch;

/// <summary>A way on which notices reach people besides their inbox on the web.</summary>
public interface INoticeChannel
{
    /// <summary>Short and lasting: what was sent on the channel is remembered under it.</summary>
    string Name { get; }

    /// <summary>
    /// Sends a notice to a person. A server that stops after sending and before noting it sends the same notice again, later, with the same
    /// <see cref="Notice.Id"/>: the channel passes that on as its own key, or the person sees it twice.
    /// </summary>
    /// <returns>False: the person cannot be reached on this channel, and no further attempt is made. A fault is an exception: tried again.</returns>
    Task<bool> SendAsync(string personId, Notice notice, CancellationToken cancel);
}
