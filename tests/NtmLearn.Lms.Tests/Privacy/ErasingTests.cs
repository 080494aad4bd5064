using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Privacy;

public sealed class ErasingTests : IAsyncLifetime
{
    private const string Name = "Kiên Thị Xuyến Chi";
    private const string OldName = "Kiên Thị Huyền Trân";
    private const string Phone = "+84987654321";
    private const string Email = "xuyen.chi.kien@example.vn";
    private const string IdNumber = "084175001234";
    private const string ReceiptCode = "XWPQ7RTK";

    // As they may stand somewhere: whole, escaped, folded, national.
    private static readonly string[] Words =
        [Name, OldName, "xuyen chi", "xuyến chi", "huyen tran", "huyền trân", "987654321", "0987 654 321", Email, Email.ToUpperInvariant(), IdNumber, ReceiptCode, "Xuy\\u1EBFn"];

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PersonEraser Eraser => host.Services.GetRequiredService<PersonEraser>();

    [Fact]
    public async Task Erase_SomebodyWithEverything_LeavesNoWordInAnyTableNorInTheFile()
    {
        var personId = await CreateEverythingAsync();
        Assert.NotEmpty(await FoundInTablesAsync());
        Assert.Equal(host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"] is null, (await FoundInFilesAsync()).Count > 0);

        var outcome = await Eraser.EraseAsync(await host.Data.CallerAsync(Role.Coordinator), personId, ErasureBasis.PersonAsked, confirmed: false, Token);

        Assert.Equal(2, outcome.Value!.Rows);
        Assert.Empty(await FoundInTablesAsync());
        Assert.Empty(await FoundInFilesAsync());
    }

    [Fact]
    public async Task Erase_KeepsTheCounts()
    {
        var personId = await CreateEverythingAsync();

        await Eraser.EraseAsync(Actor.Program("test"), personId, ErasureBasis.PersonAsked, confirmed: false, Token);

        var people = await host.QueryAsync(db => db.Set<Person>().Where(p => p.PersonId == personId || p.MergedIntoId == personId).ToListAsync(Token));
        Assert.All(people, p => Assert.Equal((PersonEraser.NeutralName, null, null, null), (p.FullName, p.Phone, p.YearOfBirth, p.HamletId)));
        Assert.Contains(people, p => p.Sex == Sex.Female && p.UnitId is not null);
        Assert.Equal(1, await host.QueryAsync(db => db.Set<Enrolment>().CountAsync(e => e.Status == EnrolmentStatus.Completed, Token)));
        Assert.Equal("2026-1", await host.QueryAsync(db => db.Set<Consent>().Select(c => c.TextVersion).SingleAsync(Token)));
        Assert.Equal(NoticeState.Dropped, await host.QueryAsync(db => db.Set<Notice>().Select(n => n.State).SingleAsync(Token)));
        var account = await host.QueryAsync(db => db.Set<Account>().SingleAsync(a => a.PersonId == personId, Token));
        Assert.Equal((true, null, null), (account.IsClosed, account.PasswordHash, account.Email));
        var kept = await host.QueryAsync(db => db.Set<IdempotentRequest>().SingleAsync(Token));
        Assert.Equal((IdempotentState.Done, null), (kept.State, kept.Body));
        Assert.Single(await host.QueryAsync(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.Erased && e.SubjectId == personId).ToListAsync(Token)));
    }

    [Fact]
    public async Task Erase_AskedTwiceOrByAMergedRow_ChangesNothingMore()
    {
        var personId = await CreateEverythingAsync();
        var merged = await host.QueryAsync(db => db.Set<Person>().Where(p => p.MergedIntoId == personId).Select(p => p.PersonId).SingleAsync(Token));

        await Eraser.EraseAsync(Actor.Program("test"), merged, ErasureBasis.PersonAsked, confirmed: false, Token);
        var again = await Eraser.EraseAsync(Actor.Program("test"), personId, ErasureBasis.PersonAsked, confirmed: false, Token);

        Assert.Equal(personId, again.Value!.PersonId);
        Assert.Equal(1, await host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.Erased, Token)));
    }

    [Fact]
    public async Task Erase_WithASeatInARunningClass_OnlyWhenConfirmed()
    {
        var (person, _, _) = await PrivacyData.EnrolAsync(host, p => p.Named(Name), o => o.WithStatus(OfferingStatus.Running));

        var refused = await Eraser.EraseAsync(Actor.Program("test"), person.PersonId, ErasureBasis.PersonAsked, confirmed: false, Token);
        var done = await Eraser.EraseAsync(Actor.Program("test"), person.PersonId, ErasureBasis.PersonAsked, confirmed: true, Token);

        Assert.Equal("erase_has_classes", Assert.Single(refused.Refusals).Code);
        Assert.True(done.IsDone);
    }

    [Fact]
    public async Task Erase_WhoLeadsAComingClass_OnlyWhenConfirmed()
    {
        var person = await host.Data.CreatePersonAsync();
        await host.Data.CreateOfferingAsync(o => o.OnDay(new DateOnly(2099, 3, 1), facilitators: person.PersonId));

        var refused = await Eraser.EraseAsync(Actor.Program("test"), person.PersonId, ErasureBasis.PersonAsked, confirmed: false, Token);

        Assert.Equal("erase_has_classes", Assert.Single(refused.Refusals).Code);
    }

    [Theory]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Learner)]
    public async Task Erase_WithoutTheRight_IsRefused(Role role)
    {
        var person = await host.Data.CreatePersonAsync();
        var caller = await host.Data.CallerAsync(role, (await host.Data.CreateUnitAsync()).UnitId);

        var outcome = await Eraser.EraseAsync(caller, person.PersonId, ErasureBasis.PersonAsked, confirmed: true, Token);

        Assert.Equal("erase_not_allowed", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task OfficersPage_ErasesAndEndsTheSessionOfTheErased()
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named(Name));
        using var member = await host.SignInAsync(Role.Learner, personId: person.PersonId);
        using var officer = await host.SignInAsync(Role.Coordinator);

        var response = await officer.Http.PostFormAsync(
            $"/quan-tri/du-lieu/{person.PersonId}", [new("can-cu", nameof(ErasureBasis.PersonAsked))], $"/quan-tri/du-lieu/{person.PersonId}/xoa", Token);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.DoesNotContain(Name, await officer.Http.GetStringAsync($"/quan-tri/du-lieu/{person.PersonId}", Token), StringComparison.Ordinal);
        using var after = await member.Http.GetAsync("/du-lieu-cua-toi", Token);
        Assert.NotEqual(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Verb_ErasesAPerson()
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named(Name).WithPhone(Phone));

        var run = await host.RunVerbAsync("erase", "person", person.PersonId.ToString());
        var unknown = await host.RunVerbAsync("erase", "person", Guid.NewGuid().ToString());

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith($"erased\t{person.PersonId:N}", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Equal(PersonEraser.NeutralName, await host.QueryAsync(db => db.Set<Person>().Where(p => p.PersonId == person.PersonId).Select(p => p.FullName).SingleAsync(Token)));
    }

    /// <summary>A person with a merged row, an account, a past class, and words of theirs wherever words are kept.</summary>
    private async Task<Guid> CreateEverythingAsync()
    {
        var unit = await host.Data.CreateUnitAsync();
        var (person, enrolment, offering) = await PrivacyData.EnrolAsync(
            host, p => p.Named(Name).WithPhone(Phone).LivingIn(unit.UnitId).WithPost(unit.UnitId, title: $"Tổ trưởng {Name}"),
            o => o.WithStatus(OfferingStatus.Completed), EnrolmentStatus.Completed, receiptCode: ReceiptCode);
        var merged = await host.Data.CreatePersonAsync(p => p.Named(OldName).WithPhone(Phone));
        var coordinator = await host.Data.CallerAsync(Role.Coordinator);
        var people = host.Services.GetRequiredService<PersonService>();
        var input = new PersonInput { FullName = Name, Phone = Phone, Email = Email, IdNumber = IdNumber, YearOfBirth = 1975, Sex = Sex.Female, UnitId = unit.UnitId };
        Assert.True((await people.ChangeAsync(coordinator, person.PersonId, input, 0, Token)).IsDone);
        Assert.True((await host.Services.GetRequiredService<PersonMerging>().MergeAsync(coordinator, person.PersonId, merged.PersonId, $"cùng là {Name}", Token)).IsDone);
        await host.AddAccountAsync(Role.Learner, personId: person.PersonId, email: Email);
        await host.Services.GetRequiredService<ConsentService>().GiveAsync(Actor.Program("test"), person.PersonId, [ConsentPurpose.Training], ConsentChannel.Paper, Token);
        await host.Services.GetRequiredService<PrivacyRequestService>().SubmitForAsync(
            coordinator, person.PersonId, PrivacyRequestKind.Correct, $"Tôi là {Name}, số {IdNumber}", ConsentChannel.Paper, Token);
        await host.WriteAsync(async db =>
        {
            var now = host.Clock.GetUtcNow().UtcDateTime;
            db.Add(new EnrolmentTransition
            {
                EnrolmentTransitionId = Guid.NewGuid(),
                EnrolmentId = enrolment.EnrolmentId,
                Number = 1,
                Event = EnrolmentEvent.Request,
                To = EnrolmentStatus.Completed,
                At = now,
                ActorKind = ActorKind.Program,
                Reason = $"{Name} học đủ",
            });
            db.Add(new IdempotentRequest
            {
                IdempotentRequestId = Guid.NewGuid(),
                Caller = "apikey:test",
                Route = "POST /api/v1/people",
                Key = "k1",
                RequestHash = "0",
                State = IdempotentState.Done,
                ClaimId = Guid.NewGuid(),
                ClaimedAt = now,
                CreatedAt = now,
                Status = 201,
                Body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { fullName = Name, phone = Phone }),
            });
            await NoticeBook.AddAsync(db, now, NoticeRule.Enrolled, person.PersonId, enrolment.EnrolmentId, 1, offering.OfferingId, Token, dueAt: now.AddDays(1));
            await db.SaveChangesAsync(Token);
        });
        return person.PersonId;
    }

    private async Task<List<string>> FoundInTablesAsync()
    {
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        var tables = await StoredRows.ReadAsync(configuration["Data:Folder"]!, configuration["Database:ConnectionString"]);
        return
        [
            .. from table in tables
               from row in table.Value
               from word in Words
               where row.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(word)), StringComparison.Ordinal)
               select $"{table.Key}: {word}",
        ];
    }

    /// <summary>The database file and its log, to the byte: what was overwritten must not be read past the database either.</summary>
    private async Task<List<string>> FoundInFilesAsync()
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(host.Services.GetRequiredService<IConfiguration>()["Data:Folder"]!, "ntmlearn.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, Token);
            found.AddRange(Words.Where(word => memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0).Select(word => $"{Path.GetFileName(path)}: {word}"));
        }

        return found;
    }
}
