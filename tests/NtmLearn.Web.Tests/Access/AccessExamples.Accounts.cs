using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Accounts(AccessWorld world) =>
    [
        Manager(world, "GET /quan-tri/tai-khoan", side => Listing(side.AccountId.ToString())),
        Manager(world, "GET /quan-tri/tai-khoan/{accountId:guid}", side => At(("accountId", side.AccountId))),
        Manager(world, "POST /quan-tri/tai-khoan/{accountId:guid}/ma", side => At(("accountId", side.AccountId)).Saying()),
    ];
}
