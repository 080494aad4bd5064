using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Certificates(AccessWorld world) =>
    [
        Manager(world, "GET /van-phong/lop/{code}/chung-nhan", side => At(("code", side.Offering.Code))),
        Manager(world, "GET /van-phong/chung-nhan/{certificateId:guid}", side => At(("certificateId", side.CertificateId))),
        Manager(world, "GET /van-phong/chung-nhan/{certificateId:guid}/giay", side => At(("certificateId", side.CertificateId))),
        Manager(world, "GET /van-phong/so-chung-nhan", side => Listing(side.People[0].FullName)),
        AccessExample.Of(world, Role.Learner, "GET /cua-toi/chung-nhan", side => Listing(side.Offering.Title)),
        AccessExample.Of(world, Role.Learner, "GET /cua-toi/chung-nhan/{certificateId:guid}", side => At(("certificateId", side.CertificateId))),
        Manager(world, "GET /api/v1/certificates", side => Listing(side.People[0].FullName)),
        Manager(world, "GET /api/v1/certificates/{id:guid}", side => At(("id", side.CertificateId))),
    ];
}
