using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PublishedCalendar = Ical.Net.Calendar;

namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>Writes calendars to which people subscribe. The same entries give the same text, in whatever order they come.</summary>
public static class CalendarFeed
{
    private const string Product = "-//NtmLearn//Lich//VI";

    /// <summary>How often subscribers are asked to look again.</summary>
    private const string Refresh = "PT1H";

    /// <summary>Writes a calendar.</summary>
    /// <param name="name">What a subscriber's list of calendars shows.</param>
    /// <exception cref="ArgumentException">A time is not UTC, an end not after its start, or an id there twice.</exception>
    public static CalendarFile Create(string name, IEnumerable<CalendarEntry> entries)
    {
        var calendar = new PublishedCalendar { Method = CalendarMethods.Publish, ProductId = Product };
        calendar.Properties.Add(new CalendarProperty("NAME", OneLine(name)));
        calendar.Properties.Add(new CalendarProperty("X-WR-CALNAME", OneLine(name)));
        calendar.Properties.Add(new CalendarProperty("X-PUBLISHED-TTL", Refresh));
        var refresh = new CalendarProperty("REFRESH-INTERVAL", Refresh);
        refresh.Parameters.Set("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.OrderBy(e => e.Start).ThenBy(e => e.Uid, StringComparer.Ordinal))
        {
            if (!ids.Add(entry.Uid))
            {
                throw new ArgumentException($"{entry.Uid} is there twice.", nameof(entries));
            }

            calendar.Events.Add(Event(entry));
        }

        var text = LineFolding.Fold(LineFolding.Unfold(new CalendarSerializer().SerializeToString(calendar)!));
        return new CalendarFile(text, $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}\"");
    }

    private static CalendarEvent Event(CalendarEntry entry)
    {
        if (entry.End <= entry.Start)
        {
            throw new ArgumentException($"{entry.Uid} ends before it starts.", nameof(entry));
        }

        var modified = Instant(entry.LastModified);
        return new CalendarEvent
        {
            Uid = entry.Uid,
            Summary = OneLine(entry.Title),
            Description = entry.Description is { } description ? Lines(description) : null,
            Location = entry.Place is { } place ? OneLine(place) : null,
            Start = Instant(entry.Start),
            End = Instant(entry.End),
            Url = entry.Url,
            Sequence = entry.Sequence,
            Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = entry.IsCancelled ? TransparencyType.Transparent : TransparencyType.Opaque,
            LastModified = modified,

            // Not the moment of writing: an unchanged calendar shall stay the same text.
            DtStamp = modified,
        };
    }

    /// <summary>Whole seconds: the format has no smaller ones.</summary>
    private static CalDateTime Instant(DateTime utc) => utc.Kind == DateTimeKind.Utc
        ? new CalDateTime(new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc))
        : throw new ArgumentException("Times in a calendar feed are UTC.", nameof(utc));

    private static string OneLine(string text) => string.Join(' ', Lines(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Composed letters; lines end with a line feed; no other control signs, which the format forbids.</summary>
    private static string Lines(string text) => string.Concat(
        string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Where(sign => sign == '\n' || !char.IsControl(sign)));
}
