namespace NtmLearn.Bot.Channels.Zalo.Templates;

/// <summary>A template message to send.</summary>
/// <param name="TrackingId">The caller's own id, at most 48 letters, digits, - and _; one message goes out to each.</param>
/// <param name="Address">A phone number, or the person's id at the OA.</param>
/// <param name="Data">Values by the template's parameter names.</param>
/// <param name="NotBefore">Null for as soon as the hour allows; UTC.</param>
public sealed record ZaloTemplateRequest(
    string TrackingId, string TemplateId, string Address, bool IsByPhone, IReadOnlyDictionary<string, string> Data, DateTime? NotBefore = null);
