using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Evaluations.Desk;

/// <summary>The grid of papers: marks and a wish in each row, and how many sheets lie on the table, to find what was left out.</summary>
internal static class PaperEvaluationForm
{
    /// <summary>Rows of one page.</summary>
    public const int Rows = 40;

    public const string CountName = "sheets";

    private static readonly IReadOnlyList<(string Name, string Label)> Marks = [("content", "nội dung"), ("speaker", "người giảng"), ("place", "chỗ học")];

    /// <param name="row">1 for the first.</param>
    public static string NameOf(string question, int row) => $"{question}-{row}";

    /// <summary>The papers of the rows that are not empty; what is wrong is said in the form.</summary>
    public static IReadOnlyList<EvaluationInput> Read(FormState form)
    {
        var sheets = form.Integer(CountName, "Số phiếu trên tay", 1, Rows);
        var papers = new List<EvaluationInput>();
        for (var row = 1; row <= Rows; row++)
        {
            var marks = Marks.Select(m => form.Value(NameOf(m.Name, row))).ToList();
            var wish = form.OptionalLines(NameOf("wish", row), $"Mong muốn ở phiếu {row}", Evaluation.WishMaxLength);
            if (marks.TrueForAll(m => m.Length == 0) && wish is null)
            {
                continue;
            }

            foreach (var (index, mark) in Marks.Index())
            {
                if (marks[index].Length > 0 && EvaluationForm.Mark(marks[index]) is null)
                {
                    form.Add(NameOf(mark.Name, row), $"Phiếu {row}, {mark.Label}: chỉ ghi số từ 1 đến 5, hoặc để trống nếu phiếu bỏ trống.");
                }
            }

            papers.Add(new EvaluationInput(EvaluationForm.Mark(marks[0]), EvaluationForm.Mark(marks[1]), EvaluationForm.Mark(marks[2]), wish));
        }

        if (sheets is { } count && count != papers.Count)
        {
            form.Add(CountName, $"Trên tay có {count} phiếu nhưng đã ghi {papers.Count} dòng. Xin tìm phiếu còn thiếu hoặc ghi thừa; phiếu trắng không tính.");
        }

        return papers;
    }
}
