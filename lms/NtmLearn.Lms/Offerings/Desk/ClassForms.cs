using NtmLearn.Lms.Screens.Forms;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>Reads the forms of classes, and fills them.</summary>
internal static class ClassForms
{
    public static OfferingInput? ReadOffering(FormState form, LocalTime time)
    {
        var input = new OfferingInput
        {
            Title = form.RequiredText("title", "Tên lớp", CourseOffering.TitleMaxLength, "Dịch vụ công trực tuyến cho ấp"),
            CourseId = form.Id("courseId", "Khóa") ?? Guid.Empty,
            Kind = form.OneOf<OfferingKind>("kind", "Loại lớp") ?? OfferingKind.Class,
            Access = form.OneOf<OfferingAccess>("access", "Ai được đăng ký") ?? OfferingAccess.Everybody,
            UnitId = form.Id("unitId", "Dành cho người ở", required: false),
            OrganisationId = form.Id("organisationId", "Đơn vị tổ chức", required: false),
            Capacity = form.Integer("capacity", "Số chỗ", 1, OfferingRules.LargestCapacity) ?? 0,
            EnrolmentOpensAt = ReadInstant(form, "opensDay", "opensTime", "Mở đăng ký", time),
            EnrolmentClosesAt = ReadInstant(form, "closesDay", "closesTime", "Hạn đăng ký", time),
            RequiresApproval = form.Checked("requiresApproval"),
            OfferHours = form.Integer("offerHours", "Giữ chỗ cho người được gọi", 1, OfferingRules.LongestOfferHours) ?? 0,
            OnlineLink = form.OptionalText("onlineLink", "Đường dẫn học trực tuyến", WebLink.MaxLength),
            WhatToBring = form.OptionalLines("whatToBring", "Mang theo", CourseOffering.TextMaxLength),
            Note = form.OptionalLines("note", "Lời nhắn thêm", CourseOffering.TextMaxLength),
            Destination = form.OptionalText("destination", "Nơi đến", CourseOffering.TitleMaxLength),
        };
        return form.HasErrors ? null : input;
    }

    public static FormState FillOffering(OfferingInput input, LocalTime time)
    {
        var form = FormState.Empty.With("title", input.Title).With("courseId", (Guid?)input.CourseId).With("kind", input.Kind).With("access", input.Access)
            .With("unitId", input.UnitId).With("organisationId", input.OrganisationId).With("capacity", (int?)input.Capacity)
            .With("requiresApproval", input.RequiresApproval).With("offerHours", (int?)input.OfferHours).With("onlineLink", input.OnlineLink)
            .With("whatToBring", input.WhatToBring).With("note", input.Note).With("destination", input.Destination);
        FillInstant(form, "opensDay", "opensTime", input.EnrolmentOpensAt, time);
        FillInstant(form, "closesDay", "closesTime", input.EnrolmentClosesAt, time);
        return form;
    }

    public static SessionInput? ReadSession(FormState form)
    {
        var day = form.Day("day", "Ngày học");
        var from = form.Time("startMinute", "Bắt đầu");
        var to = form.Time("endMinute", "Kết thúc");
        var venue = form.Id("venueId", "Địa điểm", required: false);
        var link = form.OptionalText("onlineLink", "Đường dẫn học trực tuyến", WebLink.MaxLength);
        var title = form.OptionalText("sessionTitle", "Tên buổi", TrainingSession.TitleMaxLength);
        var people = form.Values("facilitatorIds").Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).ToList();
        return form.HasErrors || day is null || from is null || to is null
            ? null
            : new SessionInput(day.Value, from.Value, to.Value, venue, link, title, people);
    }

    public static FormState FillSession(SessionInput input) => FormState.Empty.With("day", (DateOnly?)input.Day)
        .WithTime("startMinute", input.StartMinute).WithTime("endMinute", input.EndMinute).With("venueId", input.VenueId)
        .With("onlineLink", input.OnlineLink).With("sessionTitle", input.Title).With("facilitatorIds", input.FacilitatorIds ?? []);

    private static DateTime? ReadInstant(FormState form, string dayName, string timeName, string label, LocalTime time)
    {
        var day = form.Day(dayName, label, required: false);
        var minute = form.Time(timeName, label + " (giờ)", required: false);
        if (day is null && minute is not null)
        {
            form.Add(dayName, $"“{label}” có giờ mà chưa có ngày. Xin chọn ngày.");
        }

        return day is { } known ? time.ToUtc(known, minute ?? 0) : null;
    }

    private static void FillInstant(FormState form, string dayName, string timeName, DateTime? instant, LocalTime time)
    {
        if (instant is { } at)
        {
            var local = time.FromUtc(at);
            form.With(dayName, (DateOnly?)DateOnly.FromDateTime(local)).WithTime(timeName, (local.Hour * 60) + local.Minute);
        }
    }
}
