namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>
/// The written rule by which one state follows from any number of marks, in whatever order they arrive:
/// <list type="number">
/// <item>Marks that were taken back, and the taking back itself, are left out.</item>
/// <item>Marks are put in order: corrections after all others, then by the time at which it happened, then who looked on after the person, then by id.</item>
/// <item>The last one counts.</item>
/// <item>Except that a person who signs in, or an excuse, changes nothing for somebody who was there already.</item>
/// </list>
/// The device that works without a network has the same rule in <c>attendance-rules.js</c>; both are held to the same cases.
/// </summary>
public static class StateRule
{
    /// <summary>A mark as far as the rule looks at it.</summary>
    public readonly record struct Entry(Guid MarkId, AttendanceStatus Status, MarkSource Source, DateTime EffectiveAt, bool IsCorrection, Guid? RetractsId = null)
        : IComparable<Entry>
    {
        public static Entry Of(AttendanceMark mark) => new(mark.MarkId, mark.Status, mark.Source, mark.EffectiveAt, mark.IsCorrection, mark.RetractsId);

        public int CompareTo(Entry other) =>
            (IsCorrection, EffectiveAt, Source.Authority()).CompareTo((other.IsCorrection, other.EffectiveAt, other.Source.Authority())) is var order and not 0
                ? order
                : MarkOrder.Compare(MarkId, other.MarkId);

        public static bool operator <(Entry left, Entry right) => left.CompareTo(right) < 0;

        public static bool operator >(Entry left, Entry right) => left.CompareTo(right) > 0;

        public static bool operator <=(Entry left, Entry right) => left.CompareTo(right) <= 0;

        public static bool operator >=(Entry left, Entry right) => left.CompareTo(right) >= 0;
    }

    /// <summary>What counts.</summary>
    public readonly record struct Choice(AttendanceStatus Status, Guid MarkId, ChoiceRule Rule);

    /// <summary>Marks that stand: neither taken back nor a taking back.</summary>
    public static IEnumerable<Entry> Standing(IReadOnlyCollection<Entry> marks)
    {
        var retracted = marks.Select(m => m.RetractsId).OfType<Guid>().ToHashSet();
        return marks.Where(m => m.RetractsId is null && !retracted.Contains(m.MarkId));
    }

    /// <summary>The state that follows from marks; null when there is none, or all were taken back.</summary>
    public static Choice? Choose(IReadOnlyCollection<Entry> marks)
    {
        Choice? choice = null;
        foreach (var mark in Standing(marks).Order())
        {
            choice = Next(choice, mark);
        }

        return choice;
    }

    /// <summary>One step: a mark that comes after all those that led to the choice so far.</summary>
    public static Choice Next(Choice? before, Entry mark) => before switch
    {
        null => new Choice(mark.Status, mark.MarkId, mark.IsCorrection ? ChoiceRule.Correction : ChoiceRule.Only),
        { Status: var status } kept when !mark.IsCorrection && status.WasThere() && (mark.Source.IsSelf() || mark.Source == MarkSource.Excuse) =>
            kept with { Rule = ChoiceRule.AlreadyThere },
        _ => new Choice(mark.Status, mark.MarkId, mark.IsCorrection ? ChoiceRule.Correction : ChoiceRule.Latest),
    };
}
