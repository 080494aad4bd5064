using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Zalo.Templates;
using NtmLearn.ZaloSimulator.Templates;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class TemplateCheckTests(SharedOa shared) : IClassFixture<SharedOa>
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["ten_hoc_vien"] = "Nguyễn Văn A",
        ["lop"] = "Chuyển đổi số cơ bản",
        ["ngay"] = "08:00 05/12/2026",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ten_hoc_vien", null, "Thiếu “ten_hoc_vien”.")]
    [InlineData("ten_hoc_vien", " ", "“ten_hoc_vien” không được để trống.")]
    [InlineData("ten_hoc_vien", "Một cái tên dài hơn ba mươi chữ cái", "“ten_hoc_vien” dài quá 30 ký tự.")]
    [InlineData("ngay", "sáng thứ hai", "“ngay” phải là ngày giờ, như 08:00 05/12/2026.")]
    [InlineData("so_tien", "100000", "Mẫu không có “so_tien”.")]
    public async Task Values_ThatDoNotFitTheTemplate_AreRefusedWithTheReason(string name, string? value, string fault)
    {
        var data = new Dictionary<string, string>(Values);
        data.Remove(name);
        if (value is not null)
        {
            data[name] = value;
        }

        var result = await QueueAsync(ByUser("t-4") with { Data = data });

        Assert.Equal(ZaloTemplateAcceptance.Invalid, result.Acceptance);
        Assert.Equal([fault], result.Faults);
        Assert.DoesNotContain("t-4", await QueuedAsync());
    }

    [Fact]
    public async Task Values_OfANumberAndTooShort_AreRefusedWithTheReason()
    {
        shared.Oa.Zalo.Templates.Set(new ZaloTemplate("77", "Điểm")
        {
            Parameters = [new("diem", "NUMBER"), new("ma") { MinLength = 4 }, new("ghi_chu") { IsRequired = false, AcceptsEmpty = true }],
        });

        var bad = await QueueAsync(ByUser("t-5") with { TemplateId = "77", Data = new Dictionary<string, string> { ["diem"] = "khá", ["ma"] = "abc" } });
        var good = await QueueAsync(ByUser("t-5") with { TemplateId = "77", Data = new Dictionary<string, string> { ["diem"] = "8.5", ["ma"] = "abcd", ["ghi_chu"] = "" } });

        Assert.Equal(["“diem” phải là số.", "“ma” ngắn hơn 4 ký tự."], bad.Faults);
        Assert.Equal(ZaloTemplateAcceptance.Queued, good.Acceptance);
    }

    [Theory]
    [InlineData("có dấu", "123456", "700", false, "Mã theo dõi")]
    [InlineData("", "123456", "700", false, "Mã theo dõi")]
    [InlineData("1234567890123456789012345678901234567890123456789", "123456", "700", false, "Mã theo dõi")]
    [InlineData("t", "12-34", "700", false, "Mã mẫu tin")]
    [InlineData("t", "999", "700", false, "Zalo không có mẫu tin 999.")]
    [InlineData("t", "123456", "bà Sáu", false, "Mã người dùng Zalo")]
    [InlineData("t", "123456", "", false, "Mã người dùng Zalo")]
    [InlineData("t", "123456", "090123456", true, "Số điện thoại")]
    [InlineData("t", "123456", "0901234567 x", true, "Số điện thoại")]
    public async Task Request_ThatZaloWouldRefuse_IsRefusedWithTheReason(string trackingId, string templateId, string address, bool isByPhone, string fault)
    {
        var result = await QueueAsync(new ZaloTemplateRequest(trackingId, templateId, address, isByPhone, Values));

        Assert.Equal(ZaloTemplateAcceptance.Invalid, result.Acceptance);
        Assert.StartsWith(fault, Assert.Single(result.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain(trackingId, await QueuedAsync());
    }

    [Fact]
    public async Task Queue_WithoutTheSecret_SaysThatSendingIsOff()
    {
        await using var silent = await WiredOa.StartAsync(settings: [new("Zalo:AppSecret", null)], consents: false);

        var result = await silent.Host.Services.GetRequiredService<ZaloTemplates>().QueueAsync(ByUser("t-4"), Token);

        Assert.Equal(ZaloTemplateAcceptance.SwitchedOff, result.Acceptance);
    }

    private static ZaloTemplateRequest ByUser(string trackingId) => new(trackingId, TemplateStore.Reminder.Id, "700", IsByPhone: false, Values);

    private Task<ZaloTemplateResult> QueueAsync(ZaloTemplateRequest request) =>
        shared.Oa.Host.Services.GetRequiredService<ZaloTemplates>().QueueAsync(request, Token);

    private Task<List<string>> QueuedAsync() =>
        shared.Oa.Host.QueryAsync(db => db.Set<ZaloTemplateMessage>().Select(m => m.TrackingId).ToListAsync(Token));
}
