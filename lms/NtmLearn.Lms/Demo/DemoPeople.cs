using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Demo;

/// <summary>People and places of the demonstration, by the key that the files call them.</summary>
internal sealed class DemoPeople(PersonService people, VenueService venues, UnitTrees trees, AuditedWriter writer, LocalTime time, TimeProvider clock)
{
    /// <summary>Which of the people each demonstration account is.</summary>
    private static readonly (Role Role, string Key)[] Persons =
    [
        (Role.Coordinator, "p002"), (Role.UnitManager, "p011"), (Role.Facilitator, "p006"), (Role.OrganisationReporter, "p014"), (Role.Learner, "p012"),
    ];

    /// <summary>Ids of people by key.</summary>
    public async Task<Dictionary<string, Guid>> AddPeopleAsync(Caller office, string folder, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var ids = new Dictionary<string, Guid>();
        foreach (var row in DemoFiles.Read(folder, "people.csv"))
        {
            var unit = UnitOf(tree, row["unit_code"]);
            var isOfficial = row["title"].Length > 0;
            var input = new PersonInput
            {
                FullName = row["full_name"],
                GivenNameLength = row["given_name_length"].Length > 0 ? DemoFiles.Number(row["given_name_length"]) : null,
                Sex = row["sex"] == "Nữ" ? Sex.Female : Sex.Male,
                YearOfBirth = DemoFiles.Number(row["year_of_birth"]),
                Phone = row["phone"],
                Email = row["email"],
                UnitId = unit?.Level == UnitLevel.Commune ? unit.UnitId : null,
            };
            var post = isOfficial ? new PostInput(unit?.UnitId, null, row["title"], row["programme_role"], time.Today.AddYears(-1), null) : null;
            var outcome = await people.AddAsync(office, clock.NewId(), input, post, cancellationToken);
            ids[row["key"]] = Done(outcome, row["key"]).PersonId;
        }

        await writer.WriteAsync(
            Actor.Program("demo"),
            async (db, token) =>
            {
                foreach (var (role, key) in Persons)
                {
                    var userName = DemoAccounts.All.Single(a => a.Role == role).UserName;
                    var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.UserName == userName, token);
                    if (account is not null && ids.TryGetValue(key, out var personId))
                    {
                        account.PersonId = personId;
                    }
                }

                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        return ids;
    }

    /// <summary>Ids of places by key.</summary>
    public async Task<Dictionary<string, Guid>> AddVenuesAsync(Caller office, string folder, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var ids = new Dictionary<string, Guid>();
        foreach (var row in DemoFiles.Read(folder, "venues.csv"))
        {
            var unit = UnitOf(tree, row["unit_code"]);
            var outcome = await venues.CreateAsync(
                office,
                new VenueInput(row["name"], DemoFiles.Number(row["capacity"]), unit?.Level == UnitLevel.Commune ? unit.UnitId : null, row["address"], row["equipment"]),
                cancellationToken);
            ids[row["key"]] = Done(outcome, row["key"]).VenueId;
        }

        return ids;
    }

    /// <summary>The unit that bears the code today; before the merger the province has the old code.</summary>
    public AdministrativeUnit? UnitOf(UnitTree tree, string code) =>
        code.Length == 0 ? null : tree.Find(code, time.Today) ?? (code == "86" ? tree.Find("84", time.Today) : null);

    /// <exception cref="InvalidOperationException">The files of the demonstration break a rule.</exception>
    public static T Done<T>(Outcomes.Outcome<T> outcome, string key) => outcome.IsDone
        ? outcome.Value!
        : throw new InvalidOperationException($"Demonstration, {key}: {string.Join(" ", outcome.Refusals.Select(r => r.Code + ": " + r.Message))}");
}
