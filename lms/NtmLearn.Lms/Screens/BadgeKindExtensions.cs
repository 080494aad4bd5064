namespace NtmLearn.Lms.Screens;

internal static class BadgeKindExtensions
{
    /// <summary>The class of the stylesheet; the good kind is the default and has none.</summary>
    public static string? ToClass(this BadgeKind kind) => kind switch
    {
        BadgeKind.Information => "info",
        BadgeKind.Waiting => "warn",
        BadgeKind.Stopped => "stop",
        BadgeKind.Quiet => "off",
        _ => null,
    };
}
