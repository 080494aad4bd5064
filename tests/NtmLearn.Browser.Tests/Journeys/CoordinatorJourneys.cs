using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>The coordination office of the province.</summary>
[Collection(OfficeJourneyCollection.Name)]
public sealed class CoordinatorJourneys(Chromium chromium)
{
    private const string Hall = "Hội trường Văn phòng Điều phối nông thôn mới";
    private const string Course = "An toàn thông tin cho cán bộ xã";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task OpenAClass_OfTwoSessions_GivesSeatsAnnouncesCopiesRepeatsAndCancels(int width)
    {
        var title = $"An toàn thông tin, màn hình {width}";
        var data = new JourneyData(chromium.Host);
        var (first, second) = (await data.FreeDayAsync(), await data.FreeDayAsync());
        await using var office = await Traveller.SetOutAsync(chromium, "dieu-phoi-mo-lop", width);
        await office.SignInAsync(Role.Coordinator);
        await office.TurnToAsync("Lớp tập huấn");
        await office.FollowAsync("Mở lớp mới");
        await FillClassAsync(office, title, first);
        await office.PressAsync("Tạo bản nháp");
        await office.SeeAsync("Đã tạo bản nháp.");
        await office.FollowAsync("Thêm buổi học");
        await office.FillAsync("Tìm tập huấn viên theo tên", "ly thi kim suong");
        await office.PressAsync("Tìm");
        await office.FillAsync("Ngày học", Typed(second));
        await office.Page.GetByLabel("Lý Thị Kim Sương").First.CheckAsync();
        await office.PressAsync("Lưu buổi học");
        await office.SeeAsync("Đã thêm buổi học.");
        await office.SeeAsync("Lý Thị Kim Sương");

        await office.FollowAsync("Chỉ tiêu", office.Page.GetByRole(AriaRole.Navigation, new() { Name = "Các phần của lớp" }));
        await office.PressAsync("Ghi chỉ tiêu");
        await office.SeeAsync("Chưa lưu được.");
        await office.FillAsync("Hạn cử người, ngày", Typed(first.AddDays(-5)));
        await office.FillAsync("Giờ", "17:00");
        foreach (var commune in new[] { "Xã Càng Long", "Xã An Trường", "Phường Trà Vinh" })
        {
            await office.Page.GetByLabel(commune).First.FillAsync("3");
        }

        await office.PressAsync("Ghi chỉ tiêu");
        await office.SeeAsync("Đã ghi chỉ tiêu.");
        await office.SeeAsync("0/9 người đã cử");
        await office.FollowAsync("Tổng quan");
        await office.PressAsync("Công bố lớp");
        await office.SeeAsync("Đã công bố lớp.");
        await office.FillAsync("Khoản chi", "Nước uống");
        await office.FillAsync("Số tiền", "1.250.000");
        await office.ChooseAsync("Nguồn kinh phí", "Sự nghiệp NTM");
        await office.PressAsync("Thêm khoản chi");
        await office.SeeAsync("Đã thêm khoản chi.");
        await office.FollowAsync("Đăng ký");
        await office.FillAsync("Ghi thêm người hoặc thay người", "huynh huu cong");
        await office.PressAsync("Tìm");
        await office.PressAsync("Ghi vào lớp Huỳnh Hữu Công");
        await office.SeeAsync("Đã ghi.");
        await office.FollowAsync("Tổng quan");

        await office.FillAsync("Ngày đầu của lớp mới", Typed(await data.FreeDayAsync(from: 400, gap: second.DayNumber - first.DayNumber)));
        await office.PressAsync("Sao chép");
        await office.SeeAsync("Đã sao chép.");
        await office.FollowAsync("Mở lại cho nhiều xã");
        await office.PressAsync("Tạo các bản nháp");
        await office.SeeAsync("Chưa lưu được.");
        await office.Page.GetByLabel("Xã Càng Long").First.CheckAsync();
        await office.Page.GetByLabel("Xã An Trường").First.CheckAsync();
        await office.PressAsync("Tạo các bản nháp");
        await office.SeeAsync("Đã tạo bản nháp lớp cho các xã, phường đã chọn.");

        await office.FillAsync("Tên hoặc mã lớp", $"an toan thong tin, man hinh {width}");
        await office.PressAsync("Lọc");
        await office.FollowAsync(title, office.Row("Đang nhận"));
        await office.FollowAsync("Hủy lớp");
        await office.PressAsync("Hủy lớp");
        await office.SeeAsync("Chưa lưu được.");
        await office.FillAsync("Lý do hủy", "Báo bão khẩn cấp");
        await office.PressAsync("Hủy lớp");
        await office.SeeAsync("Lý do hủy: Báo bão khẩn cấp");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task PlanASession_WhereAnotherStandsOrOnAFestival_IsToldWhyInPlainWords(int width)
    {
        var data = new JourneyData(chromium.Host);
        var (taken, festival) = (await data.FreeDayAsync(), await data.FreeDayAsync());
        var name = $"Lễ hội xã, màn hình {width}";
        await using var office = await Traveller.SetOutAsync(chromium, "dieu-phoi-trung", width);
        await office.SignInAsync(Role.Coordinator);
        await office.TurnToAsync("Ngày tránh");
        await office.FillAsync("Tên ngày", name);
        await office.ChooseAsync("Loại ngày", "Ngày khác");
        await office.FillAsync("Ngày đầu", Typed(festival));
        await office.TickAsync("Không cho mở lớp vào những ngày này");
        await office.PressAsync("Thêm ngày");
        await office.SeeAsync("Đã thêm ngày.");
        await office.OpenAsync("/van-phong/lop/moi");
        await FillClassAsync(office, $"Lớp giữ hội trường {width}", taken);
        await office.PressAsync("Tạo bản nháp");
        await office.SeeAsync("Đã tạo bản nháp.");

        await office.OpenAsync("/van-phong/lop/moi");
        await FillClassAsync(office, $"Lớp đến sau {width}", taken);
        await office.PressAsync("Tạo bản nháp");
        await office.SeeAsync($"{Hall} đã có lớp “Lớp giữ hội trường {width}”");
        await office.SeeAsync("Xin chọn giờ khác hoặc nơi khác.");
        await office.FillAsync("Ngày học", Typed(festival));
        await office.PressAsync("Tạo bản nháp");
        await office.SeeAsync($"là {name}, không nên mở lớp. Xin chọn ngày khác.");
        await office.FillAsync("Ngày học", Typed(await data.FreeDayAsync()));
        await office.PressAsync("Tạo bản nháp");
        await office.SeeAsync("Đã tạo bản nháp.");

        await office.TurnToAsync("Ngày tránh");
        await office.PressAsync($"Xóa {name}");
        await office.SeeAsync("Đã xóa ngày.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task AddAPerson_LikeOneWhoIsThere_MergesThemAndTakesThemApart(int width)
    {
        var name = $"Dương Văn Trùng {(char)('A' + (width % 26))}";
        await using var office = await Traveller.SetOutAsync(chromium, "dieu-phoi-nguoi", width);
        await office.SignInAsync(Role.Coordinator);
        await office.TurnToAsync("Người");
        foreach (var isSecond in new[] { false, true })
        {
            await office.OpenAsync("/nguoi/moi");
            await office.ChooseAsync("Xã, phường", "Xã Càng Long");
            await office.PressAsync("Tiếp tục");
            await office.PressAsync("Lưu");
            await office.SeeAsync("Chưa lưu được.");
            await office.FillAsync("Họ và tên", name);
            await office.FillAsync("Năm sinh", "1980");
            await office.PressAsync("Lưu");
            if (isSecond)
            {
                await office.SeeAsync("Có thể đã có người này:");
                await office.TickAsync("Vẫn thêm người mới");
                await office.PressAsync("Lưu");
            }

            await office.SeeAsync("Đã thêm người.");
        }

        await office.FollowAsync("Gộp với người trùng");
        await office.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await office.FillAsync("Lý do", "Cùng một người, nhập hai lần");
        await office.PressAsync("Gộp hai người");
        await office.SeeAsync("Đã gộp hai người.");
        await office.PressAsync("Tách lại");
        await office.SeeAsync("Đã tách hai người.");
        await office.FollowAsync("← Người");
        await office.FillAsync("Họ tên hoặc số điện thoại", "duong van trung");
        await office.PressAsync("Tìm");
        await office.FollowAsync(name, office.Row(name).First);
        await office.FollowAsync("Thêm chức vụ");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task RecordAReorganisation_OfACommune_ShowsWhatWillHappenAndCanBeTakenBack(int width)
    {
        var province = await chromium.Host.QueryAsync(db => db.Set<AdministrativeUnit>().SingleAsync(u => u.Level == UnitLevel.Province && u.ValidTo == null));
        var unit = await chromium.Host.Data.CreateUnitAsync(u => u.Named($"Đổi Tên {width}").Below(province).From(new DateOnly(2025, 7, 1)));
        await using var office = await Traveller.SetOutAsync(chromium, "dieu-phoi-don-vi", width);
        await office.SignInAsync(Role.Coordinator);
        await office.TurnToAsync("Đơn vị");
        await office.FollowAsync("Các hồ sơ sắp xếp");
        await office.FollowAsync("Ghi hồ sơ sắp xếp");
        await office.FollowAsync("Đổi tên");
        await office.PressAsync("Xem trước");
        await office.SeeAsync("Chưa ghi được.");
        await office.FillAsync("Ngày hiệu lực", "2026-03-01");
        await office.FillAsync("Số, ký hiệu văn bản", "12/NQ-HĐND");
        await office.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Đơn vị cũ" }).FillAsync($"doi ten {width}");
        await office.PressAsync("Tìm", office.Page.GetByRole(AriaRole.Group).Filter(new() { HasText = "Đơn vị cũ" }).First);
        await office.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await office.FillAsync("Tên", $"Tên Mới {width}");
        await office.PressAsync("Xem trước");
        await office.SeeAsync("Việc sẽ làm");
        await office.PressAsync("Ghi hồ sơ này");
        await office.SeeAsync("Đã ghi hồ sơ.");
        await office.SeeAsync(unit.FullName);
        await office.PressAsync("Hủy hồ sơ này");
        await office.SeeAsync("Đã hủy hồ sơ.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task LookAround_FromTheDesk_OpensEveryPart(int width)
    {
        await using var office = await Traveller.SetOutAsync(chromium, "dieu-phoi-xem", width);
        await office.SignInAsync(Role.Coordinator);
        var parts = await office.Page.GetByRole(AriaRole.Navigation, new() { Name = "Các phần việc" }).GetByRole(AriaRole.Link).AllInnerTextsAsync();
        Assert.Contains("Lịch lớp", parts);

        foreach (var part in parts)
        {
            await office.TurnToAsync(part);
        }

        await office.TurnToAsync("Khóa");
        await office.FollowAsync(Course);
        await office.TurnToAsync("Lớp tập huấn");
        await office.FollowAsync("Bán hàng trên mạng cho hợp tác xã");
        await office.FollowAsync("Đăng ký");
        await office.TurnToAsync("Tổ chức");
    }

    /// <summary>A morning in the hall.</summary>
    private static async Task FillClassAsync(Traveller office, string title, DateOnly day)
    {
        await office.FillAsync("Tên lớp", title);
        await office.ChooseAsync("Khóa", Course);
        await office.FillAsync("Số chỗ", "40");
        await office.FillAsync("Ngày học", Typed(day));
        await office.FillAsync("Bắt đầu", "07:30");
        await office.FillAsync("Kết thúc", "11:00");
        await office.ChooseAsync("Địa điểm", Hall);
    }

    private static string Typed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
