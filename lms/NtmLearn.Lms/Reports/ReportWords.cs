namespace NtmLearn.Lms.Reports;

/// <summary>Levels in words.</summary>
public static class ReportWords
{
    /// <summary>Stands where no part of the program knows a figure.</summary>
    public const string None = "chưa có";

    public static string Of(LearnerLevel level) => level switch
    {
        LearnerLevel.Province => "Cán bộ cấp tỉnh",
        LearnerLevel.District => "Cán bộ cấp huyện (trước 7/2025)",
        LearnerLevel.Commune => "Cán bộ cấp xã",
        LearnerLevel.Hamlet => "Ban ấp, khóm",
        LearnerLevel.Citizen => "Người dân",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
