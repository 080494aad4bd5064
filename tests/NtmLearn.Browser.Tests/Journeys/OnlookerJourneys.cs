using Microsoft.Playwright;
using NtmLearn.Lms.Access;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>Those who may see little: the navigation offers that and nothing else.</summary>
[Collection(OfficeJourneyCollection.Name)]
public sealed class OnlookerJourneys(Chromium chromium)
{
    private static readonly Dictionary<Role, string[]> Offered = new()
    {
        [Role.Facilitator] = ["Bàn làm việc", "Lớp của tôi", "Lịch của tôi", "Chứng nhận của tôi", "Lịch lớp", "Điểm danh", "Lớp tập huấn", "Báo cáo", "Đơn vị", "Tổ chức", "Dữ liệu của tôi"],
        [Role.Auditor] = ["Bàn làm việc", "Lớp của tôi", "Lịch của tôi", "Lịch lớp", "Lớp tập huấn", "Khóa", "Địa điểm", "Ngày tránh", "Chứng nhận của tôi", "Sổ chứng nhận", "Báo cáo", "Người", "Đơn vị", "Tổ chức", "Nhập từ Excel", "Thông báo", "Việc tự động", "Nhật ký", "Dữ liệu của tôi"],
        [Role.DoorKeeper] = ["Lớp của tôi", "Lịch của tôi", "Chứng nhận của tôi", "Điểm danh", "Dữ liệu của tôi"],
        [Role.OrganisationReporter] = ["Bàn làm việc", "Lớp của tôi", "Lịch của tôi", "Chứng nhận của tôi", "Chỉ tiêu", "Lịch lớp", "Lớp tập huấn", "Đơn vị", "Tổ chức", "Dữ liệu của tôi"],
    };

    [Theory]
    [InlineData(Role.Facilitator, 360)]
    [InlineData(Role.Facilitator, 1280)]
    [InlineData(Role.Auditor, 360)]
    [InlineData(Role.Auditor, 1280)]
    [InlineData(Role.OrganisationReporter, 360)]
    [InlineData(Role.DoorKeeper, 360)]
    public async Task LookAround_WithFewRights_OpensWhatIsOfferedAndIsToldWhyNotElsewhere(Role role, int width)
    {
        await using var onlooker = await Traveller.SetOutAsync(chromium, $"xem-{role}", width);
        await onlooker.SignInAsync(role);
        var parts = await onlooker.Page.GetByRole(AriaRole.Navigation, new() { Name = "Các phần việc" }).GetByRole(AriaRole.Link).AllInnerTextsAsync();
        Assert.Equal(Offered[role].Order(), parts.Order());

        foreach (var part in parts)
        {
            await onlooker.TurnToAsync(part);
        }

        await onlooker.OpenAsync("/van-phong/lop/moi");
        await onlooker.SeeAsync("Chưa có quyền mở trang này");
    }
}
