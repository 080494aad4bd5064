using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Reports;

/// <summary>A figure of a report, which is nothing but the sum of its rows.</summary>
/// <param name="word">In addresses.</param>
/// <param name="isMoney">In đồng.</param>
public sealed class ReportFigure(string word, string label, Func<IEnumerable<FigureRow>> rows, bool isMoney = false)
{
    private decimal? sum;

    public string Word => word;

    public string Label => label;

    public IEnumerable<FigureRow> Rows => rows();

    public decimal Sum => sum ??= rows().Sum(r => r.Amount);

    public string Text => Write(Sum);

    public string Write(decimal amount) => isMoney ? ScreenFormat.Money((long)amount) : ScreenFormat.Number(amount, 0);
}
