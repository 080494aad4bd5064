using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.Reference;

namespace NtmLearn.Lms.Certificates;

/// <summary>Keeps the templates.</summary>
public sealed class CertificateTemplateService(AuditedWriter writer, IDbContextFactory<NtmLearnDbContext> contexts)
{
    /// <summary>The one that comes with the program; offered before others.</summary>
    public static readonly Guid DefaultId = StableId.Of("certificate-template", "default");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "template_not_found", "Không tìm thấy mẫu này. Xin chọn lại trong danh sách mẫu.");

    private static readonly Refusal NameTaken = new(RefusalKind.Conflict, "template_name_taken", "Đã có mẫu tên này. Xin đặt tên khác.", "ten");

    private static readonly Refusal Changed = new(RefusalKind.Conflict, "template_changed", "Có người vừa sửa mẫu này. Xin mở lại rồi sửa tiếp.");

    /// <summary>Adds the template of <c>content/templates/certificate.json</c> unless it is there, edited or not.</summary>
    public async Task EnsureDefaultAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<CertificateTemplate>().AnyAsync(t => t.CertificateTemplateId == DefaultId, cancellationToken))
            {
                return;
            }
        }

        var file = ReadDefault();
        await writer.WriteAsync(
            Actor.Program("templates"),
            async (db, token) =>
            {
                if (!await db.Set<CertificateTemplate>().AnyAsync(t => t.CertificateTemplateId == DefaultId, token))
                {
                    db.Add(Write(DefaultId, file));
                    await db.SaveChangesAsync(token);
                }
            },
            cancellationToken);
    }

    /// <summary>Those that are offered first come first.</summary>
    public async Task<IReadOnlyList<CertificateTemplate>> ListAsync(bool withRetired, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await InOrder(db.Set<CertificateTemplate>().AsNoTracking().Where(t => withRetired || !t.IsRetired)).ToListAsync(cancellationToken);
    }

    /// <summary>Adds one under an id that the form brought, so that a form sent twice adds one.</summary>
    public Task<Outcome<CertificateTemplate>> AddAsync(Caller caller, Guid id, CertificateTemplateInput input, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<CertificateTemplate>().AsNoTracking().SingleOrDefaultAsync(t => t.CertificateTemplateId == id, token) is { } there)
                {
                    return Outcome<CertificateTemplate>.Done(there);
                }

                if (await RefuseAsync(db, caller, id, input, token) is { Count: > 0 } refusals)
                {
                    return Outcome<CertificateTemplate>.Refused(refusals);
                }

                var template = Write(id, input);
                db.Add(template);
                await db.SaveChangesAsync(token);
                return Outcome<CertificateTemplate>.Done(template);
            },
            cancellationToken);

    /// <summary>Changes one; certificates that are out keep their words.</summary>
    /// <param name="version">Of the template that the form was filled from.</param>
    public Task<Outcome<CertificateTemplate>> ChangeAsync(
        Caller caller, Guid id, int version, CertificateTemplateInput input, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<CertificateTemplate>().SingleOrDefaultAsync(t => t.CertificateTemplateId == id, token) is not { } template)
                {
                    return NotFound;
                }

                if (await RefuseAsync(db, caller, id, input, token) is { Count: > 0 } refusals)
                {
                    return Outcome<CertificateTemplate>.Refused(refusals);
                }

                if (new CertificateTemplateInput(template.Name, template.Heading, template.Body, template.SignerCapacity, template.Paper, template.IsRetired) == input)
                {
                    return Outcome<CertificateTemplate>.Done(template);
                }

                if (template.Version != version)
                {
                    return Changed;
                }

                (template.Name, template.Heading, template.Body) = (input.Name, input.Heading, input.Body);
                (template.SignerCapacity, template.Paper, template.IsRetired) = (input.SignerCapacity, input.Paper, input.IsRetired);
                template.Version++;
                await db.SaveChangesAsync(token);
                return Outcome<CertificateTemplate>.Done(template);
            },
            cancellationToken);

    /// <summary>What is wrong with the words of a template, also when it is only looked at.</summary>
    public static IReadOnlyList<Refusal> Check(CertificateTemplateInput input)
    {
        var refusals = new List<Refusal>();
        if (!CertificatePlaces.Prints(input.Body, CertificatePlaces.FullName))
        {
            refusals.Add(CertificateRefusals.Text("noi-dung", "Nội dung chưa có chỗ cho họ tên. Xin thêm {ho_ten}."));
        }

        if (CertificatePlaces.UnknownIn(input.Body) is { Count: > 0 } unknown)
        {
            refusals.Add(CertificateRefusals.Text("noi-dung", $"Không có chỗ điền nào tên {string.Join(", ", unknown)}. Xin dùng các chỗ ghi dưới ô nội dung."));
        }

        if (PdfFonts.Missing(input.Heading + input.Body + input.SignerCapacity) is { Length: > 0 } letters)
        {
            refusals.Add(CertificateRefusals.Text("noi-dung", $"Chữ in không có các ký tự này: {letters}. Xin bỏ hoặc thay bằng chữ la-tinh."));
        }

        return refusals;
    }

    internal static IOrderedQueryable<CertificateTemplate> InOrder(IQueryable<CertificateTemplate> templates) =>
        templates.OrderBy(t => t.IsRetired).ThenByDescending(t => t.CertificateTemplateId == DefaultId).ThenBy(t => t.Name);

    private static async Task<IReadOnlyList<Refusal>> RefuseAsync(
        NtmLearnDbContext db, Caller caller, Guid id, CertificateTemplateInput input, CancellationToken cancellationToken) =>
        !caller.ScopeOf(Right.ManageCertificates).IsAll ? [NotFound]
        : await db.Set<CertificateTemplate>().AnyAsync(t => t.Name == input.Name && t.CertificateTemplateId != id, cancellationToken) ? [NameTaken]
        : Check(input);

    private static CertificateTemplate Write(Guid id, CertificateTemplateInput input) => new()
    {
        CertificateTemplateId = id,
        Name = input.Name,
        Heading = input.Heading,
        Body = input.Body,
        SignerCapacity = input.SignerCapacity,
        Paper = input.Paper,
        IsRetired = input.IsRetired,
    };

    private static CertificateTemplateInput ReadDefault()
    {
        using var stream = typeof(CertificateTemplateService).Assembly.GetManifestResourceStream("Templates/certificate.json")
            ?? throw new InvalidOperationException("content/templates/certificate.json was left out of the build.");
        var file = JsonSerializer.Deserialize<TemplateFile>(stream, Json) ?? throw new InvalidOperationException("certificate.json is empty.");
        return new CertificateTemplateInput(file.Name, file.Heading, string.Join('\n', file.Body), file.SignerCapacity, file.Paper, IsRetired: false);
    }

    private sealed record TemplateFile(string Name, string Heading, IReadOnlyList<string> Body, string? SignerCapacity, PdfPaper Paper);
}
