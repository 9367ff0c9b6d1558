namespace KiKoKo.Assistant.Evidence;

/// <summary>Checks the small words that turn a statement: negation, "nur", duty and permission, "alle" and "einige", "vor" and "nach", and words replaced by their opposite.</summary>
internal sealed class TurnCheck(Statement claim, Alignment alignment, string where)
{
    private const float NearlyBest = 0.75f;
    private const float AsGoodAsBest = 0.97f;
    private const float NearlyWhole = 0.75f;
    private const int ObjectWithin = 4;

    /// <summary>So many words in common tell that two pieces speak of the same thing.</summary>
    private const int LeastShared = 2;

    private static readonly (MarkerKind Kind, MarkerKind[] Other)[] Alternatives =
    [
        (MarkerKind.Duty, [MarkerKind.Advice, MarkerKind.Permission]),
        (MarkerKind.Advice, [MarkerKind.Duty, MarkerKind.Permission]),
        (MarkerKind.Permission, [MarkerKind.Duty, MarkerKind.Advice]),
        (MarkerKind.AtLeast, [MarkerKind.AtMost]),
        (MarkerKind.AtMost, [MarkerKind.AtLeast]),
    ];

    public void Run(List<string> reasons)
    {
        foreach (var marker in claim.Markers)
        {
            string word = claim.Tokens[marker.At].Text;
            switch (marker.Kind)
            {
                case MarkerKind.Negation or MarkerKind.Restriction when !IsBacked(marker) || marker.Kind == MarkerKind.Negation && IsOfOtherPiece(marker):
                    reasons.Add(marker.Kind == MarkerKind.Negation ? $"Die Verneinung „{word}“ steht so nicht in {where}." : $"Die Einschränkung „{word}“ steht so nicht in {where}.");
                    break;
                case MarkerKind.Permission when IsTurned(marker):
                    reasons.Add($"„{word}“: {where} sagt über dasselbe das Gegenteil (erlaubt, nicht erlaubt).");
                    break;
                case MarkerKind.Duty or MarkerKind.Advice or MarkerKind.Permission when IsAlternative(marker):
                    reasons.Add($"„{word}“: In {where} ist das anders verpflichtend oder freigestellt.");
                    break;
                case MarkerKind.AtLeast or MarkerKind.AtMost when IsAlternative(marker):
                    reasons.Add($"„{word}“: In {where} ist die Grenze umgekehrt (mindestens, höchstens).");
                    break;
                case MarkerKind.All or MarkerKind.Some when IsContradicted(marker, marker.Kind == MarkerKind.All ? MarkerKind.Some : MarkerKind.All):
                    reasons.Add($"„{word}“: {where} nennt eine andere Menge.");
                    break;
                case MarkerKind.Before or MarkerKind.After when IsContradicted(marker, marker.Kind == MarkerKind.Before ? MarkerKind.After : MarkerKind.Before):
                    reasons.Add($"„{word}“: In {where} ist die zeitliche Richtung umgekehrt.");
                    break;
            }
        }

        for (int clause = 0; clause < claim.ClauseCount; clause++)
        {
            CheckDropped(clause, MarkerKind.Negation, "Eine Verneinung", reasons);
            CheckDropped(clause, MarkerKind.Restriction, "Eine Einschränkung", reasons);
        }

        CheckOpposites(reasons);
    }

    /// <summary>Has the source such a word about the same thing?</summary>
    private bool IsBacked(Marker marker)
    {
        var units = alignment.Best(claim.ClauseOf(marker.At), NearlyBest);
        var (next, before) = claim.Neighbours(marker.At);
        int count = claim.Count(marker.Kind, claim.ClauseOf(marker.At));
        bool isDouble = marker.Kind == MarkerKind.Negation && claim.Markers.Any(m => m.Kind == marker.Kind && m.At != marker.At && Math.Abs(m.At - marker.At) <= 2);
        if (units.Any(u => u.Context.Any(c => c.Share >= PassageUnit.OfLead && Has(c.Unit.Statement, marker.Kind)) || IsBacked(u.Statement, marker.Kind, next, before) && u.Statement.Markers.Count(m => m.Kind == marker.Kind) >= count && (!isDouble || HasDouble(u.Statement))))
            return true;
        if (isDouble)
            return false;
        // Clauses of few words may be found in the wrong unit; both neighbours with the same word beside them are not found by chance.
        return next is not null && before is not null && alignment.Cited.Any(u => u.Statement.ContentWords.Any(w => IsSame(next, w) && u.Statement.HasNear(marker.Kind, w.At)) && u.Statement.ContentWords.Any(w => IsSame(before, w) && u.Statement.HasNear(marker.Kind, w.At)) && u.Statement.Markers.Count(m => m.Kind == marker.Kind) >= count);
    }

    /// <summary>
    /// "verfällt nicht am 31. März" where the source says "verfällt am 31. März, wenn er nicht angetreten wurde": what the source denies has no word
    /// in common with what the sentence denies.
    /// </summary>
    private bool IsOfOtherPiece(Marker marker)
    {
        var said = claim.Beside(marker.At).ToList();
        if (said.Count == 0)
            return false;
        bool denies = false;
        foreach (var unit in alignment.Best(claim.ClauseOf(marker.At), NearlyBest))
        {
            if (unit.Context.Any(c => c.Share >= PassageUnit.OfLead && Has(c.Unit.Statement, marker.Kind)))
                return false;
            foreach (var other in unit.Statement.Markers.Where(m => m.Kind == marker.Kind))
            {
                var denied = unit.Statement.Beside(other.At).ToList();
                if (denied.Count == 0 || denied.Exists(d => said.Exists(w => w.Form.LikenessIn(d.Form) > 0)))
                    return false;
                denies = true;
            }
        }

        return denies;
    }

    /// <summary>"darf genutzt werden" where the source says "ist nicht gestattet". A restriction ("nur mit Genehmigung") may say the same the other way round.</summary>
    private bool IsTurned(Marker marker)
    {
        if (claim.Markers.Any(m => m.Kind == MarkerKind.Restriction))
            return false;
        var said = claim.Beside(marker.At).ToList();
        bool denied = claim.CountBeside(MarkerKind.Negation, marker.At) % 2 == 1, turned = false;
        foreach (var unit in alignment.Best(claim.ClauseOf(marker.At), NearlyBest))
        {
            var source = unit.Statement;
            foreach (var other in source.Markers.Where(m => m.Kind == marker.Kind))
            {
                if (source.Beside(other.At).Count(s => said.Exists(w => w.Form.LikenessIn(s.Form) >= WordForm.Same)) < LeastShared)
                    continue;
                if (source.CountBeside(MarkerKind.Negation, other.At) % 2 == 1 == denied)
                    return false;
                turned = true;
            }
        }

        return turned;
    }

    private static bool IsBacked(Statement source, MarkerKind kind, ContentWord? next, ContentWord? before)
    {
        bool anchored = false;
        foreach (var word in source.ContentWords)
        {
            if (!IsSame(next, word) && !IsSame(before, word))
                continue;
            anchored = true;
            if (source.HasNear(kind, word.At))
                return true;
        }

        return !anchored && Has(source, kind);
    }

    /// <summary>"nicht untersagt", "nicht ohne".</summary>
    private static bool HasDouble(Statement source)
    {
        var negations = source.Markers.Where(m => m.Kind == MarkerKind.Negation).Select(m => m.At).ToList();
        return negations.Zip(negations.Skip(1)).Any(p => p.Second - p.First is > 0 and <= 3);
    }

    private static bool Has(Statement source, MarkerKind kind) => source.Markers.Any(m => m.Kind == kind);

    private static bool IsSame(ContentWord? word, ContentWord other) => word is { } w && w.Form.LikenessIn(other.Form) >= WordForm.Same;

    /// <summary>The source denies or restricts what the sentence states without that.</summary>
    private void CheckDropped(int clause, MarkerKind kind, string what, List<string> reasons)
    {
        var units = alignment.Best(clause, AsGoodAsBest);
        string? dropped = null;
        foreach (var unit in units)
        {
            var marker = unit.Statement.Markers.FirstOrDefault(m => m.Kind == kind && IsDropped(unit.Statement, m, clause), new Marker(kind, -1));
            if (marker.At < 0)
                return;
            dropped = unit.Statement.Tokens[marker.At].Text;
        }

        if (dropped is not null)
            reasons.Add($"{what} aus {where} fehlt („{dropped}“).");
    }

    /// <summary>The sentence says the marker's clause nearly whole, and has fewer such words there.</summary>
    private bool IsDropped(Statement source, Marker marker, int clause)
    {
        int its = source.ClauseOf(marker.At);
        if (source.IsAloneInCell(marker.At))
            return false; // a cell that only says "keiner" belongs to a column that the sentence may leave out
        float said = 0, total = 0;
        var places = new HashSet<int>();
        var (next, before) = source.Neighbours(marker.At);
        foreach (var word in source.ContentWords)
        {
            if (source.ClauseOf(word.At) != its || word.At == marker.At)
                continue;
            total += word.Weight;
            bool here = false;
            foreach (var mine in claim.ContentWords)
            {
                if (mine.Form.LikenessIn(word.Form) < WordForm.Same)
                    continue;
                here = true;
                places.Add(claim.ClauseOf(mine.At));
            }

            if (here)
                said += word.Weight;
            else if (word.At == next?.At || word.At == before?.At)
                return false;
        }

        if (total == 0 || said < total * NearlyWhole || !places.Contains(clause))
            return false;
        int there = 0;
        foreach (int place in places)
            there += claim.Count(marker.Kind, place);
        return there < source.Count(marker.Kind, its);
    }

    private bool IsAlternative(Marker marker)
    {
        int clause = claim.ClauseOf(marker.At);
        var others = Array.Find(Alternatives, o => o.Kind == marker.Kind).Other;
        bool contradicted = false;
        if (marker.Kind == MarkerKind.Duty && claim.ContentWords.FirstOrDefault(w => w.At == marker.At) is { Form: not null } verb && !alignment.Cited.Any(u => u.Statement.ContentWords.Any(w => IsSame(verb, w))))
            return false; // "Zu beachten ist: …" comes from the writer, not from the source
        foreach (var unit in alignment.Best(clause, AsGoodAsBest))
        {
            var source = unit.Statement;
            var clauses = source.ContentWords.Where(s => claim.ContentWords.Any(w => claim.ClauseOf(w.At) == clause && IsSame(w, s))).Select(s => source.ClauseOf(s.At)).ToHashSet();
            var kinds = source.Markers.Where(m => clauses.Contains(source.ClauseOf(m.At))).Select(m => m.Kind).ToList();
            if (unit.Lead is { } lead)
                kinds.AddRange(lead.Statement.Markers.Select(m => m.Kind));
            if (kinds.Contains(marker.Kind) || !kinds.Exists(others.Contains))
                return false;
            contradicted = true;
        }

        return contradicted;
    }

    /// <summary>The source says of the same thing the other of two words, and never this one.</summary>
    private bool IsContradicted(Marker marker, MarkerKind other)
    {
        if (ObjectOf(claim, marker.At) is not { } thing)
            return false;
        bool contradicted = false;
        foreach (var unit in alignment.Best(claim.ClauseOf(marker.At), NearlyBest))
        {
            foreach (var m in unit.Statement.Markers)
            {
                if (m.Kind != marker.Kind && m.Kind != other || ObjectOf(unit.Statement, m.At) is not { } its || !IsSame(thing, its))
                    continue;
                if (m.Kind == marker.Kind)
                    return false;
                contradicted = true;
            }
        }

        return contradicted;
    }

    /// <summary>The content word a preposition or quantity belongs to; null when a number or nothing follows.</summary>
    private static ContentWord? ObjectOf(Statement statement, int at)
    {
        for (int k = at + 1; k < statement.Tokens.Count && k - at <= ObjectWithin; k++)
        {
            if (statement.Tokens[k].Kind != TokenKind.Word || statement.IsFact(k))
                return null;
            foreach (var word in statement.ContentWords)
            {
                if (word.At == k && statement.Tokens[k].IsCapitalised)
                    return word;
            }
        }

        return null;
    }

    private void CheckOpposites(List<string> reasons)
    {
        for (int i = 0; i < claim.ContentWords.Count; i++)
        {
            var word = claim.ContentWords[i];
            if (!Words.HasOpposite(word.Form))
                continue;
            int index = i;
            var units = alignment.Best(claim.ClauseOf(word.At), NearlyBest);
            if (units.Any(u => alignment.Own(index, u) >= WordForm.Same))
                continue;
            var opposite = units.SelectMany(u => u.Statement.ContentWords).FirstOrDefault(s => Words.AreOpposites(word.Form, s.Form) && !claim.ContentWords.Any(w => IsSame(w, s)));
            if (opposite.Form is not null && !IsDeniedOpposite(word, units))
                reasons.Add($"In {where} steht „{opposite.Form.Lower}“, nicht „{word.Form.Lower}“.");
        }
    }

    /// <summary>"unzulässig" where the source says "nicht zulässig".</summary>
    private bool IsDeniedOpposite(ContentWord word, IReadOnlyList<PassageUnit> units)
    {
        if (!claim.Markers.Any(m => m.At == word.At && m.Kind is MarkerKind.Negation or MarkerKind.Permission))
            return false;
        bool denied = claim.HasNear(MarkerKind.Negation, word.At);
        return units.Any(u => u.Statement.ContentWords.Any(s => Words.AreOpposites(word.Form, s.Form) && u.Statement.HasNear(MarkerKind.Negation, s.At) == denied));
    }
}
