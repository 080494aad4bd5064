using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Attendance(AccessWorld world) =>
    [
        Leader(world, "GET /van-phong/diem-danh", side => Listing(side.Offering.Title)),
        Leader(world, "GET /van-phong/buoi/{sessionId:guid}", AtSession),
        Manager(world, "GET /van-phong/buoi/{sessionId:guid}", AtSession),
        Leader(world, "POST /van-phong/buoi/{sessionId:guid}", AtSession),
        Leader(world, "POST /van-phong/buoi/{sessionId:guid}/khach", AtSession),
        Leader(world, "POST /van-phong/buoi/{sessionId:guid}/dem", AtSession),
        Leader(world, "POST /van-phong/buoi/{sessionId:guid}/hoan-tac", AtSession),
        Leader(world, "GET /van-phong/buoi/{sessionId:guid}/nguoi/{attendeeId:guid}", AtAttendee),
        Manager(world, "GET /van-phong/buoi/{sessionId:guid}/nguoi/{attendeeId:guid}", AtAttendee),
        Leader(world, "GET /van-phong/buoi/{sessionId:guid}/ma", AtSession),
        Leader(world, "GET /van-phong/buoi/{sessionId:guid}/ma.json", AtSession),
        Manager(world, "GET /api/v1/sessions/{sessionId:guid}/attendance", AtSession),
    ];

    private static AccessCall AtSession(AccessSide side) => At(("sessionId", side.SessionId));

    private static AccessCall AtAttendee(AccessSide side) => At(("sessionId", side.SessionId), ("attendeeId", side.People[0].PersonId));

    private static AccessExample Leader(AccessWorld world, string endpoint, Func<AccessSide, AccessCall> call) =>
        AccessExample.Of(world, Role.Facilitator, endpoint, call);
}
