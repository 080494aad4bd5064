using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Courses;

/// <summary>What is taught, and its materials.</summary>
public sealed partial class CourseService(AuditedWriter writer, FileStore files, PublicClassCache publicClasses, TimeProvider clock)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "course_not_found", "Không tìm thấy khóa này.");
    private static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "forbidden", "Anh chị không được sửa các khóa tập huấn.");

    public Task<Outcome<Course>> CreateAsync(Caller caller, CourseInput input, CancellationToken cancellationToken) =>
        SaveAsync(caller, null, input, cancellationToken);

    public Task<Outcome<Course>> UpdateAsync(Caller caller, Guid courseId, CourseInput input, CancellationToken cancellationToken) =>
        SaveAsync(caller, courseId, input, cancellationToken);

    /// <summary>Adds a material at the end. A file is kept in the file store when its content is what its ending says.</summary>
    public async Task<Outcome<CourseMaterial>> AddMaterialAsync(Caller caller, Guid courseId, MaterialInput input, CancellationToken cancellationToken)
    {
        if (!caller.ScopeOf(Right.ManageCourses).IsAll)
        {
            return Forbidden;
        }

        if (Check(input) is { } refusal)
        {
            return refusal;
        }

        var hash = input.Kind == MaterialKind.File ? await files.SaveAsync(input.Bytes, cancellationToken) : null;
        return await writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (!await db.Set<Course>().AnyAsync(c => c.CourseId == courseId, token))
                {
                    return NotFound;
                }

                var material = new CourseMaterial
                {
                    CourseMaterialId = clock.NewId(),
                    CourseId = courseId,
                    Kind = input.Kind,
                    Title = Text(input.Title)!,
                    Url = input.Kind == MaterialKind.Link ? input.Url : null,
                    Body = input.Kind == MaterialKind.Page ? Text(input.Body) : null,
                    FileHash = hash,
                    FileName = hash is null ? null : SafeName(input.FileName!),
                    Position = 1 + (await db.Set<CourseMaterial>().Where(m => m.CourseId == courseId).MaxAsync(m => (int?)m.Position, token) ?? 0),
                };
                db.Add(material);
                await db.SaveChangesAsync(token);
                return Outcome<CourseMaterial>.Done(material);
            },
            cancellationToken);
    }

    /// <summary>Takes a material out. Its file stays in the store: another course may hold the same.</summary>
    public Task<Outcome<CourseMaterial>> RemoveMaterialAsync(Caller caller, Guid materialId, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<CourseMaterial>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!caller.ScopeOf(Right.ManageCourses).IsAll)
                {
                    return Forbidden;
                }

                if (await db.Set<CourseMaterial>().SingleOrDefaultAsync(m => m.CourseMaterialId == materialId, token) is not { } material)
                {
                    return new Refusal(RefusalKind.NotFound, "material_not_found", "Tài liệu này đã được xóa.");
                }

                db.Remove(material);
                await db.SaveChangesAsync(token);
                return Outcome<CourseMaterial>.Done(material);
            },
            cancellationToken);

    private static Refusal? Check(MaterialInput input)
    {
        if (Text(input.Title) is not { Length: <= Course.TitleMaxLength })
        {
            return Invalid("title", $"Xin ghi tên tài liệu, nhiều nhất {Course.TitleMaxLength} ký tự.");
        }

        return input.Kind switch
        {
            MaterialKind.Link => input.Url is { } url && WebLink.IsValid(url) ? null : Invalid("url", WebLink.Wrong),
            MaterialKind.Page => Text(input.Body) is { Length: <= Course.TextMaxLength * 5 } ? null : Invalid("body", "Xin viết nội dung trang, nhiều nhất 20.000 ký tự."),
            MaterialKind.File when input.Bytes.Length > MaterialType.LargestFile => Invalid("file", "Tệp lớn nhất là 20 MB. Xin nén nhỏ lại hoặc dùng đường dẫn."),
            MaterialKind.File => input.Bytes.Length > 0 && MaterialType.Of(input.Bytes.Span, input.FileName ?? "") is not null
                ? null
                : Invalid("file", $"Nội dung tệp không đúng với tên tệp, hoặc loại tệp này không nhận. Các loại nhận được: {MaterialType.Allowed}."),
            _ => Invalid("kind", "Xin chọn loại tài liệu: tệp, đường dẫn hoặc trang."),
        };
    }

    private static async Task<List<Refusal>> CheckAsync(NtmLearnDbContext db, Guid? courseId, CourseInput input, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        Require(CodeShape().IsMatch(input.Code), "code", $"Mã khóa gồm chữ in hoa không dấu, số và gạch nối, nhiều nhất {Course.CodeMaxLength} ký tự. Ví dụ: KNS-01.");
        Require(Text(input.Title) is { Length: <= Course.TitleMaxLength }, "title", $"Xin ghi tên khóa, nhiều nhất {Course.TitleMaxLength} ký tự.");
        Require((input.Objectives?.Length ?? 0) <= Course.TextMaxLength, "objectives", $"Mục tiêu nhiều nhất {Course.TextMaxLength} ký tự.");
        Require(input.Hours is > 0 and <= 1000, "hours", "Số giờ phải lớn hơn 0, ví dụ 3,5.");
        Require(input.Audience != 0 && ((int)input.Audience & ~31) == 0, "audience", "Xin chọn ít nhất một đối tượng.");
        Require(input.RequiredAttendancePercent is >= 0 and <= 100, "requiredAttendancePercent", "Tỷ lệ dự học phải từ 0 đến 100.");
        Require(input.RequiredScorePercent is null or (>= 0 and <= 100), "requiredScorePercent", "Điểm cần đạt phải từ 0 đến 100.");
        Require(await db.Set<Topic>().AnyAsync(t => t.TopicId == input.TopicId, cancellationToken), "topicId", "Chuyên đề này không có trong danh mục. Xin chọn lại.");
        if (await db.Set<Course>().AnyAsync(c => c.Code == input.Code && c.CourseId != courseId, cancellationToken))
        {
            refusals.Add(new Refusal(RefusalKind.Conflict, "code_taken", "Mã này đã có khóa khác dùng. Xin đặt mã khác.", "code"));
        }

        return refusals;

        void Require(bool isRight, string field, string message)
        {
            if (!isRight)
            {
                refusals.Add(Invalid(field, message));
            }
        }
    }

    private static Refusal Invalid(string field, string message) => new(RefusalKind.Invalid, $"{field}_invalid", message, field);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalise(text).Trim();

    /// <summary>The last part of a path, short, without signs that mean something to a system or a header.</summary>
    private static string SafeName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(VietnameseText.Normalise(name).Select(c => char.IsControl(c) || "\"<>:|?*;%".Contains(c) ? '_' : c));
        return name.Length <= 120 ? name : name[..(120 - Path.GetExtension(name).Length)] + Path.GetExtension(name);
    }

    private Task<Outcome<Course>> SaveAsync(Caller caller, Guid? courseId, CourseInput input, CancellationToken cancellationToken) =>
        publicClasses.AfterAsync(writer.WriteAsync<Outcome<Course>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!caller.ScopeOf(Right.ManageCourses).IsAll)
                {
                    return Forbidden;
                }

                var course = courseId is null ? null : await db.Set<Course>().SingleOrDefaultAsync(c => c.CourseId == courseId, token);
                if (courseId is not null && course is null)
                {
                    return NotFound;
                }

                var refusals = await CheckAsync(db, courseId, input, token);
                if (refusals.Count > 0)
                {
                    return Outcome<Course>.Refused(refusals);
                }

                course ??= db.Add(New(input)).Entity;
                Fill(course, input);
                await db.SaveChangesAsync(token);
                return Outcome<Course>.Done(course);
            },
            cancellationToken));

    private static void Fill(Course course, CourseInput input)
    {
        course.Code = input.Code;
        course.Title = Text(input.Title)!;
        course.Objectives = Text(input.Objectives);
        course.Hours = input.Hours;
        course.TopicId = input.TopicId;
        course.Audience = input.Audience;
        course.RequiredAttendancePercent = input.RequiredAttendancePercent;
        course.RequiredScorePercent = input.RequiredScorePercent;
        course.IssuesCertificate = input.IssuesCertificate;
        course.IsRetired = input.IsRetired;
        course.SearchKey = VietnameseText.Fold($"{course.Title} {course.Code}");
        course.Version++;
    }

    private Course New(CourseInput input) => new()
    {
        CourseId = clock.NewId(),
        Code = input.Code,
        Title = input.Title,
        Hours = input.Hours,
        TopicId = input.TopicId,
        Audience = input.Audience,
        RequiredAttendancePercent = input.RequiredAttendancePercent,
        IssuesCertificate = input.IssuesCertificate,
        SearchKey = "",
    };

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{0,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();
}
