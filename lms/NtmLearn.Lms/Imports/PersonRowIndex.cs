using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Imports;

/// <summary>Finds people who stand in a file twice: the first row counts, the later one is told.</summary>
internal sealed class PersonRowIndex
{
    private readonly Dictionary<string, List<(int Row, PersonKey Key)>> seen = [];

    /// <summary>Takes in a row.</summary>
    /// <param name="group">Rows of different groups, as classes are, may name the same person.</param>
    /// <returns>What is wrong with it, if an earlier row is about the same person or may be.</returns>
    public RowIssue? Add(int row, PersonKey key, string group = "")
    {
        var places = new[] { $"{group}\nn{key.Name}", key.IdNumber is null ? null : $"{group}\ni{key.IdNumber}" }.OfType<string>().ToList();
        var earlier = places
            .SelectMany(p => seen.GetValueOrDefault(p, []))
            .Select(e => (e.Row, Likeness: key.Compare(e.Key)))
            .Where(e => e.Likeness >= PersonLikeness.Perhaps)
            .OrderByDescending(e => e.Likeness).ThenBy(e => e.Row)
            .FirstOrDefault();
        if (earlier.Row > 0)
        {
            return earlier.Likeness switch
            {
                PersonLikeness.Same => RowIssue.Error(nameof(PersonInput.FullName), $"Người này đã có ở dòng {earlier.Row} của tệp. Chỉ giữ một dòng."),
                PersonLikeness.IdOfAnother => RowIssue.Error(nameof(PersonInput.IdNumber), $"Số CCCD này đã ghi cho người khác tên ở dòng {earlier.Row} của tệp. Xem lại cả hai dòng."),
                _ => RowIssue.Error(
                    nameof(PersonInput.FullName), $"Chưa rõ có phải cùng một người với dòng {earlier.Row} của tệp không. Ghi thêm năm sinh, số điện thoại hoặc số CCCD ở cả hai dòng."),
            };
        }

        foreach (var place in places)
        {
            if (!seen.TryGetValue(place, out var rows))
            {
                seen[place] = rows = [];
            }

            rows.Add((row, key));
        }

        return null;
    }
}
