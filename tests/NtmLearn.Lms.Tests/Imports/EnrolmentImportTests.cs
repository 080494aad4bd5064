using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class EnrolmentImportTests(ImportHost imports) : IClassFixture<ImportHost>
{
    private static readonly string[] Header = ["Mã lớp", "Họ và tên", "Năm sinh", "Điện thoại", "Xã", "Chức vụ"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_GetSeatsAndPlacesInOrder()
    {
        await imports.Host.Data.CreateUnitAsync(u => u.Named("Học Một"));
        var offering = await imports.Host.Data.CreateOfferingAsync(o => o.WithCapacity(1));

        var run = await imports.ImportAsync(
            ImportKind.Enrolments,
            Header,
            [offering.Code, "Lý Thị Nhất", "1970", "0913 000 101", "Học Một", "Trưởng ấp"],
            [offering.Code.ToLowerInvariant(), "Lý Thị Nhì", "1971", "0913 000 102", "Học Một", ""],
            ["KHONG-CO", "Lý Thị Lạc", "1971", "0913 000 103", "Học Một", ""]);

        Assert.Equal((2, 1), (run.Added, run.Rejected));
        var results = await imports.IssuesAsync(run, IssueWeight.Result);
        Assert.Equal(["Đã có chỗ.", "Chờ chỗ."], results.Select(r => r.Message));
        Assert.Contains("Không có lớp mã", Assert.Single(await imports.IssuesAsync(run)).Message);
        Assert.Empty(await imports.PeopleAsync("Lý Thị Lạc"));
        Assert.Equal([EnrolmentPath.Import, EnrolmentPath.Import], await EnrolmentsAsync(offering, e => e.Path));
    }

    [Fact]
    public async Task SameFileTwice_ChangesNothing()
    {
        await imports.Host.Data.CreateUnitAsync(u => u.Named("Học Hai"));
        var offering = await imports.Host.Data.CreateOfferingAsync();
        string[]?[] rows = [Header, [offering.Code, "Lý Thị Lặp", "1970", "0913 000 201", "Học Hai", ""]];
        await imports.ImportAsync(ImportKind.Enrolments, rows);

        var run = await imports.TryAsync(ImportKind.Enrolments, rows);

        Assert.Equal((0, 0, 1, 0), (run.Added, run.Changed, run.Unchanged, run.Rejected));
        Assert.Contains("Đã đăng ký từ trước", Assert.Single(await imports.IssuesAsync(run, IssueWeight.Result)).Message);
    }

    [Fact]
    public async Task Trial_TakesEverythingBack()
    {
        await imports.Host.Data.CreateUnitAsync(u => u.Named("Học Ba"));
        var offering = await imports.Host.Data.CreateOfferingAsync();

        var run = await imports.TryAsync(ImportKind.Enrolments, Header, [offering.Code, "Lý Thị Thử", "1970", "0913 000 301", "Học Ba", ""]);

        Assert.Equal(1, run.Added);
        Assert.Empty(await imports.PeopleAsync("Lý Thị Thử"));
        Assert.Empty(await EnrolmentsAsync(offering, e => e.EnrolmentId));
    }

    [Fact]
    public async Task Refused_ByTheClass_LeavesNoPersonBehind()
    {
        await imports.Host.Data.CreateUnitAsync(u => u.Named("Học Bốn"));
        var offering = await imports.Host.Data.CreateOfferingAsync(o => o.WithAccess(OfferingAccess.Officials));

        var run = await imports.ImportAsync(
            ImportKind.Enrolments,
            Header,
            [offering.Code, "Lý Thị Dân", "1970", "0913 000 401", "Học Bốn", ""],
            [offering.Code, "Lý Thị Cán Bộ", "1970", "0913 000 402", "Học Bốn", "Công chức"]);

        Assert.Equal((1, 1), (run.Added, run.Rejected));
        Assert.Contains("dành cho cán bộ", Assert.Single(await imports.IssuesAsync(run)).Message);
        Assert.Empty(await imports.PeopleAsync("Lý Thị Dân"));
    }

    [Fact]
    public async Task Withdrawn_IsNotEnrolledAgainByAList()
    {
        await imports.Host.Data.CreateUnitAsync(u => u.Named("Học Năm"));
        var offering = await imports.Host.Data.CreateOfferingAsync();
        string[]?[] rows = [Header, [offering.Code, "Lý Thị Rút", "1970", "0913 000 501", "Học Năm", ""]];
        await imports.ImportAsync(ImportKind.Enrolments, rows);
        await imports.Host.WriteAsync(async db =>
        {
            // As it stands after somebody withdrew; the path there is tested elsewhere.
            await db.Set<Enrolment>().Where(e => e.OfferingId == offering.OfferingId).ExecuteUpdateAsync(set => set.SetProperty(e => e.Status, EnrolmentStatus.Withdrawn), Token);
            await db.Set<CourseOffering>().Where(o => o.OfferingId == offering.OfferingId).ExecuteUpdateAsync(set => set.SetProperty(o => o.SeatsTaken, 0), Token);
        });

        var run = await imports.TryAsync(ImportKind.Enrolments, rows);

        Assert.Contains("Đã rút", Assert.Single(await imports.IssuesAsync(run)).Message);
    }

    private Task<List<T>> EnrolmentsAsync<T>(CourseOffering offering, System.Linq.Expressions.Expression<Func<Enrolment, T>> take) =>
        imports.Host.QueryAsync(db => db.Set<Enrolment>().Where(e => e.OfferingId == offering.OfferingId).Select(take).ToListAsync(Token));
}
