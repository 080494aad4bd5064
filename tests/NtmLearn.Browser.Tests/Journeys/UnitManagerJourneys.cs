using NtmLearn.Lms.Access;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>Somebody of a commune who names people and answers requests.</summary>
[Collection(JourneyCollection.Name)]
public sealed class UnitManagerJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task FillAQuota_ByTypingWithoutDiacritics_NamesAddsIsToldWhenFullAndReplaces(int width)
    {
        var title = $"Chuyển đổi số cấp xã, màn hình {width}";
        await new JourneyData(chromium.Host).ClassWithQuotaAsync(title, seats: 2);
        await using var manager = await Traveller.SetOutAsync(chromium, "don-vi-cu", width);
        await manager.SignInAsync(Role.UnitManager);
        await manager.SeeAsync(title);
        await manager.TurnToAsync("Chỉ tiêu");
        await manager.SeeAsync("Còn thiếu 2/2 người");
        await manager.FollowAsync(title);

        await manager.FillAsync("Tìm người của đơn vị", "nguyen quoc bao");
        await manager.PressAsync("Tìm");
        await manager.PressAsync("Cử Nguyễn Quốc Bảo");
        await manager.SeeAsync("Đã cử. Người được cử sẽ nhận tin.");
        await manager.Page.GetByText("Thêm người chưa có trong danh sách").ClickAsync();
        await manager.PressAsync("Thêm và cử");
        await manager.SeeAsync("Chưa làm được:");
        await manager.FillAsync("Họ và tên", $"Lâm Ngọc Ánh {(char)('A' + (width % 26))}");
        await manager.FillAsync("Chức vụ", "Công chức Tư pháp – hộ tịch");
        await manager.PressAsync("Thêm và cử");
        await manager.SeeAsync("Đơn vị đã cử đủ 2 người.");
        await manager.SeeNoAsync("Thêm người chưa có trong danh sách");

        await manager.FillAsync("Tìm người của đơn vị", "kien rith");
        await manager.PressAsync("Tìm");
        await manager.ChooseAsync("Kiên Rith Thi thay cho ai", "Nguyễn Quốc Bảo");
        await manager.FillAsync("Lý do thay", "Bận họp");
        await manager.PressAsync("Vào thay");
        await manager.SeeAsync("Đã thay người. Cả hai người đều được báo.");
        await manager.FollowAsync("Kiên Rith Thi");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task AnswerRequests_OfTheUnit_ApprovesAndReturns(int width)
    {
        var letter = (char)('A' + (width % 26));
        await new JourneyData(chromium.Host).ClassWithRequestsAsync($"Lớp cần duyệt, màn hình {width}", $"Trần Đồng Ý {letter}", $"Trần Bổ Sung {letter}");
        await using var manager = await Traveller.SetOutAsync(chromium, "don-vi-duyet", width);
        await manager.SignInAsync(Role.UnitManager);
        await manager.TurnToAsync("Duyệt đăng ký");
        await manager.PressAsync("Ghi các quyết định");
        await manager.SeeAsync("Chưa chọn quyết định cho ai.");

        await manager.ChooseAsync($"Quyết định về Trần Đồng Ý {letter}", "Duyệt");
        await manager.ChooseAsync($"Quyết định về Trần Bổ Sung {letter}", "Trả lại để bổ sung");
        await manager.FillAsync("Lý do trả lại hoặc không duyệt", "Xin ghi rõ chức vụ");
        await manager.PressAsync("Ghi các quyết định");

        await manager.SeeAsync("Đã ghi các quyết định.");
        await manager.SeeNoAsync($"Trần Đồng Ý {letter}");
        await manager.FollowAsync("Người được ủy quyền");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task IssueACode_ForOneOfTheirPeople_LetsThemChooseAPassword(int width)
    {
        var name = $"Sơn Quên Mật {(char)('A' + (width % 26))}";
        var email = $"quen-{width}@example.vn";
        await new JourneyData(chromium.Host).OfficialWithAccountAsync(name, email);
        await using var manager = await Traveller.SetOutAsync(chromium, "don-vi-ma", width);
        await manager.SignInAsync(Role.UnitManager);
        await manager.TurnToAsync("Tài khoản");
        await manager.FollowAsync(name);
        await manager.PressAsync("Cấp mã");
        var code = await manager.Page.Locator("code").InnerTextAsync();

        await using var official = await Traveller.SetOutAsync(chromium, "can-bo-quen", width);
        await official.OpenAsync("/dang-nhap");
        await official.FollowAsync("Quên mật khẩu");
        await official.FollowAsync("Tôi đã có mã");
        await official.FillAsync("Số điện thoại hoặc địa chỉ thư của tài khoản", email);
        await official.FillAsync("Mã được cấp", code.ToLowerInvariant());
        await official.FillAsync("Mật khẩu mới", "lúa-vàng-trổ-bông-92");
        await official.PressAsync("Đặt mật khẩu");
        await official.SeeAsync("Đã đặt mật khẩu mới.");
        await official.SignInAsync(email, "lúa-vàng-trổ-bông-92");
        await official.SeeAsync("Bàn làm việc");
    }
}
