using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>What somebody says of themselves to be found on the list.</summary>
/// <param name="NameKey">Folded full name.</param>
/// <param name="Digits">The last four of the telephone.</param>
/// <param name="Hamlet">As typed.</param>
public sealed record CheckInClaim(string NameKey, string? Digits, int? YearOfBirth, string? Hamlet);

/// <summary>Who on the list of a class fits.</summary>
/// <param name="Person">The only one.</param>
/// <param name="IsSeveral">More than one fits all that was said, and the year would tell them apart.</param>
public readonly record struct CheckInMatch(Person? Person, bool IsSeveral);

/// <summary>Finds somebody on the list of a class by what only they say; gives nobody for anything less than exact.</summary>
public sealed class CheckInRoster(IDbContextFactory<NtmLearnDbContext> contexts)
{
    private static readonly EnrolmentStatus[] InClass = [EnrolmentStatus.Enrolled, EnrolmentStatus.Completed, EnrolmentStatus.NotCompleted];

    // What a hamlet's name begins with, which people leave out.
    private static readonly string[] Kinds = ["ap", "khom", "khu pho", "to dan pho", "thon"];

    /// <summary>By name and digits; where they fit nobody, by name, year and hamlet.</summary>
    public async Task<CheckInMatch> FindAsync(Guid offeringId, CheckInClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var named = await db.Set<Person>().AsNoTracking()
            .Where(p => p.SearchKey == claim.NameKey && p.ErasedAt == null
                && db.Set<Enrolment>().Any(e => e.OfferingId == offeringId && e.PersonId == p.PersonId && InClass.Contains(e.Status)))
            .ToListAsync(cancellationToken);
        var fits = claim.Digits is { } digits ? named.FindAll(p => p.Phone?.EndsWith(digits, StringComparison.Ordinal) == true) : [];
        if (fits.Count > 1)
        {
            fits = claim.YearOfBirth is { } year ? fits.FindAll(p => p.YearOfBirth == year) : fits;
        }
        else if (fits.Count == 0 && claim is { YearOfBirth: { } born, Hamlet: { } typed })
        {
            var hamlet = HamletKey(typed);
            var alike = named.FindAll(p => p.YearOfBirth == born && p.HamletId is not null);
            var ids = alike.Select(p => p.HamletId!.Value).ToArray();
            var hamlets = await db.Set<Hamlet>().Where(h => ids.Contains(h.HamletId)).ToDictionaryAsync(h => h.HamletId, h => HamletKey(h.Name), cancellationToken);
            fits = alike.FindAll(p => hamlet.Length > 0 && hamlets.GetValueOrDefault(p.HamletId!.Value) == hamlet);
        }

        return fits is [var only] ? new CheckInMatch(only, false) : new CheckInMatch(null, fits.Count > 1);
    }

    /// <summary>Somebody with an account, when they are on the list.</summary>
    public async Task<Person?> FindAsync(Guid offeringId, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(
            p => p.PersonId == personId && p.ErasedAt == null
                && db.Set<Enrolment>().Any(e => e.OfferingId == offeringId && e.PersonId == p.PersonId && InClass.Contains(e.Status)),
            cancellationToken);
    }

    /// <summary>"Ấp Chợ, xã Đại An" and "chợ" are the same hamlet within a class.</summary>
    internal static string HamletKey(string name)
    {
        var key = SearchKey.Of(name.Split(',')[0]);
        return Kinds.FirstOrDefault(kind => key.StartsWith(kind + " ", StringComparison.Ordinal)) is { } found ? key[(found.Length + 1)..] : key;
    }
}
