using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>Brings what a service refused to the fields of the form it came from.</summary>
public static class FormOutcome
{
    /// <summary>Adds the refusals to the form; the page is then shown again.</summary>
    public static void AddAll(this FormState form, IEnumerable<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(form);
        foreach (var refusal in refusals)
        {
            form.Add(refusal.Field ?? "", refusal.Message);
        }
    }
}
