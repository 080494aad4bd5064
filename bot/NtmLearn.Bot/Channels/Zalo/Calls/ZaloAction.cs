namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>What to do after a call.</summary>
public enum ZaloAction
{
    /// <summary>It went through.</summary>
    Done = 1,

    /// <summary>A passing fault that is certain to have sent nothing; try again a little later.</summary>
    TryLater = 2,

    /// <summary>The limit of this minute is used up.</summary>
    NextMinute = 3,

    /// <summary>The access token is no longer good: renew it and try once more.</summary>
    RenewToken = 4,

    /// <summary>The uploaded picture is gone: upload it again.</summary>
    UploadAgain = 5,

    /// <summary>The person has not written for too long: only a template message can go out.</summary>
    WindowClosed = 6,

    /// <summary>The shape is not taken from this OA: send plain text.</summary>
    PlainText = 7,

    /// <summary>Not at this hour.</summary>
    AfterNight = 8,

    /// <summary>This template goes to phone numbers only.</summary>
    SendByPhone = 9,

    /// <summary>This will never go through.</summary>
    GiveUp = 10,

    /// <summary>Nothing goes through before an administrator has put something right.</summary>
    Alert = 11,

    /// <summary>No answer came: it may have been sent.</summary>
    Unknown = 12,
}
