using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Who does something with enrolments, and for whom they may: the same whether they come by page, API, chat or job.</summary>
/// <param name="PersonId">Their own person: for this one they may ask, accept and withdraw.</param>
/// <param name="Manages">Whom they may enrol and withdraw.</param>
/// <param name="Approves">About whom they may decide, as manager of a unit; everything means the office, after a time-out.</param>
/// <param name="Nominates">For which units and organisations they may name people.</param>
public sealed record EnrolmentActor(Actor Actor, Guid? PersonId, UnitScope Manages, UnitScope Approves, UnitScope Nominates)
{
    private static readonly UnitScope Nothing = new(false, new HashSet<Guid>(), new HashSet<Guid>(), null);

    /// <summary>The caller of a page or of the API.</summary>
    public static EnrolmentActor Of(Caller caller) => new(
        caller.Actor,
        caller.PersonId,
        caller.ScopeOf(Right.ManageEnrolments),
        caller.ScopeOf(Right.ApproveEnrolments),
        caller.ScopeOf(Right.Nominate));

    /// <summary>A person who acts for themselves and is known otherwise than by signing in: by chat, or by a receipt code.</summary>
    public static EnrolmentActor ForPerson(Actor actor, Guid personId) => new(actor, personId, Nothing, Nothing, Nothing);

    /// <summary>A job, an import or an operator: enrols and withdraws everybody, decides and names nobody.</summary>
    public static EnrolmentActor ForProgram(Actor actor) => new(actor, null, UnitScope.Everything, Nothing, Nothing);

    public bool Is(Guid personId) => PersonId == personId;

    /// <summary>Whether they answer for an enrolment: its person, the unit or organisation it comes for, or the office.</summary>
    public bool AnswersFor(Enrolment enrolment) =>
        Is(enrolment.PersonId) || Manages.Covers(enrolment.UnitId, enrolment.OrganisationId) || Nominates.Covers(enrolment.UnitId, enrolment.OrganisationId);
}
