using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance.CheckIn;

/// <summary>People of a class who sign in by the code on the wall, through the front door.</summary>
public sealed class CheckInTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private const string TooMany = "Đã thử nhiều lần chưa đúng";

    private TestHost Host => fixture.Host;

    [Fact]
    public async Task Scan_NameAndDigits_SignsInAndShowsOnlyAMaskedName()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        var person = await scene.EnrolAsync("Thạch Thị Minh Châu", "+84912345678");
        using var phone = await scene.ScanAsync();
        Assert.Contains(scene.Attendance.Offering.Title, phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Attendance.People[0].FullName, phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Châu", phone.Page, StringComparison.Ordinal);

        await phone.SignInAsync("thach thi minh chau", "5678");

        Assert.Contains("Đã điểm danh", phone.Page, StringComparison.Ordinal);
        Assert.Contains("Thạch T*** M*** Châu", phone.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Minh", phone.Page, StringComparison.Ordinal);
        var mark = Assert.Single(await scene.Attendance.MarksAsync());
        Assert.Equal((MarkSource.Qr, person.PersonId), (mark.Source, mark.AttendeeId));
        Assert.True((await scene.Attendance.StateAsync(person.PersonId))!.Status.WasThere());
        Assert.Equal(1, await scene.TracesAsync(person.PersonId));
    }

    [Fact]
    public async Task ShortCode_TypedInSmallLetters_OpensTheSameForm()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await scene.EnrolAsync("Lâm Văn Tèo", "+84912000777");
        var code = (await scene.CodeAsync()).ShortCode.ToLowerInvariant();
        using var phone = new CheckInPhone(Host);
        await phone.OpenAsync("/diem-danh");

        await phone.SendAsync("/diem-danh/ma", ("ma", "234567"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.Contains("không đúng hoặc đã cũ", phone.Page, StringComparison.Ordinal);
        await phone.SendAsync("/diem-danh/ma", ("ma", $"{code[..3]} {code[3..]}"));
        await phone.SignInAsync("Lâm Văn Tèo", "0912 000 777");

        Assert.Contains("Đã điểm danh", phone.Page, StringComparison.Ordinal);
        Assert.Equal(MarkSource.ShortCode, Assert.Single(await scene.Attendance.MarksAsync()).Source);
    }

    [Fact]
    public async Task WithoutAPhone_NameYearAndHamlet_SignsIn()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        var person = await scene.EnrolAsync("Kim Sa Rươl", year: 1958, hamlet: await scene.AddHamletAsync("Ấp Chợ"));
        using var phone = await scene.ScanAsync();

        await phone.SendAsync("/diem-danh", ("fullName", "Kim Sa Rươl"), ("yearOfBirth", "1958"), ("hamlet", "Giồng"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        await phone.SendAsync("/diem-danh", ("fullName", "Kim Sa Rươl"), ("yearOfBirth", "1958"), ("hamlet", "chợ, Đại An"));

        Assert.True((await scene.Attendance.StateAsync(person.PersonId))?.Status.WasThere());
    }

    [Fact]
    public async Task WrongDigits_AndANameOnNoList_ReadTheSame()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await scene.EnrolAsync("Thạch Thị Hoa", "+84912345678", 1980, await scene.AddHamletAsync("Ấp Một"));
        using var guessing = await scene.ScanAsync();
        using var unknown = await scene.ScanAsync();

        await guessing.SendAsync("/diem-danh", ("fullName", "Thạch Thị Hoa"), ("digits", "0000"), ("yearOfBirth", "1980"), ("hamlet", "Ấp Hai"));
        await unknown.SendAsync("/diem-danh", ("fullName", "Trần Văn Không"), ("digits", "0000"), ("yearOfBirth", "1980"), ("hamlet", "Ấp Hai"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, guessing.Status);
        Assert.Contains("Chưa tìm thấy anh chị", guessing.Page, StringComparison.Ordinal);
        Assert.Equal(unknown.Told, guessing.Told);
        Assert.Empty(await scene.Attendance.MarksAsync());
    }

    [Fact]
    public async Task Guesses_TenWithOnePass_EndAtTheFacilitator()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await scene.EnrolAsync("Sơn Thị Ngọc", "+84912345678");
        using var phone = await scene.ScanAsync();
        for (var i = 0; i < 10; i++)
        {
            await phone.SignInAsync("Sơn Thị Ngọc", $"000{i}");
            Assert.DoesNotContain(TooMany, phone.Page, StringComparison.Ordinal);
        }

        await phone.SignInAsync("Sơn Thị Ngọc", "5678");
        Assert.Contains(TooMany, phone.Page, StringComparison.Ordinal);

        // A new scan does not help: the name was tried as often.
        using var again = await scene.ScanAsync();
        await again.SignInAsync("Sơn Thị Ngọc", "5678");
        Assert.Contains(TooMany, again.Page, StringComparison.Ordinal);
        Assert.Empty(await scene.Attendance.MarksAsync());
    }

    [Fact]
    public async Task TwoOfOneNameAndPhone_AreAskedForTheirYear()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await scene.EnrolAsync("Nguyễn Văn Nam", "+84912345678", 1960);
        var son = await scene.EnrolAsync("Nguyễn Văn Nam", "+84912345678", 1990);
        using var phone = await scene.ScanAsync();

        await phone.SignInAsync("Nguyễn Văn Nam", "5678");
        Assert.Contains("điền thêm năm sinh", phone.Page, StringComparison.Ordinal);
        await phone.SendAsync("/diem-danh", ("yearOfBirth", "1990"));

        Assert.Equal(son.PersonId, Assert.Single(await scene.Attendance.MarksAsync()).AttendeeId);
    }

    [Fact]
    public async Task SameFormTwice_CountsOnce_AndANewScanSaysSince()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await scene.EnrolAsync("Kiên Thị Bé", "+84912345678");
        using var phone = await scene.ScanAsync();
        using var twin = await scene.ScanAsync();
        var html = phone.Html;
        await phone.SignInAsync("Kiên Thị Bé", "5678");
        using var browser = new TestBrowser(Host.BaseAddress);
        using var second = await browser.Http.PostFormOfAsync(
            html, "/diem-danh", [KeyValuePair.Create("fullName", "Kiên Thị Bé"), KeyValuePair.Create("digits", "5678")], "/diem-danh", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        await twin.SignInAsync("Kiên Thị Bé", "5678");

        Assert.Contains("Anh chị đã điểm danh lúc", twin.Page, StringComparison.Ordinal);
        Assert.Single(await scene.Attendance.MarksAsync());
    }

    [Fact]
    public async Task OneForm_ForTwoOfAFamily_CountsBoth()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await scene.EnrolAsync("Danh Thị Mẹ", "+84912345678");
        await scene.EnrolAsync("Danh Văn Con", "+84912345678");
        using var phone = await scene.ScanAsync();
        var html = phone.Html;
        foreach (var name in (string[])["Danh Thị Mẹ", "Danh Văn Con"])
        {
            using var browser = new TestBrowser(Host.BaseAddress);
            using var sent = await browser.Http.PostFormOfAsync(
                html, "/diem-danh", [KeyValuePair.Create("fullName", name), KeyValuePair.Create("digits", "5678")], "/diem-danh", TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, (await scene.Attendance.MarksAsync()).Count);
    }

    [Fact]
    public async Task OnePerson_FromTenPhonesAtOnce_IsOneState()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        var person = await scene.EnrolAsync("Trần Thị Đua", "+84912345678");
        var phones = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.ScanAsync()));

        await Task.WhenAll(phones.Select(p => p.SignInAsync("Trần Thị Đua", "5678")));

        Assert.All(phones, p => Assert.Contains("điểm danh", p.Page, StringComparison.Ordinal));
        Assert.All(phones, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Single(await scene.Attendance.MarksAsync());
        Assert.Equal(1, (await scene.Attendance.StateAsync(person.PersonId))!.Marks);
        Assert.Equal(1, await scene.TracesAsync(person.PersonId));
        phones.ToList().ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task SignedIn_AndOnTheList_OnlyConfirms()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        var person = await scene.EnrolAsync("Huỳnh Thị Lan");
        using var account = await Host.SignInAsync(Role.Learner, personId: person.PersonId);
        using var phone = await scene.ScanAsync(new CheckInPhone(account.Http));
        Assert.Contains("Huỳnh T*** Lan", phone.Page, StringComparison.Ordinal);

        await phone.SendAsync("/diem-danh");

        Assert.Contains("Đã điểm danh", phone.Page, StringComparison.Ordinal);
        Assert.Equal(person.PersonId, Assert.Single(await scene.Attendance.MarksAsync()).AttendeeId);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/diem-danh") { Content = new FormUrlEncodedContent([KeyValuePair.Create("fullName", "A")]) };
        request.Headers.Add("Origin", "https://khac.example");

        using var answer = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await scene.Attendance.MarksAsync());
    }

    [Fact]
    public async Task WalkIn_WithConsent_IsWrittenDownOnce()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        using var phone = await scene.ScanAsync();
        var link = System.Text.RegularExpressions.Regex.Match(phone.Page, "href=\"(/diem-danh/khach[^\"]*)\"").Groups[1].Value;
        await phone.OpenAsync(link);
        (string, string)[] typed = [("fullName", "Thạch Sa Rây"), ("sex", "Female"), ("yearOfBirth", "1958"), ("hamlet", "ấp Chợ Xa Lạ")];

        await phone.SendAsync("/diem-danh/khach", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.Contains("đồng ý", phone.Page, StringComparison.Ordinal);
        await phone.SendAsync("/diem-danh/khach", [.. typed, ("dong-y-lop-hoc", "on")]);
        Assert.Contains("khách mới đến", phone.Page, StringComparison.Ordinal);
        Assert.Contains("Thạch S*** Rây", phone.Page, StringComparison.Ordinal);
        using var again = await scene.ScanAsync();
        await again.OpenAsync(System.Text.RegularExpressions.Regex.Match(again.Page, "href=\"(/diem-danh/khach[^\"]*)\"").Groups[1].Value);
        await again.SendAsync("/diem-danh/khach", [.. typed, ("dong-y-lop-hoc", "on")]);

        Assert.Contains("Anh chị đã điểm danh lúc", again.Page, StringComparison.Ordinal);
        var walkIn = await Host.QueryAsync(db => db.Set<WalkIn>().SingleAsync(w => w.OfferingId == scene.Attendance.Offering.OfferingId));
        Assert.Equal(("Thạch Sa Rây", "ấp Chợ Xa Lạ", 1958), (walkIn.FullName, walkIn.Place, walkIn.YearOfBirth));
        Assert.True((await scene.Attendance.StateAsync(walkIn.WalkInId))!.Status.WasThere());
    }
}
