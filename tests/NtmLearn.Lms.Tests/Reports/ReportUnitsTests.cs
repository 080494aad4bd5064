using CsCheck;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Shares;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Reports;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.AdministrativeUnits;

namespace NtmLearn.Lms.Tests.Reports;

/// <summary>Figures by unit, whatever happened to the units.</summary>
public sealed class ReportUnitsTests
{
    private static readonly DateOnly Today = new(2023, 6, 1);

    /// <summary>Random units, acts, classes, people who come to several: then and today, at every level, the lines add up to the whole.</summary>
    [Fact]
    public void Lines_OfAnyReport_AddUpToTheWholeInEveryView() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var world = new RandomWorld(seed);
            var data = MakeData(world);
            foreach (var level in Enum.GetValues<BreakdownLevel>())
            {
                foreach (var asThen in new[] { true, false })
                {
                    var units = new ReportUnits(data, world.Tree, new ReportQuestion(AsThen: asThen, Level: level), Today);
                    var lines = units.Lines();
                    foreach (var (word, index) in ReportData.ByUnit.Select((w, i) => (w, i)))
                    {
                        Assert.Equal(data[word].Sum, lines.Sum(l => l.Figures[index]));
                        Assert.All(lines, line => Assert.Equal(
                            line.Figures[index], data[word].Rows.Where(r => units.IsOn(r, ReportUnits.WordOf(line.Key))).Sum(r => r.Amount)));
                    }
                }
            }
        },
        iter: 60);

    private static ReportData MakeData(RandomWorld world)
    {
        var random = world.Random;
        var spots = world.Rows(200).Select(r => new ReportSpot(r.UnitId, r.Day, r.HamletId)).ToList();
        var people = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToList();
        var classes = new List<ReportClass>();
        var rows = new List<ReportRow>();
        for (var i = 0; i < 6; i++)
        {
            var spot = spots[random.Next(spots.Count)];
            List<TrainingSession> sessions = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => NewSession(spot.Day))];
            var costs = Enumerable.Range(0, random.Next(3)).Select(n => new CostLine
            {
                CostLineId = Guid.NewGuid(),
                OfferingId = Guid.Empty,
                Item = "chi",
                Amount = random.Next(1_000_000),
                Source = (FundingSource)random.Next(1, 5),
            });
            var offering = new ReportClass(
                Guid.NewGuid(), $"L{i}", "Lớp", "Khóa", OfferingStatus.Completed, spot, spot.Day, IsWhole: true, sessions, [], [], new Dictionary<Guid, Headcount>(), [.. costs], null);
            classes.Add(offering);
            foreach (var person in people.Where(_ => random.Next(2) == 0))
            {
                var row = new TurnoutRow(person, isPerson: true, sessions, excusedCounts: random.Next(2) == 0);
                row.Name("Người", "nguoi", (Sex)random.Next(1, 3), null, null, null);
                if (random.Next(4) > 0)
                {
                    row.Enrol(new EnrolledAs(Guid.NewGuid(), person, EnrolmentStatus.Enrolled, null, null, null), isInClass: true);
                }

                for (var s = 0; s < sessions.Count; s++)
                {
                    row.Statuses[s] = random.Next(7) is var status and > 0 ? (AttendanceStatus)status : null;
                }

                rows.Add(new ReportRow(offering, row, spots[random.Next(spots.Count)] with { Day = spot.Day }, (LearnerLevel)random.Next(1, 6), null, null, HasCertificate: false));
            }
        }

        return new ReportData(classes, rows);
    }

    private static TrainingSession NewSession(DateOnly day) => new()
    {
        SessionId = Guid.NewGuid(),
        OfferingId = Guid.Empty,
        Day = day,
        StartMinute = 450,
        EndMinute = 660,
        StartsAt = day.ToDateTime(new TimeOnly(0, 30), DateTimeKind.Utc),
        EndsAt = day.ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc),
        ChangedAt = DateTime.UnixEpoch,
    };
}
