using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Venues;

/// <summary>Places where sessions meet.</summary>
public sealed class VenueService(AuditedWriter writer, PublicClassCache publicClasses, TimeProvider clock)
{
    private const int LargestCapacity = 10_000;

    public Task<Outcome<Venue>> CreateAsync(Caller caller, VenueInput input, CancellationToken cancellationToken) =>
        WriteAsync(
            caller,
            input,
            (db, _) =>
            {
                var venue = new Venue { VenueId = clock.NewId(), Name = input.Name, Capacity = input.Capacity, SearchKey = "" };
                db.Add(venue);
                return Task.FromResult<Venue?>(venue);
            },
            cancellationToken);

    public Task<Outcome<Venue>> UpdateAsync(Caller caller, Guid venueId, VenueInput input, CancellationToken cancellationToken) =>
        WriteAsync(
            caller,
            input,
            async (db, token) => await db.Set<Venue>().SingleOrDefaultAsync(v => v.VenueId == venueId, token) is { } venue
                && caller.ScopeOf(Right.ManageVenues).Covers(venue.UnitId) ? venue : null,
            cancellationToken);

    private static async Task<List<Refusal>> CheckAsync(NtmLearnDbContext db, Caller caller, VenueInput input, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        if (!caller.ScopeOf(Right.ManageVenues).Covers(input.UnitId))
        {
            refusals.Add(new Refusal(RefusalKind.Forbidden, "out_of_reach", "Anh chị không được sửa địa điểm của đơn vị này.", "unitId"));
            return refusals;
        }

        Require(!string.IsNullOrWhiteSpace(input.Name) && input.Name.Length <= Venue.NameMaxLength, "name", $"Xin ghi tên địa điểm, nhiều nhất {Venue.NameMaxLength} ký tự.");
        Require(input.Capacity is >= 1 and <= LargestCapacity, "capacity", $"Sức chứa phải từ 1 đến {LargestCapacity} người.");
        Require((input.Address?.Length ?? 0) <= Venue.TextMaxLength, "address", $"Địa chỉ nhiều nhất {Venue.TextMaxLength} ký tự.");
        Require((input.Equipment?.Length ?? 0) <= Venue.TextMaxLength, "equipment", $"Thiết bị nhiều nhất {Venue.TextMaxLength} ký tự.");
        Require(input.Latitude is null == input.Longitude is null, "longitude", "Xin ghi cả vĩ độ và kinh độ, hoặc để trống cả hai.");
        Require(input.Latitude is null or (>= -90 and <= 90), "latitude", "Vĩ độ phải từ -90 đến 90, ví dụ 9,934.");
        Require(input.Longitude is null or (>= -180 and <= 180), "longitude", "Kinh độ phải từ -180 đến 180, ví dụ 106,345.");
        Require(
            input.UnitId is not { } unit || await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == unit, cancellationToken),
            "unitId",
            "Đơn vị này không có trong danh mục. Xin chọn lại.");
        return refusals;

        void Require(bool isRight, string field, string message)
        {
            if (!isRight)
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, $"{field}_invalid", message, field));
            }
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalise(text).Trim();

    private Task<Outcome<Venue>> WriteAsync(
        Caller caller, VenueInput input, Func<NtmLearnDbContext, CancellationToken, Task<Venue?>> find, CancellationToken cancellationToken) =>
        publicClasses.AfterAsync(writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var refusals = await CheckAsync(db, caller, input, token);
                if (refusals.Count > 0)
                {
                    return Outcome<Venue>.Refused(refusals);
                }

                if (await find(db, token) is not { } venue)
                {
                    return new Refusal(RefusalKind.NotFound, "venue_not_found", "Không tìm thấy địa điểm này.");
                }

                venue.Name = Text(input.Name)!;
                venue.Capacity = input.Capacity;
                venue.UnitId = input.UnitId;
                venue.Address = Text(input.Address);
                venue.Equipment = Text(input.Equipment);
                (venue.Latitude, venue.Longitude) = (input.Latitude, input.Longitude);
                venue.IsRetired = input.IsRetired;
                venue.SearchKey = VietnameseText.Fold($"{venue.Name} {venue.Address}");
                venue.Version++;
                await db.SaveChangesAsync(token);
                return Outcome<Venue>.Done(venue);
            },
            cancellationToken));
}
