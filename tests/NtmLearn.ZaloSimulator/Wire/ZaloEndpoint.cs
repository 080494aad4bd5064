namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>The calls that an OA's server can make.</summary>
public enum ZaloEndpoint
{
    Permission = 1,
    AccessToken = 2,
    Consultation = 3,
    TemplateByUser = 4,
    UserDetail = 5,
    UserQuota = 6,
    UploadImage = 7,
    UploadGif = 8,
    UploadFile = 9,
    OaProfile = 10,

    /// <summary>Open for reactions, shut for messages.</summary>
    V2Message = 11,

    /// <summary>Shut since March 2026.</summary>
    Transaction = 12,

    /// <summary>Shut since March 2026.</summary>
    Promotion = 13,
    TemplateByPhone = 14,
    TemplateInfo = 15,
    MessageStatus = 16,
    TemplateQuota = 17,

    /// <summary>An address that Zalo does not have.</summary>
    Unknown = 18,

    /// <summary>The last messages with one user.</summary>
    Conversation = 19,
}
