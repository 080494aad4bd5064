namespace NtmLearn.ZaloSimulator.OAuth;

/// <summary>An access token and the single-use token that brings the next pair.</summary>
public sealed record TokenPair(string AccessToken, string RefreshToken);
