namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>A calendar as it is sent.</summary>
/// <param name="Text">iCalendar (RFC 5545), to be sent in UTF-8 as <see cref="ContentType"/>.</param>
/// <param name="ETag">In quotes; the same as long as the text is.</param>
public sealed record CalendarFile(string Text, string ETag)
{
    public const string ContentType = "text/calendar; charset=utf-8; method=PUBLISH";
}
