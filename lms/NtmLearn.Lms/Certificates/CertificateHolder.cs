using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Certificates;

/// <summary>Certificates. Erased, number, class and state stay, so that the register book has no hole; who it was goes.</summary>
internal sealed class CertificateHolder : IPersonalDataHolder
{
    public int Order => 400;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var certificates = await db.Set<Certificate>().AsNoTracking().Where(c => ids.Contains(c.PersonId))
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Reissue).ToListAsync(cancellationToken);
        return
        [
            new DataSection("certificates", "Giấy chứng nhận", [.. certificates.Select(c => new DataRow(
                new DataField("number", "Số vào sổ", CertificateWords.NumberOf(c)),
                new DataField("fullName", "Họ tên trên giấy", c.FullName),
                new DataField("yearOfBirth", "Năm sinh trên giấy", c.YearOfBirth?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new DataField("unit", "Đơn vị trên giấy", c.UnitName),
                new DataField("course", "Khóa", c.CourseTitle),
                new DataField("class", "Lớp", $"{c.ClassTitle} ({c.ClassCode})"),
                new DataField("issuedOn", "Ngày cấp", ScreenFormat.Day(c.IssuedOn)),
                new DataField("issuer", "Nơi cấp", c.Issuer),
                new DataField("state", "Trạng thái", CertificateWords.Of(c.State)),
                new DataField("reason", "Lý do", c.Reason),
                new DataField("code", "Mã kiểm tra", CertificateCodes.Show(c.Code))))]),
        ];
    }

    public Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        return db.Set<Certificate>().Where(c => ids.Contains(c.PersonId)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.FullName, "")
                .SetProperty(c => c.YearOfBirth, (int?)null)
                .SetProperty(c => c.UnitName, (string?)null)
                .SetProperty(c => c.Reason, (string?)null)
                .SetProperty(c => c.Version, c => c.Version + 1),
            cancellationToken);
    }
}
