using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>The office gives out a certificate, mends it, and somebody with the paper in their hand checks it.</summary>
[Collection(OfficeJourneyCollection.Name)]
public sealed class CertificateJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Certificate_IssuedCorrectedRevoked_IsToldOnTheCheckPage(int width)
    {
        var name = $"Thạch Thị Sà Rây {(width == 360 ? "Một" : "Hai")}";
        var (offering, personId) = await CreateAsync(name);
        await using var office = await Traveller.SetOutAsync(chromium, "chung-nhan", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync($"/van-phong/lop/{offering.Code}");
        await office.FollowAsync("Chứng nhận");
        await office.SeeAsync("Dự 0/1 buổi, cần 80%");
        await office.TickAsync(name);
        await office.PressAsync("Cấp cho người đã đánh dấu");
        await office.SeeAsync("chưa đủ điều kiện theo quy định của khóa");
        await office.FillAsync("Lý do vẫn cấp", "Điểm danh bằng giấy");
        await office.PressAsync("Cấp cho người đã đánh dấu");
        await office.SeeAsync("Đã cấp giấy chứng nhận.");

        var first = await ValidAsync(personId);
        await office.FollowAsync(first.RegisterNumber);
        await office.FollowAsync("Sửa và cấp lại");
        await office.FillAsync("Họ và tên", $"{name} Em");
        await office.FillAsync("Lý do cấp lại", "Thiếu một chữ");
        await office.PressAsync("Cấp lại");
        await office.SeeAsync("Đã cấp lại.");
        var second = await ValidAsync(personId);
        await CheckAsync(width, first, "không còn hiệu lực", name);
        await CheckAsync(width, second, "còn hiệu lực", $"{name} Em");

        await office.FollowAsync("Thu hồi");
        await office.FillAsync("Lý do thu hồi", "Cấp nhầm người");
        await office.PressAsync("Thu hồi");
        await office.SeeAsync("Đã thu hồi.");
        await CheckAsync(width, second, "đã bị thu hồi", $"{name} Em");

        await office.OpenAsync("/van-phong/so-chung-nhan");
        await office.SeeAsync($"{second.RegisterNumber} (cấp lại lần 1)");
        await office.FollowAsync("Mẫu giấy chứng nhận");
        await office.FollowAsync("Mẫu chung của Văn phòng Điều phối");
        await office.OpenAsync("/cua-toi/chung-nhan");
    }

    private async Task CheckAsync(int width, Certificate certificate, string state, string name)
    {
        await using var visitor = await Traveller.SetOutAsync(chromium, "kiem-tra-giay", width, withScript: false);
        await visitor.OpenAsync("/certificates");
        await visitor.FillAsync("Mã trên giấy", CertificateCodes.Show(certificate.Code).ToLowerInvariant());
        await visitor.PressAsync("Kiểm tra");
        await visitor.SeeAsync(state);
        await visitor.SeeAsync(name);
    }

    private Task<Certificate> ValidAsync(Guid personId) => chromium.Host.QueryAsync(db =>
        db.Set<Certificate>().AsNoTracking().SingleAsync(c => c.PersonId == personId && c.State == CertificateState.Valid));

    private async Task<(CourseOffering Offering, Guid PersonId)> CreateAsync(string name)
    {
        var host = chromium.Host;
        var offering = await host.Data.CreateOfferingAsync(o => o
            .Titled("Kỹ năng số, lớp đã xong").OnDay(host.Services.GetRequiredService<LocalTime>().Today.AddDays(-1)).WithStatus(OfferingStatus.Completed));
        var person = await host.Data.CreatePersonAsync(p => p.Named(name));
        await new JourneyData(host).EnrolAsync(offering.OfferingId, person.PersonId);
        return (offering, person.PersonId);
    }
}
