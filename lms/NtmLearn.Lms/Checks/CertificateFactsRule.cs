using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Checks;

/// <summary>
/// What a certificate prints is what the audit wrote down on the day of issue. Of the values that the audit no longer holds
/// nothing is asked; that somebody issued it is never forgotten.
/// </summary>
internal sealed class CertificateFactsRule : DatabaseRule
{
    private static readonly (string Name, Func<Certificate, object?> Of)[] Printed =
    [
        (nameof(Certificate.RegisterNumber), c => c.RegisterNumber),
        (nameof(Certificate.Year), c => c.Year),
        (nameof(Certificate.Number), c => c.Number),
        (nameof(Certificate.Reissue), c => c.Reissue),
        (nameof(Certificate.FullName), c => c.FullName),
        (nameof(Certificate.YearOfBirth), c => c.YearOfBirth),
        (nameof(Certificate.UnitName), c => c.UnitName),
        (nameof(Certificate.CourseTitle), c => c.CourseTitle),
        (nameof(Certificate.ClassCode), c => c.ClassCode),
        (nameof(Certificate.ClassTitle), c => c.ClassTitle),
        (nameof(Certificate.Hours), c => c.Hours),
        (nameof(Certificate.FirstDay), c => c.FirstDay),
        (nameof(Certificate.LastDay), c => c.LastDay),
        (nameof(Certificate.IssuedOn), c => c.IssuedOn),
        (nameof(Certificate.GoverningBody), c => c.GoverningBody),
        (nameof(Certificate.Issuer), c => c.Issuer),
        (nameof(Certificate.Place), c => c.Place),
        (nameof(Certificate.SignerCapacity), c => c.SignerCapacity),
        (nameof(Certificate.SignerTitle), c => c.SignerTitle),
        (nameof(Certificate.SignerName), c => c.SignerName),
        (nameof(Certificate.Paper), c => c.Paper.ToString()),
    ];

    public override string Name => "certificates: printed facts equal those kept at issue";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var rows = db.Set<Certificate>().AsNoTracking().Select(c => new
        {
            Certificate = c,
            Issue = db.Set<AuditEntry>().Where(e => e.Subject == nameof(Certificate) && e.SubjectId == c.CertificateId && e.Action == AuditAction.Created)
                .OrderBy(e => e.At).Select(e => new { e.AuditEntryId, e.After }).FirstOrDefault(),
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Saw();
            if (row.Issue is null)
            {
                look.Broken($"certificate {row.Certificate.CertificateId:N}: nobody issued it");
            }
            else if (!row.Certificate.IsErased && row.Issue.After is { } after && Differing(row.Certificate, after) is { Count: > 0 } names)
            {
                look.Broken($"certificate {row.Certificate.CertificateId:N}: other than at issue: {string.Join(", ", names)}");
            }
        }
    }

    private static List<string> Differing(Certificate certificate, string after)
    {
        using var kept = JsonDocument.Parse(after);
        return [.. Printed.Where(p => !IsSame(kept.RootElement, p.Name, p.Of(certificate))).Select(p => p.Name)];
    }

    /// <summary>The audit leaves out what was empty.</summary>
    private static bool IsSame(JsonElement kept, string name, object? now) => kept.TryGetProperty(name, out var then)
        ? now switch
        {
            string text => then.ValueEquals(text),
            int number => then.GetInt32() == number,
            decimal number => then.GetDecimal() == number,
            DateOnly day => then.ValueEquals(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => false,
        }
        : now is null;
}
