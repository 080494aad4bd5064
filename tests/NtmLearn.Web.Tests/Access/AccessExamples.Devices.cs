using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Devices(AccessWorld world) =>
    [
        AccessExample.Of(world, Role.Facilitator, "GET /van-phong/buoi/{sessionId:guid}/thiet-bi", side => At(("sessionId", side.SessionId))),
        AccessExample.Of(world, Role.Facilitator, "POST /van-phong/buoi/{sessionId:guid}/thiet-bi", side => At(("sessionId", side.SessionId))),
        AccessExample.Of(world, Role.Facilitator, "POST /van-phong/buoi/{sessionId:guid}/thiet-bi/{grantId:guid}/thu-hoi", side => At(("sessionId", side.SessionId), ("grantId", side.DeviceGrantId))),
    ];
}
