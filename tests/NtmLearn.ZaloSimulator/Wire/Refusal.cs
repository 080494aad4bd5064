namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>Why a call is not carried out, in Zalo's numbers.</summary>
internal sealed record Refusal(int Code, string Message);
