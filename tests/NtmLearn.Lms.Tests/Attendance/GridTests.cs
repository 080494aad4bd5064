using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>The grid of a class as a file, there and back.</summary>
public sealed partial class GridTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_ExportedAndSentBack_ChangesNothing()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, AttendanceStatus.Late, "a")));
        using var officer = await Host.SignInAsync(Role.Coordinator);
        var file = await officer.Http.GetByteArrayAsync($"/van-phong/lop/{scene.Offering.Code}/diem-danh/xlsx", Token);

        var page = await SendAsync(officer, scene, file, "diem-danh.xlsx");

        Assert.Contains("Đã ghi 0 thay đổi", page, StringComparison.Ordinal);
        Assert.Single(await scene.MarksAsync());
    }

    [Fact]
    public async Task File_WithGoodAndBadCells_TakesTheGoodOnceAndTellsTheBad()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var officer = await Host.SignInAsync(Role.Coordinator);
        var header = $"Họ và tên,{scene.Session.Day:dd/MM/yyyy} 00:00";
        var csv = Encoding.UTF8.GetBytes($"{header}\r\n{scene.People[0].FullName},x\r\n{scene.People[1].FullName},hmm\r\nKhông Có Ai,x\r\n{scene.People[2].FullName},\r\n");

        var page = await SendAsync(officer, scene, csv, "diem-danh.csv");
        var again = await SendAsync(officer, scene, csv, "diem-danh.csv");

        Assert.Contains("Đã ghi 1 thay đổi", page, StringComparison.Ordinal);
        Assert.Contains("Dòng 3, cột B: không hiểu “hmm”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Dòng 4: không tìm thấy “Không Có Ai”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Đã ghi 0 thay đổi", again, StringComparison.Ordinal);
        Assert.Equal(AttendanceStatus.Present, (await scene.StateAsync(0))?.Status);
        Assert.Single(await scene.MarksAsync());
    }

    [Fact]
    public async Task File_ThatIsNoTable_IsToldAndNothingIsWritten()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var officer = await Host.SignInAsync(Role.Coordinator);

        var page = await SendAsync(officer, scene, [0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5], "hong.xlsx");

        Assert.Contains("Chưa nhận được tệp", page, StringComparison.Ordinal);
        Assert.Empty(await scene.MarksAsync());
    }

    private static async Task<string> SendAsync(SignedIn officer, AttendanceScene scene, byte[] content, string name)
    {
        var path = $"/van-phong/lop/{scene.Offering.Code}/diem-danh";
        var page = await officer.Http.GetStringAsync(path, Token);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(AntiforgeryToken().Match(page).Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(Guid.NewGuid().ToString("N")), "key" },
        };
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        using var response = await officer.Http.PostAsync(path, form, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex AntiforgeryToken();
}
