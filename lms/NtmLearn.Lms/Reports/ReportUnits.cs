using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Reports;

/// <summary>Figures by unit, as units were on the day of the class or as they are today. Each row falls on one line, so the lines add up to the whole.</summary>
public sealed class ReportUnits(ReportData data, UnitTree tree, ReportQuestion question, DateOnly today)
{
    private readonly UnitBreakdown breakdown = new(tree, question.AsThen ? UnitView.AsThen : UnitView.MappedTo(today), question.Level);

    /// <summary>Lines in the order of their units; the figures of each are those of <see cref="ReportData.ByUnit"/>.</summary>
    public IReadOnlyList<UnitLine> Lines()
    {
        var words = ReportData.ByUnit;
        var rows = words.SelectMany((word, index) => data[word].Rows.Select(r =>
        {
            var figures = new decimal[words.Count];
            figures[index] = r.Amount;
            return new UnitFigures(r.Spot.UnitId, r.Spot.Day, r.Spot.HamletId, figures);
        }));
        return breakdown.Sum(rows);
    }

    /// <summary>Whether a row falls on the line with this word in an address.</summary>
    public bool IsOn(FigureRow row, string line) => WordOf(breakdown.KeyOf(row.Spot.UnitId, row.Spot.Day, row.Spot.HamletId)) == line;

    /// <summary>A line in an address.</summary>
    public static string WordOf(UnitLineKey key) => key.Kind switch
    {
        UnitLineKind.NoUnit => "khong-ro",
        UnitLineKind.NotConvertible => "khong-quy-doi",
        _ => key.HamletId is { } hamlet ? $"{key.UnitId:N}{hamlet:N}" : $"{key.UnitId:N}",
    };
}
