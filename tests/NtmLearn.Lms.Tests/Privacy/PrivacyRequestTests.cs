using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Privacy;

public sealed class PrivacyRequestTests : IAsyncLifetime
{
    private const string Queue = "/quan-tri/yeu-cau-du-lieu";

    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

        // Monday, eight in the morning in the province, before Tết.
        host.Clock.Advance(new DateTimeOffset(2027, 2, 1, 1, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        await host.Data.AddAsync(
        [
            new AvoidedDays
            {
                AvoidedDaysId = Guid.NewGuid(), Name = "Tết thử", Kind = AvoidedDayKind.LunarNewYear,
                FirstDay = new DateOnly(2027, 2, 3), LastDay = new DateOnly(2027, 2, 10), Blocks = true,
            },
        ]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PrivacyRequestService Requests => host.Services.GetRequiredService<PrivacyRequestService>();

    private PrivacyRequestReader Reader => host.Services.GetRequiredService<PrivacyRequestReader>();

    [Fact]
    public async Task AskedOnOnesPage_StandsInTheQueueWithTermsPastTet()
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named("Thạch Thị Sửa"));
        using var member = await host.SignInAsync(Role.Learner, personId: person.PersonId);
        using var officer = await host.SignInAsync(Role.Coordinator);

        var sent = await member.Http.PostFormAsync(
            "/du-lieu-cua-toi", [new("viec", nameof(PrivacyRequestKind.Correct)), new("noi-dung", "Năm sinh đúng là 1975")], "/du-lieu-cua-toi/yeu-cau", Token);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var line = Assert.Single(await Reader.ReadAsync(open: true, Token));
        Assert.Equal((new DateOnly(2027, 2, 11), new DateOnly(2027, 2, 11)), (line.Clock.AnswerBy, line.Clock.DoneBy));
        var page = await officer.Http.GetStringAsync(Queue, Token);
        Assert.Contains("Thạch Thị Sửa", page, StringComparison.Ordinal);
        Assert.Contains("11/02/2027", page, StringComparison.Ordinal);
        Assert.Contains("Yêu cầu về dữ liệu cá nhân", await officer.Http.GetStringAsync("/ban-lam-viec", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskedTwice_IsOneRequest()
    {
        var person = await host.Data.CreatePersonAsync();
        var caller = await host.Data.CallerAsync(Role.Learner, personId: person.PersonId);

        await Requests.SubmitOwnAsync(caller, PrivacyRequestKind.Erase, null, Token);
        await Requests.SubmitOwnAsync(caller, PrivacyRequestKind.Erase, null, Token);

        Assert.Single(await Reader.OfPersonAsync(person.PersonId, Token));
    }

    [Fact]
    public async Task Officer_AnswersExtendsAndFinishes_EachStepAuditedAndShownToThePerson()
    {
        var (person, line) = await SubmitAsync(PrivacyRequestKind.Object);
        using var officer = await host.SignInAsync(Role.Coordinator);
        var path = $"{Queue}/{line.Request.PrivacyRequestId}";

        var answered = await officer.Http.PostFormAsync(path, [new("tra-loi", "Đã nhận, sẽ làm xong trước ngày 16/02")], $"{path}/tra-loi", Token);
        var third = await officer.Http.PostFormAsync(path, [new("ben-thu-ba", "on")], $"{path}/ben-thu-ba", Token);
        var extended = await officer.Http.PostFormAsync(path, [new("so-ngay", "15"), new("ly-do-gia-han", "Nghỉ Tết")], $"{path}/gia-han", Token);
        var between = await Reader.FindAsync(line.Request.PrivacyRequestId, Token);
        var done = await officer.Http.PostFormAsync(path, [new("ket-qua", "Không dùng nữa")], $"{path}/xong", Token);

        Assert.All([answered, third, extended, done], response => Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode));
        Assert.Equal(new DateOnly(2027, 3, 8), between!.Clock.DoneBy);
        var after = Assert.Single(await Reader.OfPersonAsync(person, Token));
        Assert.Equal((PrivacyRequestState.Done, "Không dùng nữa"), (after.Request.State, after.Request.Answer));
        var audit = await host.QueryAsync(db => db.Set<AuditEntry>().Where(e => e.SubjectId == line.Request.PrivacyRequestId).ToListAsync(Token));
        Assert.Equal(5, audit.Count);
        Assert.All(audit, entry => Assert.DoesNotContain("Nghỉ Tết", entry.After, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extension_ASecondTimeOrTooLong_IsRefused()
    {
        var (_, line) = await SubmitAsync(PrivacyRequestKind.Object);
        var officer = await host.Data.CallerAsync(Role.Coordinator);
        var id = line.Request.PrivacyRequestId;

        var tooLong = await Requests.ExtendAsync(officer, id, 0, 16, "lâu", Token);
        var first = await Requests.ExtendAsync(officer, id, 0, 5, "lâu", Token);
        var second = await Requests.ExtendAsync(officer, id, first.Value!.Version, 5, "lâu", Token);

        Assert.Equal("extension_too_long", Assert.Single(tooLong.Refusals).Code);
        Assert.Equal("extended_before", Assert.Single(second.Refusals).Code);
    }

    [Fact]
    public async Task Queue_PutsOverdueFirst()
    {
        var (_, late) = await SubmitAsync(PrivacyRequestKind.Object);
        host.Clock.Advance(TimeSpan.FromDays(10));
        var (_, fresh) = await SubmitAsync(PrivacyRequestKind.Correct);
        host.Clock.Advance(TimeSpan.FromDays(1));

        var lines = await Reader.ReadAsync(open: true, Token);

        Assert.Equal([late.Request.PrivacyRequestId, fresh.Request.PrivacyRequestId], lines.Select(l => l.Request.PrivacyRequestId));
        Assert.Equal([true, false], lines.Select(l => l.IsOverdue));
    }

    [Fact]
    public async Task Refusal_NeedsAReason_AndAClosedRequestStaysClosed()
    {
        var (_, line) = await SubmitAsync(PrivacyRequestKind.Erase);
        using var officer = await host.SignInAsync(Role.Coordinator);
        var path = $"{Queue}/{line.Request.PrivacyRequestId}";

        var empty = await officer.Http.PostFormAsync(path, [], $"{path}/tu-choi", Token);
        var refused = await officer.Http.PostFormAsync(path, [new("ly-do", "Không đúng người")], $"{path}/tu-choi", Token);
        var later = await Requests.FinishAsync(await host.Data.CallerAsync(Role.Coordinator), line.Request.PrivacyRequestId, 1, null, Token);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (empty.StatusCode, refused.StatusCode));
        Assert.Equal("request_closed", Assert.Single(later.Refusals).Code);
    }

    [Fact]
    public async Task CitizenWithAReceiptCode_MayAsk_AnUnknownCodeMayNot()
    {
        var (person, enrolment, _) = await PrivacyData.EnrolAsync(host);

        var known = await Requests.SubmitByReceiptAsync(new Actor(ActorKind.Visitor), enrolment.ReceiptCode, PrivacyRequestKind.Erase, null, Token);
        var unknown = await Requests.SubmitByReceiptAsync(new Actor(ActorKind.Visitor), "AAAAAAAA", PrivacyRequestKind.Erase, null, Token);

        Assert.Equal(person.PersonId, known.Value!.PersonId);
        Assert.Equal("receipt_unknown", Assert.Single(unknown.Refusals).Code);
    }

    [Fact]
    public async Task CitizensPage_TakesARequestInWithTheCodeAsPeopleTypeIt()
    {
        var (person, _, _) = await PrivacyData.EnrolAsync(host, receiptCode: "K7M3P9QX");
        using var visitor = host.OpenBrowser();

        var wrong = await visitor.Http.PostFormAsync("/du-lieu-bang-phieu", ("ma-phieu", "K7M3-P9QY"), ("viec", nameof(PrivacyRequestKind.Erase)));
        var sent = await visitor.Http.PostFormAsync("/du-lieu-bang-phieu", ("ma-phieu", "k7m3 p9qx"), ("viec", nameof(PrivacyRequestKind.Erase)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (wrong.StatusCode, sent.StatusCode));
        Assert.Equal(PrivacyRequestKind.Erase, Assert.Single(await Reader.OfPersonAsync(person.PersonId, Token)).Request.Kind);
    }

    private async Task<(Guid PersonId, PrivacyRequestLine Line)> SubmitAsync(PrivacyRequestKind kind)
    {
        var person = await host.Data.CreatePersonAsync();
        var made = await Requests.SubmitForAsync(await host.Data.CallerAsync(Role.Coordinator), person.PersonId, kind, null, ConsentChannel.Paper, Token);
        return (person.PersonId, (await Reader.FindAsync(made.Value!.PrivacyRequestId, Token))!);
    }
}
