using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Courses;

/// <summary>Pages on which the office keeps courses and their materials, and others read them.</summary>
public static class CourseDeskEndpoints
{
    public const string Root = "/van-phong/khoa";

    public static IEndpointRouteBuilder MapCourseDesk(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup(Root).RequireRight(Right.ReadOffice);
        read.MapGet("", ListAsync);
        read.MapGet("/{code}", ShowAsync);
        read.MapGet("/{code}/tai-lieu/{materialId:guid}", OpenFileAsync);

        var write = routes.MapGroup(Root).RequireRight(Right.ManageCourses);
        write.MapGet("/moi", NewAsync);
        write.MapPost("/moi", CreateAsync);
        write.MapGet("/{code}/sua", EditAsync);
        write.MapPost("/{code}/sua", UpdateAsync);
        write.MapPost("/{code}/tai-lieu", AddMaterialAsync);
        write.MapPost("/{code}/tai-lieu/{materialId:guid}/xoa", RemoveMaterialAsync);
        return routes;
    }

    private static async Task<RazorComponentResult<CoursesPage>> ListAsync(IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var courses = await db.Set<Course>().AsNoTracking()
            .OrderBy(c => c.IsRetired).ThenBy(c => c.Code)
            .Select(c => new CourseRow(
                c, db.Set<Topic>().Where(t => t.TopicId == c.TopicId).Select(t => t.Name).First(), db.Set<CourseOffering>().Count(o => o.CourseId == c.CourseId)))
            .ToListAsync(cancellationToken);
        return new(new { Courses = (IReadOnlyList<CourseRow>)courses });
    }

    private static async Task<RazorComponentResult<CourseEditPage>> NewAsync(IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await EditorAsync(
            null, FormState.Empty.With("requiredAttendancePercent", (int?)80).With("issuesCertificate", true), contexts, cancellationToken);

    private static async Task<Results<RazorComponentResult<CourseEditPage>, SeeOther>> CreateAsync(
        IFormCollection posted, Caller caller, CourseService courses, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (Read(form) is { } input)
        {
            var outcome = await courses.CreateAsync(caller, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{outcome.Value!.Code}", "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await EditorAsync(null, form, contexts, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<CoursePage>, NotFound>> ShowAsync(
        string code, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course
            ? await PageAsync(course, FormState.Empty, contexts, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<CourseEditPage>, NotFound>> EditAsync(
        string code, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course
            ? await EditorAsync(course, Fill(course), contexts, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<CourseEditPage>, SeeOther, NotFound>> UpdateAsync(
        string code, IFormCollection posted, Caller caller, CourseService courses, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, contexts, cancellationToken) is not { } course)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        if (Read(form) is { } input)
        {
            var outcome = await courses.UpdateAsync(caller, course.CourseId, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{outcome.Value!.Code}", "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await EditorAsync(course, form, contexts, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<CoursePage>, SeeOther, NotFound>> AddMaterialAsync(
        string code, IFormCollection posted, Caller caller, CourseService courses, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, contexts, cancellationToken) is not { } course)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var kind = form.OneOf<MaterialKind>("kind", "Loại tài liệu");
        var title = form.RequiredText("title", "Tên tài liệu", Course.TitleMaxLength, "Bài giảng buổi 1");
        if (!form.HasErrors)
        {
            var file = kind == MaterialKind.File ? posted.Files.GetFile("file") : null;
            ReadOnlyMemory<byte> bytes = file is { Length: > 0 and <= MaterialType.LargestFile } ? await file.BytesAsync(cancellationToken) : default;
            var input = new MaterialInput(kind!.Value, title, form.Value("url"), form.Value("body"), bytes, file?.FileName);
            var outcome = await courses.AddMaterialAsync(caller, course.CourseId, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{code}", "them-tai-lieu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(course, form, contexts, cancellationToken);
    }

    private static async Task<Results<SeeOther, NotFound>> RemoveMaterialAsync(
        string code, Guid materialId, IFormCollection posted, Caller caller, CourseService courses, CancellationToken cancellationToken) =>
        (await courses.RemoveMaterialAsync(caller, materialId, cancellationToken)).IsDone
            ? new SeeOther(Done.Path($"{Root}/{code}", "xoa-tai-lieu"))
            : TypedResults.NotFound();

    /// <summary>Always as a download: nothing that came from outside is shown as a page of ours.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> OpenFileAsync(
        string code, Guid materialId, FileStore files, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var material = await db.Set<CourseMaterial>().AsNoTracking()
            .SingleOrDefaultAsync(m => m.CourseMaterialId == materialId && db.Set<Course>().Any(c => c.CourseId == m.CourseId && c.Code == code), cancellationToken);
        return material is { FileHash: { } hash, FileName: { } name } && files.Open(hash) is { } stream
            ? TypedResults.File(stream, MaterialType.OfName(name), name)
            : TypedResults.NotFound();
    }

    private static CourseInput? Read(FormState form)
    {
        var input = new CourseInput
        {
            Code = form.RequiredText("code", "Mã khóa", Course.CodeMaxLength, "KNS-01").ToUpperInvariant(),
            Title = form.RequiredText("title", "Tên khóa", Course.TitleMaxLength, "Kỹ năng số cho cán bộ xã"),
            Objectives = form.OptionalLines("objectives", "Mục tiêu", Course.TextMaxLength),
            Hours = form.Decimal("hours", "Số giờ", 0.5m, 1000) ?? 0,
            TopicId = form.Id("topicId", "Chuyên đề") ?? Guid.Empty,
            Audience = form.ManyOf("audience", "Đối tượng", Enum.GetNames<AudienceLevels>(), required: true)
                .Aggregate((AudienceLevels)0, (all, one) => all | Enum.Parse<AudienceLevels>(one)),
            RequiredAttendancePercent = form.Integer("requiredAttendancePercent", "Dự ít nhất", 0, 100) ?? 0,
            RequiredScorePercent = form.Integer("requiredScorePercent", "Điểm kiểm tra ít nhất", 0, 100, required: false),
            IssuesCertificate = form.Checked("issuesCertificate"),
            IsRetired = form.Checked("isRetired"),
        };
        return form.HasErrors ? null : input;
    }

    private static FormState Fill(Course course) => FormState.Empty.With("code", course.Code).With("title", course.Title).With("objectives", course.Objectives)
        .With("hours", (decimal?)course.Hours).With("topicId", (Guid?)course.TopicId)
        .With("audience", Enum.GetValues<AudienceLevels>().Where(l => course.Audience.HasFlag(l)).Select(l => l.ToString()))
        .With("requiredAttendancePercent", (int?)course.RequiredAttendancePercent).With("requiredScorePercent", course.RequiredScorePercent)
        .With("issuesCertificate", course.IssuesCertificate).With("isRetired", course.IsRetired);

    private static async Task<Course?> FindAsync(string code, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
    }

    private static async Task<RazorComponentResult<CoursePage>> PageAsync(
        Course course, FormState form, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var materials = await db.Set<CourseMaterial>().AsNoTracking()
            .Where(m => m.CourseId == course.CourseId).OrderBy(m => m.Position).ToListAsync(cancellationToken);
        var topic = await db.Set<Topic>().Where(t => t.TopicId == course.TopicId).Select(t => t.Name).SingleAsync(cancellationToken);
        return new(new { Course = course, Topic = topic, Materials = (IReadOnlyList<CourseMaterial>)materials, Form = form })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private static async Task<RazorComponentResult<CourseEditPage>> EditorAsync(
        Course? course, FormState form, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var topics = await db.Set<Topic>().OrderBy(t => t.Code).Select(t => new FieldOption(t.TopicId.ToString(), t.Name, null, null)).ToListAsync(cancellationToken);
        return new(new { Course = course, Form = form, Topics = (IReadOnlyList<FieldOption>)topics })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
