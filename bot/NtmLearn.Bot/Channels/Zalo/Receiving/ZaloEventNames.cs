using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.Zalo.Receiving;

/// <summary>Every event that Zalo documents, by name.</summary>
internal static class ZaloEventNames
{
    private static readonly Dictionary<string, InboundKind> Messages = new(StringComparer.Ordinal)
    {
        ["user_send_text"] = InboundKind.Text,
        ["user_send_image"] = InboundKind.Picture,
        ["user_send_audio"] = InboundKind.Voice,
        ["user_send_video"] = InboundKind.Video,
        ["user_send_file"] = InboundKind.File,
        ["user_send_location"] = InboundKind.Location,
        ["user_send_link"] = InboundKind.Other,
        ["user_send_sticker"] = InboundKind.Other,
        ["user_send_gif"] = InboundKind.Other,
        ["user_send_business_card"] = InboundKind.Other,
    };

    private static readonly Dictionary<string, ZaloEventKind> Others = new(StringComparer.Ordinal)
    {
        ["follow"] = ZaloEventKind.Follow,
        ["unfollow"] = ZaloEventKind.Unfollow,
        ["user_click_chatnow"] = ZaloEventKind.Contact,
        ["user_submit_info"] = ZaloEventKind.Contact,
        ["user_reacted_message"] = ZaloEventKind.Contact,
        ["user_received_message"] = ZaloEventKind.Received,
        ["user_seen_message"] = ZaloEventKind.Seen,
        ["user_withdraw"] = ZaloEventKind.Withdraw,
        ["permission_revoked"] = ZaloEventKind.PermissionRevoked,
    };

    /// <summary>Known and of no consequence here: echoes, groups, calls, anonymous visitors, tags, quotas.</summary>
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "oa_send_text", "oa_send_image", "oa_send_gif", "oa_send_list", "oa_send_file", "oa_send_sticker", "oa_send_template",
        "oa_reacted_message", "add_user_to_tag", "remove_user_from_tag", "remove_tag", "update_user_info",
        "anonymous_send_text", "anonymous_send_image", "anonymous_send_file", "anonymous_send_sticker",
        "oa_send_anonymous_text", "oa_send_anonymous_image", "oa_send_anonymous_file", "oa_send_anonymous_sticker",
        "oa_send_consent", "user_reply_consent", "oa_call_user", "user_call_oa",
        "create_group", "user_join_group", "user_out_group", "user_request_join_group", "reject_request_join_group", "update_group",
        "disperse_group", "delete_group", "add_group_admin", "remove_group_admin",
        "user_feedback", "change_oa_daily_quota", "change_oa_template_tags", "change_template_quality", "change_template_quota",
        "change_template_status", "event_journey_time_out", "event_journey_acknowledged",
    };

    public static ZaloEventKind KindOf(string name) =>
        Messages.ContainsKey(name) ? ZaloEventKind.Message
        : Others.TryGetValue(name, out var kind) ? kind
        : Ignored.Contains(name) || name.StartsWith("user_send_group_", StringComparison.Ordinal) || name.StartsWith("oa_send_group_", StringComparison.Ordinal)
            ? ZaloEventKind.Ignored
        : ZaloEventKind.Unknown;

    public static InboundKind MessageKindOf(string name) => Messages.GetValueOrDefault(name, InboundKind.Other);
}
