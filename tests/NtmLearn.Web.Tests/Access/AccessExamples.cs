using NtmLearn.Lms.Access;

namespace NtmLearn.Web.Tests.Access;

/// <summary>
/// Things within and out of reach for the rows of access.csv whose reach is a part. Each feature has a file of its own and one
/// line in <see cref="All"/>.
/// </summary>
public static partial class AccessExamples
{
    /// <summary>Rows whose reach is a part although nothing there belongs to a unit or a person, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfNobody = new Dictionary<string, string>
    {
        ["GET /nguoi/moi"] = "an empty form",
        ["GET /don-vi-cua-toi/uy-quyen"] = "tried by ending and appointing deputies",
        ["GET /van-phong/so-chung-nhan/tai"] = "a packed file; the tests of the register book open it",
        ["GET /van-phong/buoi/{sessionId:guid}/anh/{photoId:guid}"] = "a sheet names everybody of a session; DevicePhotoTests tries who sees it",
        ["GET /van-phong/bao-cao/tai/{format}"] = "made of the rows that the page shows",
        ["GET /api/v1/courses"] = "courses belong to the province and whoever plans or reads classes sees them",
        ["GET /api/v1/courses/{id:guid}"] = "the same",
    };

    public static IReadOnlyList<AccessExample> All(AccessWorld world) =>
    [
        .. Accounts(world),
        .. Attendance(world),
        .. People(world),
        .. Classes(world),
        .. Enrolments(world),
        .. Papers(world),
        .. Certificates(world),
        .. Devices(world),
        .. Api(world),
        .. Quizzes(world),
        .. Reports(world),
    ];

    private static AccessExample Manager(AccessWorld world, string endpoint, Func<AccessSide, AccessCall> call) =>
        AccessExample.Of(world, Role.UnitManager, endpoint, call);
}
