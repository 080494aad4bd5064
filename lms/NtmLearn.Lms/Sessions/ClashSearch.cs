using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Sessions;

/// <summary>One search for clashes: what was read for it, the rules, and the words.</summary>
internal sealed class ClashSearch(
    ClashOptions options,
    IReadOnlyDictionary<Guid, Venue> venues,
    IReadOnlyDictionary<Guid, string> names,
    IReadOnlyList<AvoidedDays> avoided,
    UnitTree tree,
    LocalTime time)
{
    /// <summary>Two sessions in one place at once.</summary>
    public Clash? OfVenue(MeantSession meant, StandingSession other, ClashRule rule) =>
        meant.VenueId is { } venue && venue == other.VenueId && other.Overlaps(meant.StartsAt, meant.EndsAt)
            ? new Clash(
                ClashKind.Venue,
                rule == ClashRule.Block,
                $"{NameOf(meant)} đã có {ClassOf(other)} {When(other)}. Xin chọn giờ khác hoặc nơi khác.",
                OtherOf(other))
            : null;

    /// <summary>A person in two sessions at once, or without the time to get from one to the other.</summary>
    public Clash? OfPerson(MeantSession meant, StandingSession other, Guid personId, ClashKind kind, ClashRule rule)
    {
        var name = names.GetValueOrDefault(personId, "Người này");
        var place = other.VenueName is null ? "" : $" tại {other.VenueName}";
        if (other.Overlaps(meant.StartsAt, meant.EndsAt))
        {
            return new Clash(
                kind, rule == ClashRule.Block, $"{name} đã có {ClassOf(other)} {When(other)}{place}. Xin chọn giờ khác hoặc người khác.", OtherOf(other), personId);
        }

        var needed = MinutesBetween(meant, other);
        var gap = other.GapTo(meant.StartsAt, meant.EndsAt);
        return gap >= needed
            ? null
            : new Clash(
                ClashKind.Travel,
                options.Travel == ClashRule.Block,
                $"{name} còn {ClassOf(other)} {When(other)}{place}: chỉ có {gap:0} phút để đi, cần khoảng {needed} phút. Xin để hai buổi cách xa nhau hơn.",
                OtherOf(other),
                personId);
    }

    public IEnumerable<Clash> OnAvoidedDays(MeantSession meant) => avoided
        .Where(days => days.FirstDay <= meant.Day && meant.Day <= days.LastDay)
        .Select(days => new Clash(
            ClashKind.AvoidedDay, days.Blocks, $"Ngày {ScreenFormat.Day(meant.Day)} là {days.Name}, không nên mở lớp. Xin chọn ngày khác."));

    /// <summary>A session that is still meant, as if it stood: for the others of the same plan.</summary>
    public StandingSession AsStanding(MeantSession meant)
    {
        var venue = meant.VenueId is { } id ? venues.GetValueOrDefault(id) : null;
        var (from, to) = (time.FromUtc(meant.StartsAt), time.FromUtc(meant.EndsAt));
        return new StandingSession
        {
            SessionId = meant.SessionId,
            OfferingId = Guid.Empty,
            Code = "",
            Title = "",
            Day = meant.Day,
            StartMinute = (from.Hour * 60) + from.Minute,
            EndMinute = (to.Hour * 60) + to.Minute,
            StartsAt = meant.StartsAt,
            EndsAt = meant.EndsAt,
            VenueId = meant.VenueId,
            VenueName = venue?.Name,
            VenueUnitId = venue?.UnitId,
        };
    }

    private static string ClassOf(StandingSession session) =>
        session.OfferingId == Guid.Empty ? "buổi khác trong lần lưu này" : $"lớp “{session.Title}” ({session.Code})";

    private static string When(StandingSession session) =>
        $"từ {ScreenFormat.Time(session.StartMinute)} đến {ScreenFormat.Time(session.EndMinute)}, {ScreenFormat.Day(session.Day)}";

    private static Guid? OtherOf(StandingSession session) => session.OfferingId == Guid.Empty ? null : session.OfferingId;

    private string NameOf(MeantSession meant) => venues.TryGetValue(meant.VenueId!.Value, out var venue) ? venue.Name : "Nơi này";

    /// <summary>None within one place, nor to a class on line.</summary>
    private int MinutesBetween(MeantSession meant, StandingSession other)
    {
        if (meant.VenueId is not { } here || other.VenueId is not { } there || here == there)
        {
            return 0;
        }

        var unit = venues.TryGetValue(here, out var venue) ? Today(venue.UnitId) : null;
        return unit is not null && unit == Today(other.VenueUnitId) ? options.TravelWithinCommune : options.TravelBetweenCommunes;
    }

    /// <summary>Two old communes may be one by now.</summary>
    private Guid? Today(Guid? unitId) => unitId is { } id ? tree.MapTo(id, time.Today)?.UnitId ?? id : null;
}
