namespace KiKoKo.Knowledge.Search.Ranking;

/// <summary>
/// Words behind which a person's name stands. A name that nobody in the house has is not a misspelt other one: who asks for
/// Frau Möller must not be given Frau Müller.
/// </summary>
internal static class PersonTitles
{
    /// <param name="token">As the tokenizer gives it.</param>
    public static bool Contains(string token) => token is "frau" or "herr" or "herrn" or "familie" or "dr" or "prof";
}
