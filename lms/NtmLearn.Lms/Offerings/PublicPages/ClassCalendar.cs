using NtmLearn.Lms.Notifications.Calendar;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>The sessions of a class as a calendar to subscribe to: what moves or is cancelled changes there too.</summary>
internal static class ClassCalendar
{
    public static CalendarFile Write(PublicClass offering) => CalendarFeed.Create(
        offering.Title,
        offering.Sessions.Select(session => new CalendarEntry
        {
            Uid = $"{session.SessionId}@ntmlearn",
            Title = session.Title is null ? offering.Title : $"{offering.Title}: {session.Title}",
            Description = offering.WhatToBring is null ? offering.Code : $"{offering.Code}\nMang theo: {offering.WhatToBring}",
            Place = session.VenueName is null ? null : session.Address is null ? session.VenueName : $"{session.VenueName}, {session.Address}",
            Start = session.StartsAt,
            End = session.EndsAt,

            // The class goes as a whole, without its sessions being touched.
            Sequence = session.Sequence + (offering.Status == OfferingStatus.Cancelled ? 1 : 0),
            IsCancelled = session.IsCancelled || offering.Status == OfferingStatus.Cancelled,
            LastModified = session.ChangedAt,
        }));
}
