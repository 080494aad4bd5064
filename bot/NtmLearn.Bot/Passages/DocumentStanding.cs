namespace NtmLearn.Bot.Passages;

/// <summary>Whether a document holds on a day.</summary>
public enum DocumentStanding
{
    /// <summary>A guide: nothing was issued that could hold or lapse.</summary>
    Guide = 1,
    InForce = 2,
    NotYetInForce = 3,
    Ended = 4,
    Superseded = 5,
}

/// <summary>Reads a document's standing from its dates.</summary>
public static class DocumentStandings
{
    public static DocumentStanding On(this SourceDocument document, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document switch
        {
            { SupersededBy: not null } => DocumentStanding.Superseded,
            { ValidTo: { } last } when last < day => DocumentStanding.Ended,
            { ValidFrom: { } first } when first > day => DocumentStanding.NotYetInForce,
            { Number: null } => DocumentStanding.Guide,
            _ => DocumentStanding.InForce,
        };
    }
}
