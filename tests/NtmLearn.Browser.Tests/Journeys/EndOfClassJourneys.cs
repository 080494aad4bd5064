using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Quizzes;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>What is asked at the end of a class: the quiz by receipt and the evaluation, on a phone without scripts too; and the desk of both.</summary>
[Collection(JourneyCollection.Name)]
public sealed class EndOfClassJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    public async Task Citizen_WithAReceipt_TakesTheQuizAndRatesTheClass(int width, bool withScript)
    {
        var (offering, receipt) = await ClassAsync();
        await using var citizen = await Traveller.SetOutAsync(chromium, $"cuoi-lop-{withScript}", width, withScript);
        await citizen.OpenAsync($"/lop/{offering.Code}/kiem-tra");
        await citizen.FillAsync("Mã phiếu", "không có");
        await citizen.PressAsync("Mở bài kiểm tra");
        await citizen.SeeAsync("Mã phiếu có 8 chữ và số.");
        await citizen.FillAsync("Mã phiếu", ReceiptCodes.Show(receipt).ToLowerInvariant());
        await citizen.PressAsync("Mở bài kiểm tra");
        await citizen.PressAsync("Bắt đầu làm bài");
        await citizen.TickAsync("Nơi nộp hồ sơ trực tuyến");
        await citizen.TickAsync("Đổi mật khẩu thường xuyên");
        await citizen.TickAsync("Không đưa mã OTP cho ai");
        await citizen.PressAsync("Nộp bài");
        await citizen.SeeAsync("chưa trả lời");
        await citizen.ChooseAsync("Đăng nhập", "1");
        await citizen.ChooseAsync("Chọn thủ tục", "2");
        await citizen.ChooseAsync("Gửi hồ sơ", "3");
        await citizen.Page.Locator("input[type=text]").FillAsync("vneid");
        await citizen.PressAsync("Nộp bài");
        await citizen.SeeAsync("100/100");

        await citizen.FollowAsync("Đánh giá lớp trong hai phút, không ghi tên");
        await citizen.PressAsync("Gửi phiếu");
        await citizen.SeeAsync("Xin cho điểm phần “Nội dung”");
        foreach (var (question, mark) in new[] { ("Nội dung", "5 – rất tốt"), ("Người giảng", "4"), ("Chỗ học, tổ chức", "3 – tạm được") })
        {
            await citizen.Page.GetByRole(AriaRole.Radiogroup, new() { Name = question }).GetByLabel(mark, new() { Exact = true }).CheckAsync();
        }

        await citizen.FillAsync("Mong muốn cho lần sau", "Thêm buổi thực hành");
        await citizen.PressAsync("Gửi phiếu");
        await citizen.SeeAsync("Cảm ơn. Phiếu đã được ghi.");
        await citizen.OpenAsync($"/danh-gia/{offering.Code}?lang=km&moi=1");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Office_WritesAQuizAndEntersPapers(int width)
    {
        var (offering, _) = await ClassAsync();
        await using var office = await Traveller.SetOutAsync(chromium, "van-phong-cuoi-lop", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync($"/van-phong/lop/{offering.Code}");
        await office.FollowAsync("Bài kiểm tra", office.Page.GetByRole(AriaRole.Main));
        await office.SeeAsync("0/1");
        await office.FollowAsync("Nhập bài giấy");
        await office.Page.GetByLabel("Điểm của Thạch Thị Cuối Lớp").FillAsync("80");
        await office.PressAsync("Lưu bài giấy");
        await office.SeeAsync("80 (giấy)");
        await office.FollowAsync("Sửa bài kiểm tra");
        await office.FollowAsync("Chọn nhiều");
        await office.FillAsync("Câu hỏi", "Việc nào an toàn?");
        await office.FillAsync("Lựa chọn 1", "Khóa màn hình");
        await office.FillAsync("Lựa chọn 2", "Cho mượn mật khẩu");
        await office.PressAsync("Lưu câu hỏi");
        await office.SeeAsync("Xin đánh dấu ít nhất một lựa chọn đúng.");
        await office.Page.GetByLabel("Lựa chọn 1 là đúng").CheckAsync();
        await office.PressAsync("Lưu câu hỏi");
        await office.SeeAsync("Đã thêm câu hỏi.");
        await office.SeeAsync("bản 2");
        await office.FollowAsync("Xem thử");
        await office.OpenAsync($"/van-phong/lop/{offering.Code}/danh-gia");
        await office.SeeAsync("Chưa đủ 3 phiếu.");
        await office.FollowAsync("Nhập phiếu giấy");
        await office.FillAsync("Số phiếu trên tay", "3");
        for (var row = 1; row <= 3; row++)
        {
            await office.Page.GetByLabel($"Phiếu {row}, nội dung", new() { Exact = true }).FillAsync($"{row + 2}");
        }

        await office.PressAsync("Lưu các phiếu");
        await office.SeeAsync("Đã ghi các phiếu giấy.");
        await office.SeeAsync("trên 5, của 3 phiếu");
        await office.FollowAsync("In mã QR");

        await office.OpenAsync($"/van-phong/lop/{offering.Code}/bao-cao");
        await office.FollowAsync("Hoàn thành", office.Page.GetByRole(AriaRole.Main));
        await office.SeeAsync("Lớp chưa kết thúc.");
        await office.SeeAsync("Thạch Thị Cuối Lớp");
    }

    private async Task<(CourseOffering Offering, string Receipt)> ClassAsync()
    {
        var host = chromium.Host;
        var course = await host.Data.CreateCourseAsync();
        var office = await host.Data.CallerAsync(Role.Coordinator);
        var quizzes = host.Services.GetRequiredService<QuizService>();
        await quizzes.SaveAsync(office, course.CourseId, new QuizSettings(null, 1, ScoreRule.Best, true, true, IsOpen: true), CancellationToken.None);
        QuestionDraft[] drafts =
        [
            new(QuestionKind.Single, "Cổng dịch vụ công là gì?", 1, [("Nơi nộp hồ sơ trực tuyến", true), ("Trang bán hàng", false)]),
            new(QuestionKind.Multiple, "Việc nào nên làm?", 2, [("Đổi mật khẩu thường xuyên", true), ("Không đưa mã OTP cho ai", true), ("Bấm đường dẫn lạ", false)]),
            new(QuestionKind.Order, "Xếp các bước nộp hồ sơ", 1, [("Đăng nhập", false), ("Chọn thủ tục", false), ("Gửi hồ sơ", false)]),
            new(QuestionKind.ShortText, "Ứng dụng định danh tên gì?", 1, [("VNeID", false)]),
        ];
        foreach (var draft in drafts)
        {
            Assert.True((await quizzes.AddAsync(office, course.CourseId, draft, null, CancellationToken.None)).IsDone);
        }

        var today = host.Services.GetRequiredService<LocalTime>().Today;
        var offering = await host.Data.CreateOfferingAsync(o => o.OfCourse(course.CourseId).Titled("An toàn trên mạng").WithStatus(OfferingStatus.Running)
            .WithAccess(OfferingAccess.Officials).OnDay(today, 0, 1439));
        var person = await host.Data.CreatePersonAsync(p => p.Named("Thạch Thị Cuối Lớp"));
        return (offering, await new JourneyData(host).EnrolAsync(offering.OfferingId, person.PersonId));
    }
}
