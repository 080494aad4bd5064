using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>Enrolling by oneself: one button for who is signed in, a form for citizens, and the receipt that finds it again.</summary>
public static class CitizenEndpoints
{
    private const string OneOfUs = "self";

    /// <summary>Maps <c>/lop/{code}/dang-ky</c> and <c>/lop/phieu</c>.</summary>
    public static IEndpointRouteBuilder MapEnrolling(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lop/{code}/dang-ky", ShowAsync).AllowEverybody();
        routes.MapPost("/lop/{code}/dang-ky", SendAsync).AllowEverybody();
        routes.MapGet("/lop/phieu", ShowReceipt).AllowEverybody();
        routes.MapPost("/lop/phieu", UseReceiptAsync).AllowEverybody();
        return routes;
    }

    private static async Task<IResult> ShowAsync(string code, EnrolmentReads reads, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, reads, cancellationToken) is not { } offering)
        {
            return TypedResults.NotFound();
        }

        return caller.PersonId is { } person
            ? SelfPage(offering, await reads.MineAsync(person, offering.OfferingId, cancellationToken), FormState.Empty)
            : CitizenFormPage(offering, FormState.Empty, []);
    }

    private static async Task<IResult> SendAsync(
        string code,
        IFormCollection fields,
        EnrolmentReads reads,
        EnrolmentService enrolments,
        CitizenEnrolling citizens,
        Residences residences,
        TypedNumberProof proof,
        LocalTime time,
        Screen screen,
        Caller caller,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(code, reads, cancellationToken) is not { } offering)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var step = fields["step"].LastOrDefault() ?? "";
        if (step == OneOfUs && caller.PersonId is { } person)
        {
            var enrolled = await enrolments.EnrolAsync(EnrolmentActor.Of(caller), offering.OfferingId, person, EnrolmentPath.Self, cancellationToken);
            if (enrolled.IsDone)
            {
                return new SeeOther(Done.Path("/lop-cua-toi", "dang-ky"));
            }

            enrolled.Refusals.ToList().ForEach(r => form.Add("", r.Message));
            return SelfPage(offering, await reads.MineAsync(person, offering.OfferingId, cancellationToken), form);
        }

        var input = await CitizenInput.ReadAsync(step == "edit" ? FormState.From(fields) : form, screen, residences, time.Today, cancellationToken);
        if (step == "edit" || input.Checked is not { } entered)
        {
            return CitizenFormPage(offering, form, input.Places);
        }

        if (step != "confirm")
        {
            return ReviewPage(offering, form, input, proof);
        }

        if (!proof.IsRight(form.Key!, form.Value("seal"), form.Value("digits")))
        {
            form.Add("digits", "Bốn số gõ vào chưa đúng với bốn số hiện trên trang. Xin gõ lại số mới.");
            return ReviewPage(offering, form.With("digits", (string?)null), input, proof);
        }

        var outcome = await citizens.EnrolAsync(offering.OfferingId, entered, cancellationToken);
        if (outcome.Value is { } enrolment)
        {
            var mine = await reads.ByReceiptAsync(enrolment.ReceiptCode, cancellationToken);
            return ReceiptResult(FormState.Empty, mine, "receipt.done");
        }

        outcome.Refusals.ToList().ForEach(r => form.Add(r.Field ?? "", r.Message));
        return CitizenFormPage(offering, form, input.Places);
    }

    private static RazorComponentResult<ReceiptPage> ShowReceipt() => ReceiptResult(FormState.Empty, null, null);

    private static async Task<RazorComponentResult<ReceiptPage>> UseReceiptAsync(
        IFormCollection fields, EnrolmentReads reads, EnrolmentService enrolments, ReceiptLookups lookups, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (ReceiptCodes.Read(form.Value("ma")) is not { } code)
        {
            form.Add("ma", "Mã phiếu có 8 chữ và số. Xin xem lại trên phiếu rồi gõ lại.");
            return ReceiptResult(form, null, null);
        }

        var mayTry = lookups.MayTry(code);
        var mine = mayTry ? await reads.ByReceiptAsync(code, cancellationToken) : null;
        if (mine is null)
        {
            // The same words for a wrong code and for too many tries: nobody learns which it was.
            if (mayTry)
            {
                lookups.Failed(code);
            }

            form.Add("ma", "Không mở được phiếu với mã này. Xin xem lại từng chữ, chờ một phút rồi thử lại, hoặc gọi văn phòng.");
            return ReceiptResult(form, null, null);
        }

        var who = EnrolmentActor.ForPerson(new Actor(ActorKind.Visitor), mine.Enrolment.PersonId);
        var (outcome, said) = form.Value("viec") switch
        {
            "nhan" => (await enrolments.AcceptAsync(who, mine.Enrolment.EnrolmentId, cancellationToken), "receipt.accepted"),
            "rut" => (await enrolments.WithdrawAsync(who, mine.Enrolment.EnrolmentId, null, cancellationToken), "receipt.withdrawn"),
            _ => (null, null),
        };
        outcome?.Refusals.ToList().ForEach(r => form.Add("", r.Message));
        return ReceiptResult(form, await reads.ByReceiptAsync(code, cancellationToken), form.HasErrors ? null : said);
    }

    /// <summary>A class that the public may know of.</summary>
    private static async Task<ClassView?> FindAsync(string code, EnrolmentReads reads, CancellationToken cancellationToken) =>
        await reads.ClassAsync(code, cancellationToken) is { } found && found.Status != OfferingStatus.Draft ? found : null;

    private static RazorComponentResult<SelfPage> SelfPage(ClassView offering, MyEnrolment? mine, FormState form) =>
        new(new { Class = offering, Mine = mine, Form = form }) { StatusCode = StatusOf(form) };

    private static IResult CitizenFormPage(ClassView offering, FormState form, IReadOnlyList<FieldOption> places) =>
        offering.Access == OfferingAccess.Everybody
            ? new RazorComponentResult<CitizenPage>(new { Class = offering, Form = form, Places = places }) { StatusCode = StatusOf(form) }
            : new RazorComponentResult<SelfPage>(new { Class = offering, Mine = (MyEnrolment?)null, Form = form, IsVisitor = true }) { StatusCode = StatusOf(form) };

    private static RazorComponentResult<CitizenPage> ReviewPage(ClassView offering, FormState form, CitizenInput input, TypedNumberProof proof)
    {
        var (digits, seal) = proof.Create(form.Key!);
        return new RazorComponentResult<CitizenPage>(new { Class = offering, Form = form, input.Review, Digits = digits, Seal = seal }) { StatusCode = StatusOf(form) };
    }

    private static RazorComponentResult<ReceiptPage> ReceiptResult(FormState form, MyEnrolment? mine, string? said) =>
        new(new { Form = form, Mine = mine, Said = said }) { StatusCode = StatusOf(form) };

    private static int StatusOf(FormState form) => form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
