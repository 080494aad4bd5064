using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Courses;

/// <summary><c>/api/v1/courses</c>.</summary>
public static class CourseEndpoints
{
    public static RouteGroupBuilder MapCourses(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/courses").WithTags("Courses");
        group.MapGet("", ListAsync).WithName("ListCourses").RequireRight(Right.ReadOfferings);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetCourse").RequireRight(Right.ReadOfferings);
        group.MapPost("", CreateAsync).WithName("CreateCourse").RequireRight(Right.ManageCourses);
        group.MapPut("/{id:guid}", UpdateAsync).WithName("UpdateCourse").RequireRight(Right.ManageCourses);
        return api;
    }

    /// <summary>Lists courses by their codes.</summary>
    private static async Task<Ok<Page<CourseResponse>>> ListAsync(
        [AsParameters] PageQuery page, Guid? topicId, IDbContextFactory<NtmLearnDbContext> contexts, Pager pager, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await pager.ReadAsync(
            db.Set<Course>().AsNoTracking().Where(c => topicId == null || c.TopicId == topicId),
            page, "courses", c => c.Code, c => c.CourseId, c => c, cancellationToken: cancellationToken);
        return TypedResults.Ok(new Page<CourseResponse>([.. found.Items.Select(CourseResponse.From)], found.Next));
    }

    private static async Task<Results<Ok<CourseResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.CourseId == id, cancellationToken) is { } course
            ? TypedResults.Ok(CourseResponse.From(course))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<CourseResponse>, ProblemHttpResult>> CreateAsync(
        CourseRequest request, HttpContext http, Caller caller, CourseService courses, CancellationToken cancellationToken)
    {
        var outcome = await courses.CreateAsync(caller, request.ToInput(), cancellationToken);
        return outcome.IsDone
            ? TypedResults.Created($"/api/v1/courses/{outcome.Value!.CourseId}", CourseResponse.From(outcome.Value))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<CourseResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, CourseRequest request, HttpContext http, Caller caller, CourseService courses, CancellationToken cancellationToken)
    {
        var outcome = await courses.UpdateAsync(caller, id, request.ToInput(), cancellationToken);
        return outcome.IsDone ? TypedResults.Ok(CourseResponse.From(outcome.Value!)) : ApiRefusals.Refused(http, outcome.Refusals);
    }
}
