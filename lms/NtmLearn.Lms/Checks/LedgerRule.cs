using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Checks;

/// <summary>
/// Every state is what the rule makes of its marks, every attendee with standing marks has one state and no more, and no
/// state is without marks. Marks and states are read side by side in the same order, so a million of them take no memory.
/// </summary>
internal sealed class LedgerRule : DatabaseRule
{
    public override string Name => "attendance: state equals what its marks make, one for each";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var ofMarks = open();
        await using var ofStates = open();
        var marks = ofMarks.Set<AttendanceMark>().OrderBy(m => m.SessionId).ThenBy(m => m.AttendeeId)
            .Select(m => new Marked(m.SessionId, m.AttendeeId, new StateRule.Entry(m.MarkId, m.Status, m.Source, m.EffectiveAt, m.IsCorrection, m.RetractsId)))
            .AsAsyncEnumerable();
        await using var states = ofStates.Set<AttendanceState>().AsNoTracking().OrderBy(s => s.SessionId).ThenBy(s => s.AttendeeId)
            .AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        var state = await NextAsync(states);
        await foreach (var (session, attendee, entries) in GroupAsync(marks, look, cancellationToken))
        {
            // States that come before have no marks at all.
            for (; state is not null && Compare(state, session, attendee) < 0; state = await NextAsync(states))
            {
                look.Broken($"session {state.SessionId:N}, attendee {state.AttendeeId:N}: a state without marks");
            }

            var found = state is not null && Compare(state, session, attendee) == 0 ? state : null;
            if (WhyWrong(found, entries) is { } wrong)
            {
                look.Broken($"session {session:N}, attendee {attendee:N}: {wrong}");
            }

            if (found is not null)
            {
                state = await NextAsync(states);
            }
        }

        for (; state is not null; state = await NextAsync(states))
        {
            look.Broken($"session {state.SessionId:N}, attendee {state.AttendeeId:N}: a state without marks, or a second one");
        }
    }

    private static string? WhyWrong(AttendanceState? state, List<StateRule.Entry> marks)
    {
        var standing = StateRule.Standing(marks).ToList();
        if (StateRule.Choose(standing) is not { } choice)
        {
            return state is null ? null : "all marks were taken back, and there is a state";
        }

        if (state is null)
        {
            return $"{standing.Count} marks and no state";
        }

        var last = standing.Max();
        return (state.Status, state.MarkId, state.Rule) != (choice.Status, choice.MarkId, choice.Rule)
            ? $"the state says {state.Status} by {state.Rule}, the marks make {choice.Status} by {choice.Rule}"
            : (state.Marks, state.LastMarkId, state.LastAt, state.LastAuthority, state.LastIsCorrection)
                != (standing.Count, last.MarkId, last.EffectiveAt, last.Source.Authority(), last.IsCorrection)
                ? "the state does not know its marks: their number or the last of them"
                : null;
    }

    private static async IAsyncEnumerable<(Guid Session, Guid Attendee, List<StateRule.Entry> Marks)> GroupAsync(
        IAsyncEnumerable<Marked> marks, RuleLook look, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = new List<StateRule.Entry>();
        var (session, attendee) = (Guid.Empty, Guid.Empty);
        await foreach (var mark in marks.WithCancellation(cancellationToken))
        {
            look.Saw();
            if (group.Count > 0 && (mark.SessionId, mark.AttendeeId) != (session, attendee))
            {
                yield return (session, attendee, group);
                group = [];
            }

            (session, attendee) = (mark.SessionId, mark.AttendeeId);
            group.Add(mark.Entry);
        }

        if (group.Count > 0)
        {
            yield return (session, attendee, group);
        }
    }

    private static async ValueTask<AttendanceState?> NextAsync(IAsyncEnumerator<AttendanceState> states) => await states.MoveNextAsync() ? states.Current : null;

    private static int Compare(AttendanceState state, Guid session, Guid attendee) =>
        MarkOrder.Compare(state.SessionId, session) is var order and not 0 ? order : MarkOrder.Compare(state.AttendeeId, attendee);

    private readonly record struct Marked(Guid SessionId, Guid AttendeeId, StateRule.Entry Entry);
}
