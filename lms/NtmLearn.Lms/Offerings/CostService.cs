using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Offerings;

/// <summary>What a class costs and who pays. Lines are kept also after a class is over, since bills come late.</summary>
public sealed class CostService(AuditedWriter writer, TimeProvider clock)
{
    private const long LargestAmount = 999_999_999_999;

    /// <param name="amount">Whole đồng, above 0.</param>
    public Task<Outcome<CostLine>> AddAsync(
        Caller caller, Guid offeringId, string item, long amount, FundingSource source, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var (offering, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, offeringId, token, evenIfOver: true);
                if (offering is null)
                {
                    return refusal!;
                }

                var text = VietnameseText.Normalise(item ?? "").Trim();
                if (text.Length is 0 or > CostLine.ItemMaxLength)
                {
                    return new Refusal(RefusalKind.Invalid, "item_invalid", $"Xin ghi khoản chi, nhiều nhất {CostLine.ItemMaxLength} ký tự.", "item");
                }

                if (amount is < 1 or > LargestAmount)
                {
                    return new Refusal(RefusalKind.Invalid, "amount_invalid", "Số tiền phải lớn hơn 0, tính bằng đồng.", "amount");
                }

                if (!Enum.IsDefined(source))
                {
                    return new Refusal(RefusalKind.Invalid, "source_invalid", "Xin chọn nguồn kinh phí.", "source");
                }

                var line = new CostLine { CostLineId = clock.NewId(), OfferingId = offering.OfferingId, Item = text, Amount = amount, Source = source };
                db.Add(line);
                await db.SaveChangesAsync(token);
                return Outcome<CostLine>.Done(line);
            },
            cancellationToken);

    public Task<Outcome<CostLine>> RemoveAsync(Caller caller, Guid costLineId, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<CostLine>().SingleOrDefaultAsync(l => l.CostLineId == costLineId, token) is not { } line)
                {
                    return new Refusal(RefusalKind.NotFound, "cost_not_found", "Khoản chi này đã được xóa.");
                }

                var (offering, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, line.OfferingId, token, evenIfOver: true);
                if (offering is null)
                {
                    return refusal!;
                }

                db.Remove(line);
                await db.SaveChangesAsync(token);
                return Outcome<CostLine>.Done(line);
            },
            cancellationToken);
}
