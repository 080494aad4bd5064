using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Access;

/// <summary>
/// The program that every row of access.csv is tried on, and two communes: one that the unit manager answers for, at whose doors the keeper stands, whose
/// organisation the reporter speaks for, whose class the facilitator leads; and another.
/// </summary>
public sealed record AccessWorld(TestHost Host, AccessSide Own, AccessSide Foreign)
{
    public static async Task<AccessWorld> CreateAsync(TestHost host)
    {
        var province = await host.Data.CreateOfferingAsync(o => o.Titled("Lop chung").RequiringApproval().WithCapacity(100));
        return new AccessWorld(host, await AccessSide.CreateAsync(host, province, "nha"), await AccessSide.CreateAsync(host, province, "khac"));
    }

    /// <summary>Signs in as somebody of one's own commune.</summary>
    public Task<SignedIn> SignInAsync(Role role) => role switch
    {
        Role.UnitManager or Role.DoorKeeper => Host.SignInAsync(role, Own.Unit.UnitId),
        Role.Facilitator => Host.SignInAsync(role, personId: Own.Leader.PersonId),
        Role.OrganisationReporter or Role.PressPartner => Host.SignInAsync(role, organisationId: Own.Organisation.OrganisationId),
        Role.Learner => Host.SignInAsync(Own.AccountId, Own.UserName, totpKey: null),
        _ => Host.SignInAsync(role),
    };

    /// <summary>A key for the API; a unit manager's is bound to one's own commune.</summary>
    public async Task<string> KeyAsync(Role role) => (await Host.AddApiKeyAsync(role, role is Role.UnitManager or Role.DoorKeeper ? Own.Unit.UnitId : null)).Secret;
}
