using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>A class as search engines read it: schema.org CourseInstance.</summary>
internal static class ClassJsonLd
{
    // Letters as they are; < > & stay escaped, so that no title can end the script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(PublicClass offering)
    {
        var instance = new JsonObject
        {
            ["@type"] = "CourseInstance",
            ["name"] = offering.Title,
            ["courseMode"] = offering.IsOnline ? "Blended" : "Onsite",
            ["eventStatus"] = offering.Status == OfferingStatus.Cancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled",
            ["maximumAttendeeCapacity"] = offering.Capacity,
            ["isAccessibleForFree"] = true,
        };
        var held = offering.Sessions.Where(s => !s.IsCancelled).ToList();
        if (held.Count > 0)
        {
            instance["startDate"] = held[0].StartsAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            instance["endDate"] = held[^1].EndsAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        }

        if (held.Find(s => s.VenueName is not null) is { } place)
        {
            instance["location"] = new JsonObject { ["@type"] = "Place", ["name"] = place.VenueName, ["address"] = place.Address };
        }

        var course = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Course",
            ["name"] = offering.CourseTitle,
            ["description"] = offering.Objectives ?? offering.Title,
            ["courseCode"] = offering.Code,
            ["hasCourseInstance"] = instance,
        };
        if (offering.OrganisationName is not null)
        {
            course["provider"] = new JsonObject { ["@type"] = "Organization", ["name"] = offering.OrganisationName };
        }

        return $"<script type=\"application/ld+json\">{course.ToJsonString(Json)}</script>";
    }
}
