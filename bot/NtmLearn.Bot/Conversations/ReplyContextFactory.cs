using NtmLearn.Lms;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Conversations;

/// <summary>Gathers what writing a reply needs besides its outcome.</summary>
public sealed class ReplyContextFactory(TimeProvider clock, SiteAddress site, RunMode mode)
{
    internal ReplyContext Create(string? userId, bool openedWithSecret) =>
        new(userId, openedWithSecret || mode.IsDemo, site.BaseUrl, clock.UtcNow);
}
