using System.Net;

namespace KiKoKo.Teams.Connector;

/// <summary>What became of a call to the channel.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>Taken. The channel does not always tell an id.</summary>
    internal sealed record Sent(string? Id) : SendResult;

    /// <summary>Not taken, after all tries. Status null: the channel could not be reached, or we have no token for it.</summary>
    /// <param name="Message">The channel's own words, to tell cases apart that share a code. Not for the log.</param>
    internal sealed record Refused(HttpStatusCode? Status, string? Code, string? Message = null) : SendResult
    {
        /// <summary>The code where nobody knows whether the channel carried the call out.</summary>
        public const string Unknown = "Unknown";

        /// <summary>The code where no connection came about.</summary>
        public const string Unreachable = "Unreachable";

        /// <summary>The person pressed Stop while the answer was being streamed. Seen with one and with two "l".</summary>
        public bool IsStop => Status == HttpStatusCode.Forbidden && Code == "ContentStreamNotAllowed" && Says("cancel");

        /// <summary>The person blocked or removed the bot; the conversation takes no message any more.</summary>
        public bool IsBlocked => Status == HttpStatusCode.Forbidden && Says("MessageWritesBlocked");

        public bool IsTooLarge => Status == HttpStatusCode.RequestEntityTooLarge || Code == "MessageSizeTooBig" || (Status == HttpStatusCode.Forbidden && Says("Message size too large"));

        /// <summary>It may have been carried out, or not.</summary>
        public bool IsUnknown => Code == Unknown || Status is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable;

        /// <summary>Certainly not carried out, and another time it may be.</summary>
        public bool IsPassing => Code == Unreachable || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

        private bool Says(string words) => Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
    }
}
