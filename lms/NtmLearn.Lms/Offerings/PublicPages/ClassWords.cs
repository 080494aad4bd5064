using System.Globalization;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>Words of class pages in the language of the visitor.</summary>
internal static class ClassWords
{
    public static readonly AudienceLevels[] Levels = Enum.GetValues<AudienceLevels>();

    extension(Screen screen)
    {
        /// <summary>Thứ Ba, 24/11/2026 in Vietnamese, figures alone otherwise.</summary>
        public string LongDay(DateOnly day) => screen.Language == ScreenLanguage.Vietnamese ? ScreenFormat.LongDay(day) : ScreenFormat.Day(day);

        /// <summary>7 giờ 30 – 11 giờ, or 07:30 – 11:00.</summary>
        public string Span(int from, int to) => screen.Language == ScreenLanguage.Vietnamese
            ? $"{ScreenFormat.Time(from)} – {ScreenFormat.Time(to)}"
            : string.Create(CultureInfo.InvariantCulture, $"{from / 60:00}:{from % 60:00} – {to / 60:00}:{to % 60:00}");

        public string Month(DateOnly month) => screen.Language == ScreenLanguage.Vietnamese
            ? ScreenFormat.Month(month)
            : month.ToString("MM/yyyy", CultureInfo.InvariantCulture);

        public string Instant(DateTime local) => screen.Language == ScreenLanguage.Vietnamese
            ? ScreenFormat.DayTime(local)
            : local.ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);

        public string AudienceText(AudienceLevels level) => screen.Text("class.for." + level.ToString().ToLowerInvariant());

        public string AudiencesText(AudienceLevels levels) => string.Join("; ", Levels.Where(l => levels.HasFlag(l)).Select(screen.AudienceText));
    }

    /// <summary>The badge of a class: its key in the texts, and its colour.</summary>
    public static (string Key, BadgeKind Kind) Badge(PublicClass offering, DateTime now) => offering.Status switch
    {
        OfferingStatus.Cancelled => ("class.state.cancelled", BadgeKind.Stopped),
        OfferingStatus.Completed => ("class.state.completed", BadgeKind.Quiet),
        OfferingStatus.Running => ("class.state.running", BadgeKind.Information),
        _ when offering.EnrolmentOpensAt > now => ("class.state.notYet", BadgeKind.Quiet),
        _ when offering.EnrolmentClosesAt <= now => ("class.state.closed", BadgeKind.Quiet),
        _ when offering.IsDateless => ("class.state.dateless", BadgeKind.Information),
        OfferingStatus.Full => ("class.state.full", BadgeKind.Waiting),
        _ => offering.FreeSeats == 0 ? ("class.state.full", BadgeKind.Waiting) : ("class.state.open", BadgeKind.Good),
    };
}
