using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>Reads what <see cref="ConsentFields"/> asked.</summary>
public static class ConsentForm
{
    /// <summary>Name of a purpose's box.</summary>
    public static string NameOf(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Training => "dong-y-lop-hoc",
        ConsentPurpose.Notices => "dong-y-tin",
        ConsentPurpose.Photos => "dong-y-anh",
        _ => "dong-y-khao-sat",
    };

    /// <summary>The purposes that were ticked.</summary>
    /// <param name="offered">What the form showed; anything else that was sent is passed over.</param>
    /// <param name="required">Without these what was asked for cannot be done; their absence is an error on the form.</param>
    public static IReadOnlyList<ConsentPurpose> Read(
        FormState form, IReadOnlyList<ConsentPurpose> offered, params IReadOnlyList<ConsentPurpose> required)
    {
        foreach (var purpose in required.Where(p => !form.Checked(NameOf(p))))
        {
            form.Add(NameOf(purpose), "Chưa đánh dấu đồng ý, nên chúng tôi chưa được giữ thông tin này. Xin đọc và đánh dấu nếu đồng ý.");
        }

        return [.. offered.Where(p => form.Checked(NameOf(p)))];
    }
}
