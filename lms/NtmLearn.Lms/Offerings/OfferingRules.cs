using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Offerings;

/// <summary>What can be wrong with a class as somebody wants it.</summary>
internal static class OfferingRules
{
    public const int LargestCapacity = 5000;
    public const int LongestOfferHours = 336;

    public static async Task<List<Refusal>> CheckAsync(
        NtmLearnDbContext db, OfferingInput input, CourseOffering? existing, CancellationToken cancellationToken)
    {
        var refusals = CheckAlone(input).ToList();
        var course = await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.CourseId == input.CourseId, cancellationToken);
        if (course is null || (course.IsRetired && existing?.CourseId != course.CourseId))
        {
            refusals.Add(Invalid("course_unknown", "Khóa này không có hoặc không còn mở lớp. Xin chọn khóa khác.", "courseId"));
        }

        if (input.UnitId is { } unit && !await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == unit, cancellationToken))
        {
            refusals.Add(Invalid("unit_unknown", "Đơn vị này không có trong danh mục. Xin chọn lại.", "unitId"));
        }

        if (input.OrganisationId is { } organisation && !await db.Set<Organisation>().AnyAsync(o => o.OrganisationId == organisation, cancellationToken))
        {
            refusals.Add(Invalid("organisation_unknown", "Tổ chức này không có trong danh mục. Xin chọn lại.", "organisationId"));
        }

        return refusals;
    }

    private static IEnumerable<Refusal> CheckAlone(OfferingInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Title))
        {
            yield return Invalid("title_missing", "Lớp chưa có tên. Xin ghi lớp dạy gì, cho ai.", "title");
        }

        if (input.Capacity is < 1 or > LargestCapacity)
        {
            yield return Invalid("capacity_out_of_range", $"Số chỗ phải từ 1 đến {LargestCapacity}.", "capacity");
        }

        if (input.OfferHours is < 1 or > LongestOfferHours)
        {
            yield return Invalid("offer_hours_out_of_range", $"Thời gian giữ chỗ phải từ 1 đến {LongestOfferHours} giờ.", "offerHours");
        }

        if (input.EnrolmentOpensAt is { } opens && input.EnrolmentClosesAt is { } closes && closes <= opens)
        {
            yield return Invalid("closes_before_opening", "Hạn đăng ký phải sau lúc mở đăng ký. Xin sửa một trong hai.", "enrolmentClosesAt");
        }

        if (input.Kind == OfferingKind.StudyVisit && string.IsNullOrWhiteSpace(input.Destination))
        {
            yield return Invalid("destination_missing", "Chuyến tham quan học tập cần ghi nơi đến.", "destination");
        }

        if (input.OnlineLink is { } link && !WebLink.IsValid(link))
        {
            yield return Invalid("link_invalid", WebLink.Wrong, "onlineLink");
        }

        foreach (var (text, longest, field) in new[]
        {
            (input.Title, CourseOffering.TitleMaxLength, "title"),
            (input.WhatToBring, CourseOffering.TextMaxLength, "whatToBring"),
            (input.Note, CourseOffering.TextMaxLength, "note"),
            (input.Destination, CourseOffering.TitleMaxLength, "destination"),
        })
        {
            if (text?.Length > longest)
            {
                yield return Invalid("text_too_long", $"Lời này nhiều nhất {longest} ký tự. Xin viết ngắn lại.", field);
            }

            if (text?.Contains('\0') == true)
            {
                yield return Invalid("text_invalid", "Lời này có ký tự không in được. Xin gõ lại.", field);
            }
        }
    }

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
