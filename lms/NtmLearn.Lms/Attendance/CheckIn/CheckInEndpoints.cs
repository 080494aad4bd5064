using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>
/// Signing in by what stands on the wall, for everybody and without an account. A code opens one session and one act; nothing
/// of a list is ever shown, and a wrong guess reads like a name that is on no list.
/// </summary>
internal static class CheckInEndpoints
{
    public const string TokenRoot = "/d";
    public const string Root = "/diem-danh";
    public const string SessionPath = Root + "/buoi";
    public const string WalkInPath = Root + "/khach";
    private const string EndPath = Root + "/xong";
    private const string ReceiptName = "phieu";

    public static IEndpointRouteBuilder MapCheckIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AllowEverybody().AddEndpointFilter(static (invocation, next) =>
        {
            invocation.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(invocation);
        });
        group.MapGet(TokenRoot + "/{token}", ScanAsync);
        group.MapGet(Root, () => CodePage(FormState.Empty));
        group.MapPost(Root + "/ma", TypeAsync).RequireSameOrigin();
        group.MapGet(SessionPath, ContinueAsync);
        group.MapPost(Root, SignInAsync).RequireSameOrigin();
        group.MapGet(WalkInPath, ShowWalkInAsync);
        group.MapPost(WalkInPath, AddWalkInAsync).RequireSameOrigin();
        group.MapGet(EndPath, EndAsync);
        return routes;
    }

    private static async Task<IResult> ScanAsync(string token, WallCodes codes, CheckIns checkIns, TimeProvider clock, CancellationToken cancellationToken) =>
        await codes.FindByTokenAsync(token, cancellationToken) is { } sessionId
            ? await StartAsync(new CheckInPass(clock.NewId(), sessionId, MarkSource.Qr, clock.UtcNow), checkIns, cancellationToken)
            : Stale();

    private static async Task<IResult> TypeAsync(
        IFormCollection fields, WallCodes codes, CheckIns checkIns, Screen screen, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var code = WallCode.ReadShort(form.Value("ma"));
        var found = code is null ? default : await codes.FindByShortCodeAsync(code, cancellationToken);
        if (found.SessionId is { } sessionId)
        {
            var pass = new CheckInPass(clock.NewId(), sessionId, MarkSource.ShortCode, clock.UtcNow);
            return new SeeOther($"{SessionPath}?{CheckInForm.Pass}={Uri.EscapeDataString(checkIns.Seals.Seal(pass))}");
        }

        form.Add("ma", screen.Text(code is null ? "checkin.code.form" : found.IsShared ? "checkin.code.shared" : "checkin.code.wrong"));
        return CodePage(form);
    }

    private static async Task<IResult> ContinueAsync(HttpContext http, CheckIns checkIns, CancellationToken cancellationToken) =>
        checkIns.Seals.OpenPass(http.Request.Query[CheckInForm.Pass].ToString()) is { } pass
            ? await StartAsync(pass, checkIns, cancellationToken)
            : Stale();

    /// <summary>The page of a session that a code opened: the form, one button for who has an account on its list, or what keeps from it.</summary>
    private static async Task<IResult> StartAsync(CheckInPass pass, CheckIns checkIns, CancellationToken cancellationToken)
    {
        if (await checkIns.Service.FindSessionAsync(pass.SessionId, cancellationToken) is not { } session)
        {
            return Stale();
        }

        return session.Stop is { } stop ? Stopped(session, stop)
            : FormPage(pass, session, FormState.Empty, checkIns, await checkIns.OneselfAsync(session, cancellationToken));
    }

    private static async Task<IResult> SignInAsync(
        IFormCollection fields, HttpContext http, Caller caller, CheckIns checkIns, CheckInRoster roster, CheckInGuesses guesses, Screen screen, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var (pass, session) = await OpenAsync(form, checkIns, cancellationToken);
        if (pass is null || session is null)
        {
            return Stale();
        }

        if (session.Stop is { } stop)
        {
            return Stopped(session, stop);
        }

        var key = form.Key ?? pass.PassId.ToString("N");
        var oneself = await checkIns.OneselfAsync(session, cancellationToken);
        if (oneself is not null && form.Value("step") == "self")
        {
            return End(await checkIns.Service.SignInAsync(caller.Actor, pass, session, oneself, key, CheckInDevice.HashOf(http), cancellationToken), session, checkIns);
        }

        if (CheckInForm.ReadClaim(form, screen, time.Today) is not { } claim)
        {
            return FormPage(pass, session, form, checkIns, oneself);
        }

        if (!guesses.TryBegin(pass, claim.NameKey))
        {
            form.Add("", screen.Text("checkin.tooMany"));
            return FormPage(pass, session, form, checkIns, oneself);
        }

        var match = await roster.FindAsync(session.Facts.OfferingId, claim, cancellationToken);
        if (match.Person is not { } person)
        {
            form.Add(match.IsSeveral ? CheckInForm.Year : "", screen.Text(!match.IsSeveral ? "checkin.none" : claim.YearOfBirth is null ? "checkin.year.ask" : "checkin.several"));
            return FormPage(pass, session, form, checkIns, oneself);
        }

        guesses.WasRight(pass, claim.NameKey);
        return End(await checkIns.Service.SignInAsync(ActorOf(caller), pass, session, person, key, CheckInDevice.HashOf(http), cancellationToken), session, checkIns);
    }

    private static async Task<IResult> ShowWalkInAsync(HttpContext http, CheckIns checkIns, CancellationToken cancellationToken)
    {
        var form = FormState.Empty.With(CheckInForm.Pass, http.Request.Query[CheckInForm.Pass].ToString());
        var (pass, session) = await OpenAsync(form, checkIns, cancellationToken);
        return pass is null || session is null ? Stale()
            : session.Stop is { } stop ? Stopped(session, stop)
            : WalkInPageOf(session, form);
    }

    private static async Task<IResult> AddWalkInAsync(
        IFormCollection fields, HttpContext http, Caller caller, CheckIns checkIns, CheckInGuesses guesses, Residences residences, Screen screen, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var (pass, session) = await OpenAsync(form, checkIns, cancellationToken);
        if (pass is null || session is null)
        {
            return Stale();
        }

        if (session.Stop is { } stop)
        {
            return Stopped(session, stop);
        }

        if (CheckInForm.ReadWalkIn(form, screen, time.Today) is not { } walkIn)
        {
            return WalkInPageOf(session, form);
        }

        // One pass is one telephone: a family fits, a list of invented names does not.
        if (!guesses.TryBegin(pass, walkIn.Name.SearchKey))
        {
            form.Add("", screen.Text("checkin.tooMany"));
            return WalkInPageOf(session, form);
        }

        // One place that fits is taken; of several, or none, the words are kept.
        var places = await residences.FindAsync(walkIn.Place, cancellationToken);
        walkIn = places is [var only] ? walkIn with { HamletId = only.HamletId, UnitId = only.UnitId } : walkIn;
        var key = form.Key ?? pass.PassId.ToString("N");
        return End(await checkIns.Service.AddWalkInAsync(ActorOf(caller), pass, session, walkIn, key, CheckInDevice.HashOf(http), cancellationToken), session, checkIns);
    }

    private static async Task<IResult> EndAsync(HttpContext http, CheckIns checkIns, CancellationToken cancellationToken) =>
        checkIns.Seals.OpenReceipt(http.Request.Query[ReceiptName].ToString()) is { } receipt
        && await checkIns.Service.FindSessionAsync(receipt.SessionId, cancellationToken) is { } session
            ? new RazorComponentResult<CheckInEndPage>(new { Receipt = receipt, Session = session.Facts })
            : Stale();

    private static IResult End(Outcome<CheckInReceipt> outcome, CheckInSession session, CheckIns checkIns) =>
        outcome.Value is { } receipt
            ? new SeeOther($"{EndPath}?{ReceiptName}={Uri.EscapeDataString(checkIns.Seals.Seal(receipt))}")
            : new RazorComponentResult<CheckInStopPage>(new { Key = "refused", Session = session, Said = outcome.Refusals[0].Message });

    private static async Task<(CheckInPass? Pass, CheckInSession? Session)> OpenAsync(FormState form, CheckIns checkIns, CancellationToken cancellationToken) =>
        checkIns.Seals.OpenPass(form.Value(CheckInForm.Pass)) is { } pass
            ? (pass, await checkIns.Service.FindSessionAsync(pass.SessionId, cancellationToken))
            : (null, null);

    private static Actor ActorOf(Caller caller) => caller.IsKnown ? caller.Actor : new Actor(ActorKind.Visitor);

    private static RazorComponentResult<CheckInCodePage> CodePage(FormState form) => new(new { Form = form }) { StatusCode = StatusOf(form) };

    private static RazorComponentResult<CheckInPage> FormPage(CheckInPass pass, CheckInSession session, FormState form, CheckIns checkIns, People.Person? oneself) =>
        new(new { Session = session.Facts, Form = form, Pass = checkIns.Seals.Seal(pass), Oneself = oneself is null ? null : CheckInMask.Of(oneself.FullName) }) { StatusCode = StatusOf(form) };

    private static RazorComponentResult<CheckInWalkInPage> WalkInPageOf(CheckInSession session, FormState form) =>
        new(new { Session = session.Facts, Form = form }) { StatusCode = StatusOf(form) };

    private static RazorComponentResult<CheckInStopPage> Stale() => new(new { Key = "stale" });

    private static RazorComponentResult<CheckInStopPage> Stopped(CheckInSession session, CheckInStop stop) => new(new { Key = stop.ToString(), Session = session });

    private static int StatusOf(FormState form) => form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
