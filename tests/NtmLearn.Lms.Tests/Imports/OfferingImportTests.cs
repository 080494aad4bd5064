using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class OfferingImportTests(ImportHost imports) : IClassFixture<ImportHost>
{
    private static readonly string[] Header = ["Mã khóa", "Tên lớp", "Ngày", "Buổi", "Giờ", "Địa điểm", "Số chỗ", "Đơn vị", "Mở đăng ký", "Hạn đăng ký"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RowsOfOneClass_AreItsSessions()
    {
        var course = await imports.Host.Data.CreateCourseAsync();
        var venue = await imports.Host.Data.CreateVenueAsync();

        var run = await imports.ImportAsync(
            ImportKind.Offerings,
            Header,
            [course.Code, "Lớp nhập hai buổi", "05/04/2027", "Sáng", "", venue.Name, "40", "", "01/03/2027", "31/03/2027"],
            [course.Code, "Lớp nhập hai buổi", "06/04/2027", "", "13h30 - 16 giờ", venue.Name, "", "", "", ""]);

        Assert.Equal((2, 0), (run.Added, run.Rejected));
        var offering = await OfferingAsync("Lớp nhập hai buổi");
        Assert.Equal((40, OfferingStatus.Draft, new DateOnly(2027, 4, 5), new DateOnly(2027, 4, 6)), (offering.Capacity, offering.Status, offering.FirstDay, offering.LastDay));
        Assert.Equal(new DateTime(2027, 3, 31, 17, 0, 0, DateTimeKind.Utc), offering.EnrolmentClosesAt);
        Assert.Equal([(450, 660), (810, 960)], (await SessionsAsync(offering)).Select(s => (s.StartMinute, s.EndMinute)));
    }

    [Fact]
    public async Task SameFileTwice_ChangesNothing_AndOtherSeatsChangeOne()
    {
        var course = await imports.Host.Data.CreateCourseAsync();
        string[] row = [course.Code, "Lớp nhập lại", "07/04/2027", "Chiều", "", "", "40", "", "", ""];
        await imports.ImportAsync(ImportKind.Offerings, Header, row);

        var same = await imports.TryAsync(ImportKind.Offerings, Header, row);
        row[6] = "45";
        var more = await imports.ImportAsync(ImportKind.Offerings, Header, row);

        Assert.Equal((0, 0, 1, 0), (same.Added, same.Changed, same.Unchanged, same.Rejected));
        Assert.Equal((0, 1), (more.Added, more.Changed));
        Assert.Equal(45, (await OfferingAsync("Lớp nhập lại")).Capacity);
    }

    [Fact]
    public async Task TwoClassesOfOneFile_InOneHallAtOnce_AreToldInTheTrial()
    {
        var course = await imports.Host.Data.CreateCourseAsync();
        var venue = await imports.Host.Data.CreateVenueAsync();
        string[]?[] rows =
        [
            Header,
            [course.Code, "Lớp đến trước", "08/04/2027", "Sáng", "", venue.Name, "30", "", "", ""],
            [course.Code, "Lớp đến sau", "08/04/2027", "", "8:00-10:00", venue.Name, "30", "", "", ""],
        ];

        var trial = await imports.TryAsync(ImportKind.Offerings, rows);
        var none = await imports.Host.QueryAsync(db => db.Set<CourseOffering>().CountAsync(o => o.CourseId == course.CourseId, Token));
        var run = await imports.BeginAsync(trial.ImportRunId);

        Assert.Equal((1, 1, 0), (trial.Added, trial.Rejected, none));
        Assert.Equal((1, 1), (run.Added, run.Rejected));
        Assert.Contains("Lớp đến trước", Assert.Single(await imports.IssuesAsync(run)).Message);
    }

    [Fact]
    public async Task OneWrongRow_KeepsItsClassBack()
    {
        var course = await imports.Host.Data.CreateCourseAsync();

        var run = await imports.TryAsync(
            ImportKind.Offerings,
            Header,
            [course.Code, "Lớp nửa sai", "09/04/2027", "Sáng", "", "", "30", "", "", ""],
            [course.Code, "Lớp nửa sai", "31/02/2027", "Sáng", "", "", "", "", "", ""],
            ["KHONG", "Lớp khóa lạ", "09/04/2027", "Sáng", "", "Nơi Nào", "nhiều", "", "", ""]);

        Assert.Equal((0, 3), (run.Added, run.Rejected));
        var issues = await imports.IssuesAsync(run);
        Assert.Contains(issues, i => i is { Row: 2, Column: null } && i.Message.Contains("dòng 3"));
        Assert.Equal(["A, Mã khóa", "F, Địa điểm", "G, Số chỗ"], issues.Where(i => i.Row == 4).Select(i => i.Column!).Order());
    }

    private Task<CourseOffering> OfferingAsync(string title) =>
        imports.Host.QueryAsync(db => db.Set<CourseOffering>().AsNoTracking().SingleAsync(o => o.Title == title, Token));

    private Task<List<TrainingSession>> SessionsAsync(CourseOffering offering) => imports.Host.QueryAsync(db =>
        db.Set<TrainingSession>().AsNoTracking().Where(s => s.OfferingId == offering.OfferingId).OrderBy(s => s.StartsAt).ToListAsync(Token));
}
