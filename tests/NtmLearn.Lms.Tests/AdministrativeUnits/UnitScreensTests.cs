using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>Units and organisations over HTTP: pages without JavaScript, and the API.</summary>
public sealed partial class UnitScreensTests(GroundHost ground) : IClassFixture<GroundHost>, IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = ground.Host.BaseAddress,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Reorganisation_EnteredOnScreen_IsSearchedReviewedRecordedAndTakenBack()
    {
        const string Page = "/don-vi/ho-so/moi?loai=Merge";
        var (a, b) = (await ground.AddCommuneAsync("92001", "Thử Một"), await ground.AddCommuneAsync("92002", "Thử Hai"));
        var fields = new List<KeyValuePair<string, string>>
        {
            new("EffectiveOn", "2026-09-01"), new("Number", "99/NQ-UBTVQH16"), new("Which-0", "moi"), new("Name-0", "Thử Mới"), new("Code-0", "92001"),
        };

        // Looks for the units by name, and gets candidates to tick.
        var searched = await PostAsync(Page, Page, [.. fields, new("Predecessors-tim", "thu mot"), new(UnitPick.SearchName, "Predecessors")]);
        Assert.Equal(HttpStatusCode.OK, searched.Status);
        Assert.Contains(a.UnitId.ToString(), searched.Body);

        fields.AddRange([new("Predecessors", a.UnitId.ToString()), new("Predecessors", b.UnitId.ToString())]);
        var reviewed = await PostAsync(Page, Page, fields);
        Assert.Equal(HttpStatusCode.OK, reviewed.Status);
        Assert.Contains("Ghi hồ sơ này", reviewed.Body);
        Assert.Contains("Xã Thử Mới", reviewed.Body);

        var seal = Seal().Match(reviewed.Body).Groups["seal"].Value;
        var changed = await PostAsync(Page, Page, [.. fields.Where(f => f.Key != "Name-0"), new("Name-0", "Tên Khác"), new("da-xem", seal), new("ghi", "1")]);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("Tên Khác", changed.Body);

        var recorded = await PostAsync(Page, Page, [.. fields, new("da-xem", seal), new("ghi", "1")]);
        Assert.Equal(HttpStatusCode.SeeOther, recorded.Status);
        var act = recorded.Location!.Split('?')[0];
        Assert.Equal("Xã Thử Mới", (await ground.UnitAsync("92001", new DateOnly(2026, 9, 1))).FullName);
        var shown = await http.GetStringAsync(act, Stop);
        Assert.Contains("99/NQ-UBTVQH16", shown);
        Assert.Contains("Thử Mới", await http.GetStringAsync($"/don-vi/{a.UnitId}", Stop));

        var undone = await PostAsync(act, act + "/huy", []);
        Assert.Equal(HttpStatusCode.SeeOther, undone.Status);
        Assert.Equal("Xã Thử Một", (await ground.UnitAsync("92001", new DateOnly(2026, 9, 1))).FullName);
    }

    [Fact]
    public async Task Reorganisation_WithNothingTyped_SaysWhatIsMissingAndKeepsTheForm()
    {
        var (status, body, _) = await PostAsync("/don-vi/ho-so/moi?loai=Split&so=2", "/don-vi/ho-so/moi?loai=Split", [new("so", "2"), new("Name-1", "Còn Giữ")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("“Đơn vị cũ” còn trống", body);
        Assert.Contains("Còn Giữ", body);
    }

    [Theory]
    [InlineData("/don-vi", "Phường Trà Vinh")]
    [InlineData("/don-vi?ngay=30/06/2025", "104 cấp xã")]
    [InlineData("/don-vi?ngay=2023-05-01", "106 cấp xã")]
    [InlineData("/don-vi?tim=phuong+1", "Phường 1, Thị xã Duyên Hải, Tỉnh Trà Vinh")]
    [InlineData("/don-vi?tim=khong+co+dau", "Không có đơn vị nào")]
    [InlineData("/don-vi/ho-so", "1277/NQ-UBTVQH15")]
    [InlineData("/don-vi/ho-so/moi", "Sáp nhập")]
    [InlineData("/don-vi/moi", "Thêm đơn vị")]
    [InlineData("/don-vi/nhap-ap", "Tệp danh sách")]
    [InlineData("/to-chuc", "UBND tỉnh Vĩnh Long")]
    [InlineData("/to-chuc?con=tat-ca&tim=so+nong", "Sở Nông nghiệp và Phát triển nông thôn")]
    [InlineData("/to-chuc/moi", "Thêm tổ chức")]
    public async Task Page_Asked_Shows(string path, string words)
    {
        var response = await http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task Unit_AddedAndEditedOnScreen_IsKept()
    {
        var province = await ground.UnitAsync("86", new DateOnly(2026, 9, 1));
        List<KeyValuePair<string, string>> fields =
            [new("Code", "92101"), new("Level", "Commune"), new("Kind", "xã"), new("Name", "Màn Hình"), new("ParentId-tim", "tinh vinh long"), new("ValidFrom", "01/07/2025")];

        var added = await PostAsync("/don-vi/moi", "/don-vi/moi", fields);
        Assert.Equal(HttpStatusCode.SeeOther, added.Status);
        var path = added.Location!.Split('?')[0];
        var unit = await ground.UnitAsync("92101", new DateOnly(2026, 9, 1));
        Assert.Equal(province.UnitId, unit.ParentId);

        var edited = await PostAsync(path + "/sua", path + "/sua",
            [.. fields.Where(f => f.Key != "Name"), new("Name", "Màn Hình Mới"), new("Version", "0"), new("ParentId", province.UnitId.ToString())]);
        var stale = await PostAsync(path + "/sua", path + "/sua",
            [.. fields.Where(f => f.Key != "Name"), new("Name", "Muộn"), new("Version", "0"), new("ParentId", province.UnitId.ToString())]);
        var hamlet = await PostAsync(path, path + "/ap", [new("Name", "Ấp Màn Hình")]);
        var again = await PostAsync(path, path + "/ap", [new("Name", "Ấp Màn Hình")]);

        Assert.Equal(HttpStatusCode.SeeOther, edited.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(HttpStatusCode.SeeOther, hamlet.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("đã có Ấp Màn Hình", again.Body);
    }

    [Fact]
    public async Task Hamlets_FromAWorkbook_AreTakenAndOneIsEndedOnScreen()
    {
        var commune = await ground.AddCommuneAsync("92301", "Bảng Tính");
        await using var file = Imports.Workbook.Of(["Xã", "Ấp", "Từ ngày", "Đến ngày"], null, ["92301", "Ấp Bảng Một", "01/07/2025", ""], ["92301", "Ấp Bảng Hai", "", ""], ["92399", "Ấp Lạc"]);
        var page = await http.GetStringAsync("/don-vi/nhap-ap", Stop);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value), "__RequestVerificationToken" },
            { new StreamContent(file), "danh-sach", "ap.xlsx" },
        };

        using var imported = await http.PostAsync("/don-vi/nhap-ap", content, Stop);
        var said = WebUtility.HtmlDecode(await imported.Content.ReadAsStringAsync(Stop));
        var hamlets = (await ground.TreeAsync()).Hamlets.HamletsOf(commune.UnitId, new DateOnly(2026, 9, 1)).ToList();
        var path = $"/don-vi/ap/{hamlets[0].HamletId}";
        var empty = await PostAsync(path, path + "/cham-dut", []);
        var ended = await PostAsync(path, path + "/cham-dut", [new("LastDay", "30/09/2026"), new("SuccessorId", $"{hamlets[1].HamletId}")]);

        Assert.True(imported.StatusCode == HttpStatusCode.OK, said);
        Assert.Contains("2 nơi mới, 0 đã có, 1 dòng chưa nhận", said);
        Assert.Contains("data-label=\"Dòng\">5<", said);
        Assert.Equal(["Ấp Bảng Hai", "Ấp Bảng Một"], hamlets.Select(h => h.Name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(HttpStatusCode.SeeOther, ended.Status);
        Assert.Contains("đến 30/09/2026", WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop)));
    }

    [Theory]
    [InlineData("PK\u0003\u0004 không phải")]
    [InlineData("")]
    public async Task Hamlets_FromABrokenFile_AreRefusedInWords(string text)
    {
        var page = await http.GetStringAsync("/don-vi/nhap-ap", Stop);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(text), "danh-sach", "ap.xlsx" },
        };

        using var response = await http.PostAsync("/don-vi/nhap-ap", content, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Organisation_AddedAndFollowed_ShowsBoth()
    {
        var old = await PostAsync("/to-chuc/moi", "/to-chuc/moi", [new("Name", "Hội Thử Cũ"), new("Kind", "MassOrganisation"), new("UnitId-tim", "tinh vinh long")]);
        var next = await PostAsync("/to-chuc/moi", "/to-chuc/moi", [new("Name", "Hội Thử Mới"), new("Kind", "MassOrganisation")]);
        var (oldPath, nextPath) = (old.Location!.Split('?')[0], next.Location!.Split('?')[0]);

        var followed = await PostAsync(oldPath, oldPath + "/ke-tiep",
            [new("SuccessorId", nextPath.Split('/')[^1]), new("Kind", "Merge"), new("EffectiveOn", "2026-09-01"), new("EndsPredecessor", "on")]);
        var back = await PostAsync(nextPath, nextPath + "/ke-tiep", [new("SuccessorId", oldPath.Split('/')[^1]), new("Kind", "Merge")]);

        Assert.Equal(HttpStatusCode.SeeOther, followed.Status);
        Assert.Contains("đến 31/08/2026", WebUtility.HtmlDecode(await http.GetStringAsync(oldPath, Stop)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Contains("đã là tổ chức kế tiếp", back.Body);
    }

    [Fact]
    public async Task Api_ListsFindsAndWrites()
    {
        using var api = await ground.Host.OpenApiAsync(Role.Coordinator);
        var districts = await api.GetFromJsonAsync<JsonObject>("/api/v1/units?level=District&asOf=2023-05-01", Stop);
        var found = await api.GetFromJsonAsync<JsonObject>("/api/v1/units?search=xa%20dinh%20an", Stop);
        var first = await api.GetFromJsonAsync<JsonObject>("/api/v1/units?level=Commune&asOf=2025-07-02&limit=30", Stop);
        var rest = await api.GetFromJsonAsync<JsonObject>($"/api/v1/units?level=Commune&asOf=2025-07-02&limit=200&cursor={first!["next"]}", Stop);
        var province = await ground.UnitAsync("86", new DateOnly(2026, 9, 1));
        var created = await api.PostAsJsonAsync("/api/v1/units",
            new { code = "92201", name = "Qua API", level = "Commune", kind = "xã", parentId = province.UnitId, validFrom = "2025-07-01" }, Stop);
        var id = (await created.Content.ReadFromJsonAsync<JsonObject>(Stop))!["unitId"]!.ToString();
        var renamed = await api.PostAsJsonAsync("/api/v1/units/reorganisations",
            new { kind = "Rename", effectiveOn = "2026-10-01", predecessors = new[] { id }, successors = new[] { new { name = "Qua API Mới" } } }, Stop);
        var detail = await api.GetFromJsonAsync<JsonObject>($"/api/v1/units/{id}?asOf=2026-10-01", Stop);

        Assert.Equal(9, districts!["items"]!.AsArray().Count);
        Assert.Contains("nay thuộc xã Đại An", found!["items"]![0]!["became"]!.ToString());
        Assert.True(first["items"]!.AsArray().Count == 30 && rest!["items"]!.AsArray().Count >= 11);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.Created, renamed.StatusCode);
        Assert.Single(detail!["successors"]!.AsArray());
        Assert.Equal("nay thuộc xã Qua API Mới, Tỉnh Vĩnh Long", detail["unit"]!["became"]!.ToString());
    }

    [Fact]
    public async Task Api_OrganisationsInStretches_GivesEachOnce()
    {
        using var api = await ground.Host.OpenApiAsync(Role.Coordinator);
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await api.GetFromJsonAsync<JsonObject>(
                $"/api/v1/organisations?kind=PeoplesCommittee&asOf=2023-05-01&limit=50{(cursor is null ? "" : $"&cursor={cursor}")}", Stop);
            ids.AddRange(page!["items"]!.AsArray().Select(i => i!["organisationId"]!.ToString()));
            cursor = page["next"]?.ToString();
        }
        while (cursor is not null);

        // The province, its nine districts taken one by one and together, and 106 communes.
        Assert.Equal(1 + 9 + 1 + 106, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var found = await api.GetFromJsonAsync<JsonObject>("/api/v1/organisations?search=hoi%20nong%20dan", Stop);
        var detail = await api.GetFromJsonAsync<JsonObject>($"/api/v1/organisations/{found!["items"]![0]!["organisationId"]}", Stop);
        Assert.Equal("Under", detail!["successions"]![0]!["kind"]!.ToString());
    }

    [Fact]
    public async Task Api_WriteByAnAuditor_IsForbidden()
    {
        var province = await ground.UnitAsync("86", new DateOnly(2026, 9, 1));
        using var api = await ground.Host.OpenApiAsync(Role.Auditor);

        var response = await api.PostAsJsonAsync("/api/v1/units",
            new { code = "92301", name = "Không Được", level = "Commune", kind = "xã", parentId = province.UnitId, validFrom = "2025-07-01" }, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    /// <summary>Opens a page and posts its form with the page's own token.</summary>
    private async Task<(HttpStatusCode Status, string Body, string? Location)> PostAsync(string page, string action, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var token = Token().Match(await http.GetStringAsync(page, Stop)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]);
        using var response = await http.PostAsync(action, form, Stop);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop)), response.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""name="da-xem" value="(?<seal>[^"]+)""")]
    private static partial Regex Seal();
}
