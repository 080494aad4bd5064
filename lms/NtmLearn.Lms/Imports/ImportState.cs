namespace NtmLearn.Lms.Imports;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>Kept, and being looked through without changing anything.</summary>
    Uploaded = 1,

    /// <summary>Looked through; waits for a person's word.</summary>
    Checked = 2,

    /// <summary>Being written. One that was interrupted stays so, and is taken up again.</summary>
    Running = 3,
    Done = 4,

    /// <summary>Stopped; what was written before stays, and it can go on from there.</summary>
    Failed = 5,
}
