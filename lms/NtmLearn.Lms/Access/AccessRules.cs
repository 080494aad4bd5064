namespace NtmLearn.Lms.Access;

/// <summary>Which role has which right, and how far. What is not here is not allowed. The tests hold it against a reviewed table.</summary>
public static class AccessRules
{
    public static Reach Of(Role role, Right right) => right switch
    {
        Right.OwnThings => Reach.Own,
        Right.Desk => role == Role.DoorKeeper ? Reach.None : Reach.Own,

        // Which units there are is no secret, and a form that asks for one shows them all.
        Right.ReadUnits => role is Role.DoorKeeper or Role.PressPartner or Role.Learner ? Reach.None : Reach.All,
        _ => role switch
        {
            Role.Administrator => Administrator(right),
            Role.Coordinator => Coordinator(right),
            Role.UnitManager => UnitManager(right),
            Role.Auditor => Auditor(right),
            Role.Facilitator => right is Right.ReadOfferings or Right.ReadEnrolments or Right.TakeAttendance or Right.ReadAttendance
                or Right.ManageQuizzes or Right.ReadEvaluations or Right.ReadReports ? Reach.Own : Reach.None,
            Role.DoorKeeper => right is Right.TakeAttendance ? Reach.Subtree : Reach.None,
            Role.OrganisationReporter => right is Right.Nominate or Right.ReadOfferings ? Reach.Own : Reach.None,
            _ => Reach.None,
        },
    };

    /// <summary>Roles that reach everything sign in with a second factor.</summary>
    public static bool NeedsTwoFactors(Role role) => role is Role.Administrator or Role.Coordinator;

    /// <summary>Roles that stand for a unit: all their reach is that unit and what is below it.</summary>
    public static bool NeedsUnit(Role role) => role is Role.UnitManager or Role.DoorKeeper;

    /// <summary>Whether an API key can have a role. A key is no person and speaks for no organisation: what is someone's own is not in its reach.</summary>
    public static bool SuitsKeys(Role role) =>
        Enum.GetValues<Right>().Any(right => right != Right.ReadUnits && Of(role, right) is Reach.Subtree or Reach.All);

    private static Reach Administrator(Right right) => right switch
    {
        Right.ManageAccounts or Right.IssuePasswordCodes or Right.ReadAudit or Right.ReadJobs or Right.ManageApiKeys
            or Right.ManageUnits or Right.ManageOrganisations or Right.ReadPeople or Right.HandlePrivacy
            or Right.ReadNotices or Right.ReadOfferings or Right.ReadOffice => Reach.All,
        _ => Reach.None,
    };

    private static Reach Coordinator(Right right) => right switch
    {
        Right.ManageAccounts or Right.ManageApiKeys => Reach.None,
        _ => Reach.All,
    };

    private static Reach UnitManager(Right right) => right switch
    {
        Right.ReadOfferings or Right.ReadEnrolments or Right.ReadAttendance or Right.ApproveEnrolments or Right.Nominate
            or Right.ReadPeople or Right.ManagePeople or Right.IssuePasswordCodes or Right.Export or Right.ReadSensitive
            or Right.ReadEvaluations or Right.ReadCertificates or Right.ReadReports => Reach.Subtree,
        _ => Reach.None,
    };

    private static Reach Auditor(Right right) => right switch
    {
        Right.ReadOfferings or Right.ReadEnrolments or Right.ReadAttendance or Right.ReadPeople or Right.ReadAudit or Right.ReadJobs
            or Right.ReadNotices or Right.ReadOffice or Right.ReadEvaluations or Right.ReadCertificates or Right.ReadReports => Reach.All,
        _ => Reach.None,
    };
}
