namespace NtmLearn.Bot.Channels.Zalo.Templates;

public enum ZaloTemplateAcceptance
{
    Queued = 1,

    /// <summary>A message with this tracking id was queued before; nothing was changed.</summary>
    Repeated = 2,

    /// <summary>It would be refused; the faults say why, in Vietnamese.</summary>
    Invalid = 3,

    /// <summary>Sending over Zalo is not set up.</summary>
    SwitchedOff = 4,
}

/// <summary>What became of a request.</summary>
public sealed record ZaloTemplateResult(ZaloTemplateAcceptance Acceptance, IReadOnlyList<string> Faults);
