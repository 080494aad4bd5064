using System.Globalization;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Reference;

/// <summary>Reads <c>topics.csv</c> and <c>avoided-days.csv</c>.</summary>
internal static class TrainingFiles
{
    private static readonly ReferenceSet<Topic> Topics = new(
        "topic",
        t => t.TopicId,
        t => $"{t.Code} {t.ValidFrom:O}",
        t => [t.Code, t.Name, t.PlanContent, t.ValidFrom, t.ValidTo],
        (there, row) => (there.Name, there.PlanContent, there.ValidTo) = (row.Name, row.PlanContent, row.ValidTo));

    private static readonly ReferenceSet<AvoidedDays> AvoidedDaySet = new(
        "avoided-days",
        d => d.AvoidedDaysId,
        d => $"{d.Name} {d.FirstDay.Year}",
        d => [d.Name, d.Kind, d.FirstDay, d.LastDay, d.Blocks],
        (there, row) => (there.Kind, there.FirstDay, there.LastDay, there.Blocks) = (row.Kind, row.FirstDay, row.LastDay, row.Blocks));

    public static async Task<ReferenceReport> ApplyAsync(NtmLearnDbContext db, ReferenceFolder files, CancellationToken cancellationToken)
    {
        var topics = files.Read("topics.csv").Select(r => new Topic
        {
            TopicId = StableId.Of("topic", r["code"], r["valid_from"]),
            Code = r["code"],
            Name = r["name"],
            PlanContent = int.Parse(r["plan_content"], CultureInfo.InvariantCulture),
            ValidFrom = ReferenceFolder.Day(r["valid_from"]),
            ValidTo = ReferenceFolder.Day(r["valid_to"]),
        });
        var days = files.Read("avoided-days.csv").Select(r =>
        {
            var first = ReferenceFolder.Day(r["first_day"]) ?? throw new FormatException("avoided-days.csv: a row has no first_day.");
            return new AvoidedDays
            {
                AvoidedDaysId = StableId.Of("avoided-days", r["name"], first.Year.ToString(CultureInfo.InvariantCulture)),
                Name = r["name"],
                Kind = KindOf(r["kind"]),
                FirstDay = first,
                LastDay = ReferenceFolder.Day(r["last_day"]) ?? first,
                Blocks = r["mode"] == "block",
            };
        });
        var (topicReport, _) = await Topics.ApplyAsync(db, [.. topics], cancellationToken);
        var (dayReport, _) = await AvoidedDaySet.ApplyAsync(db, [.. days], cancellationToken);
        return topicReport + dayReport;
    }

    private static AvoidedDayKind KindOf(string word) => word switch
    {
        "public-holiday" => AvoidedDayKind.PublicHoliday,
        "lunar-new-year" => AvoidedDayKind.LunarNewYear,
        "khmer-festival" => AvoidedDayKind.KhmerFestival,
        "" or "other" => AvoidedDayKind.Other,
        _ => throw new FormatException($"avoided-days.csv: kind {word} is not known."),
    };
}
