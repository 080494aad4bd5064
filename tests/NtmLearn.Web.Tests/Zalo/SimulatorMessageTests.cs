using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.Templates;

namespace NtmLearn.Web.Tests.Zalo;

/// <summary>What the OA may send to whom and when.</summary>
public sealed class SimulatorMessageTests
{
    private const string User = SimulatorFixture.User;
    private const string Phone = "84901234567";

    private const string Reminder =
        """ "template_id":"123456","template_data":{"ten_hoc_vien":"Nguyễn Văn A","lop":"Kỹ năng số","ngay":"08:00 05/12/2026"} """;

    [Fact]
    public async Task Text_InsideTheWindow_ArrivesWithRateHeaders()
    {
        await using var fixture = await StartWithUserAsync();

        using var response = await fixture.Http.PostAsync(
            "v3.0/oa/message/cs",
            new StringContent($$$"""{"recipient":{"user_id":"{{{User}}}"},"message":{"text":"Lớp bắt đầu lúc 8h."}}"""),
            TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        var sent = Assert.Single(fixture.Zalo.Sent.To(User));
        Assert.Equal(("Lớp bắt đầu lúc 8h.", false), (sent.Text, sent.IsBilled));
        Assert.Equal(sent.MessageId, (string?)answer["data"]!["message_id"]);
        Assert.Equal("1777863600000", (string?)answer["data"]!["sent_time"]);
        Assert.Equal("4000", response.Headers.GetValues("X-RateLimit-Limit").Single());
        Assert.Equal("3999", response.Headers.GetValues("X-RateLimit-Remain").Single());
    }

    [Theory]
    [InlineData(48, 0, false)]
    [InlineData(49, 0, true)]
    [InlineData(168, 0, true)]
    [InlineData(168.01, -230, false)]
    public async Task Text_HoursAfterTheLastWord_IsFreeBilledOrRefused(double hours, int error, bool isBilled)
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Clock.Advance(TimeSpan.FromHours(hours));
        fixture.Authorise(fixture.Zalo.Tokens.Issue().AccessToken);

        var answer = await fixture.SendTextAsync();

        Assert.Equal(error, (int)answer["error"]!);
        Assert.Equal(isBilled, fixture.Zalo.Sent.All.Any(m => m.IsBilled));
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(2001, -210)]
    public async Task Text_OfALength_IsTakenUpToTheLimit(int length, int error)
    {
        await using var fixture = await StartWithUserAsync();

        var answer = await fixture.SendTextAsync(new string('ă', length));

        Assert.Equal(error, (int)answer["error"]!);
    }

    [Theory]
    [InlineData("""{"title":"Lịch học","type":"oa.query.hide","payload":"#lich"}""", 0)]
    [InlineData("""{"title":"Trang","type":"oa.open.url","payload":{"url":"https://example.vn"}}""", 0)]
    [InlineData("""{"title":"Gọi","type":"oa.open.phone","payload":{"phone_code":"84123456789"}}""", 0)]
    [InlineData("""{"title":"Lịch học","type":"oa.query.hide","payload":{"text":"#lich"}}""", -201)]
    [InlineData("""{"title":"Trang","type":"oa.open.url","payload":{"url":"javascript:alert(1)"}}""", -201)]
    [InlineData("""{"title":"Lạ","type":"oa.open.door","payload":"x"}""", -201)]
    [InlineData("""{"type":"oa.query.show","payload":"x"}""", -201)]
    public async Task Button_OfAShape_IsTakenOrRefused(string button, int error)
    {
        await using var fixture = await StartWithUserAsync();

        var answer = await SendButtonsAsync(fixture, button);

        Assert.Equal(error, (int)answer["error"]!);
    }

    [Fact]
    public async Task Buttons_SixOrOnALowPackage_AreRefused()
    {
        await using var fixture = await StartWithUserAsync();
        const string button = """{"title":"A","type":"oa.query.show","payload":"a"}""";

        var six = await SendButtonsAsync(fixture, string.Join(',', Enumerable.Repeat(button, 6)));
        fixture.Zalo.Options.AllowsButtons = false;
        var low = await SendButtonsAsync(fixture, button);

        Assert.Equal((-210, -224), ((int)six["error"]!, (int)low["error"]!));
    }

    [Fact]
    public async Task Button_PressedWhileHidden_IsTextForTheSiteAndNotInTheChat()
    {
        await using var fixture = await StartWithUserAsync();

        var delivery = await fixture.Zalo.Events.PressAsync(User, new("Lịch học", "oa.query.hide") { Payload = "#lich" });

        Assert.Equal("user_send_text", delivery!.EventName);
        Assert.Contains("\"text\":\"#lich\"", delivery.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.Zalo.Timeline.Of(User), e => e.Text == "#lich");
    }

    [Fact]
    public async Task Picture_Uploaded_CanBeSentForAWeek()
    {
        await using var fixture = await StartWithUserAsync();
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        var id = (string)(await UploadAsync(fixture, png))["data"]!["attachment_id"]!;

        var now = await SendPictureAsync(fixture, id);
        fixture.Zalo.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        fixture.Authorise(fixture.Zalo.Tokens.Issue().AccessToken);
        await fixture.Zalo.SendTextAsync(User, "Còn ảnh không?");
        var later = await SendPictureAsync(fixture, id);

        Assert.Equal((0, -100), ((int)now["error"]!, (int)later["error"]!));
        Assert.Equal(id, Assert.Single(fixture.Zalo.Sent.All).Attachment!.AttachmentId);
    }

    [Fact]
    public async Task Picture_TooLargeOrNoPicture_IsRefused()
    {
        await using var fixture = await StartWithUserAsync();

        var large = await UploadAsync(fixture, [0xFF, 0xD8, 0xFF, .. new byte[1024 * 1024]]);
        var text = await UploadAsync(fixture, "GIF8, but no picture"u8.ToArray());

        Assert.Equal((-210, -201), ((int)large["error"]!, (int)text["error"]!));
    }

    [Fact]
    public async Task Unfollowed_ByUserId_IsRefusedButNotAnAnswer()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var question = await fixture.Zalo.SendTextAsync(User, "Xin chào");
        await fixture.Zalo.Events.UnfollowAsync(User);

        var byUser = await fixture.SendTextAsync();
        var byMessage = await fixture.PostAsync(
            "v3.0/oa/message/cs", $$$"""{"recipient":{"message_id":"{{{question.MessageId}}}"},"message":{"text":"Dạ"}}""");

        Assert.Equal((-213, 0), ((int)byUser["error"]!, (int)byMessage["error"]!));
        Assert.Equal(question.MessageId, Assert.Single(fixture.Zalo.Sent.All).InReplyTo);
    }

    [Fact]
    public async Task Calls_OverTheMinutesLimit_AreRefusedUntilTheNext()
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Options.RequestsPerMinute = 1;

        var first = await fixture.SendTextAsync();
        var second = await fixture.SendTextAsync();
        fixture.Zalo.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await fixture.SendTextAsync();

        Assert.Equal((0, -32, 0), ((int)first["error"]!, (int)second["error"]!, (int)third["error"]!));
    }

    [Theory]
    [InlineData("v3.0/oa/message/transaction", -233)]
    [InlineData("v3.0/oa/message/promotion", -233)]
    [InlineData("v2.0/oa/message", -240)]
    public async Task ClosedCall_Made_IsRefusedAndCounted(string path, int error)
    {
        await using var fixture = await StartWithUserAsync();

        var answer = await fixture.PostAsync(path, $$$"""{"recipient":{"user_id":"{{{User}}}"},"message":{"text":"x"}}""");

        Assert.Equal(error, (int)answer["error"]!);
        Assert.Equal(1, fixture.Zalo.Counters.Closed);
        Assert.Empty(fixture.Zalo.Sent.All);
    }

    [Theory]
    [InlineData("14:59:59", 0, 0)]
    [InlineData("15:00:00", -133, -234)]
    [InlineData("22:59:59", -133, -234)]
    [InlineData("23:00:00", 0, 0)]
    public async Task Template_AtAnHourOfUtc_IsTakenByDayInVietNam(string utc, int byPhone, int byUser)
    {
        await using var fixture = await SimulatorFixture.StartAsync(now: DateTimeOffset.Parse($"2026-05-04T{utc}Z"));
        fixture.Zalo.Users.Add("Bà Sáu", Phone, User);

        var phone = await fixture.PostAsync("message/template", $$"""{"phone":"{{Phone}}","tracking_id":"r-1",{{Reminder}}}""");
        var user = await fixture.PostAsync("v3.0/oa/message/template", $$"""{"user_id":"{{User}}",{{Reminder}}}""");

        Assert.Equal((byPhone, byUser), ((int)phone["error"]!, (int)user["error"]!));
    }

    [Theory]
    [InlineData("""{"phone":"0901234567","tracking_id":"r","template_id":"123456"}""", -108)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r","template_id":"9"}""", -109)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r 1","template_id":"123456"}""", -132)]
    [InlineData("""{"phone":"84901234567","template_id":"123456"}""", -132)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r","template_id":"123456","template_data":{}}""", -111)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r","template_id":"123456","template_data":{"la":"x"}}""", -112)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r","template_id":"123456","template_data":{"lop":"x"}}""", -1122)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r","template_id":"123456","template_data":{"ten_hoc_vien":"1234567890123456789012345678901"}}""", -1121)]
    [InlineData("""{"phone":"84901234567","tracking_id":"r","template_id":"123456","template_data":{"ten_hoc_vien":"A","lop":"B","ngay":"mai"}}""", -1124)]
    public async Task Template_Malformed_IsRefusedByItsNumber(string body, int error)
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        fixture.Zalo.Users.Add("Bà Sáu", Phone, User);

        var answer = await fixture.PostAsync("message/template", body);

        Assert.Equal(error, (int)answer["error"]!);
    }

    [Fact]
    public async Task Template_ToAPhone_IsKeptAndItsStateCanBeAsked()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        fixture.Zalo.Users.Add("Bà Sáu", Phone, User);

        var answer = await fixture.PostAsync("message/template", $$"""{"phone":"+{{Phone}}","tracking_id":"r-1",{{Reminder}}}""");
        var status = await fixture.GetAsync($"message/status?message_id={answer["data"]!["msg_id"]}");
        var quota = await fixture.GetAsync("message/quota");
        var info = await fixture.GetAsync($"template/info/v2?template_id={TemplateStore.Reminder.Id}");

        var sent = Assert.Single(fixture.Zalo.Sent.All);
        Assert.Equal((SentKind.TemplateByPhone, "r-1", "Kỹ năng số"), (sent.Kind, sent.TrackingId, sent.TemplateData["lop"]));
        Assert.Equal(1, (int)status["data"]!["status"]!);
        Assert.Equal(499, (int)quota["data"]!["remainingQuota"]!);
        Assert.Equal(3, info["data"]!["listParams"]!.AsArray().Count);
    }

    private static async Task<SimulatorFixture> StartWithUserAsync()
    {
        var fixture = await SimulatorFixture.StartAsync();
        await fixture.Zalo.SendTextAsync(User, "Xin chào");
        return fixture;
    }

    private static Task<JsonObject> SendButtonsAsync(SimulatorFixture fixture, string buttons) => fixture.PostAsync(
        "v3.0/oa/message/cs",
        $$$$$"""{"recipient":{"user_id":"{{{{{User}}}}}"},"message":{"text":"Chọn:","attachment":{"type":"template","payload":{"buttons":[{{{{{buttons}}}}}]}}}}""");

    private static Task<JsonObject> SendPictureAsync(SimulatorFixture fixture, string id) => fixture.PostAsync(
        "v3.0/oa/message/cs",
        $$$$$"""{"recipient":{"user_id":"{{{{{User}}}}}"},"message":{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","attachment_id":"{{{{{id}}}}}"}]}}}}""");

    private static async Task<JsonObject> UploadAsync(SimulatorFixture fixture, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { file, "file", "a.png" } };
        using var response = await fixture.Http.PostAsync("v2.0/oa/upload/image", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
    }
}
