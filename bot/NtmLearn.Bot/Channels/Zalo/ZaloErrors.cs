namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>The hosts of Zalo; the same error number means different things on each.</summary>
public enum ZaloHost
{
    /// <summary>openapi.zalo.me: messages of the OA.</summary>
    OpenApi = 1,

    /// <summary>business.openapi.zalo.me: template messages to phone numbers.</summary>
    Business = 2,
}

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

/// <summary>What an error number of Zalo asks for (tables of docs.zaloplatforms.com, read in 2026).</summary>
internal static class ZaloErrors
{
    public static ZaloAction Meaning(ZaloHost host, int error) => host == ZaloHost.Business ? OfBusiness(error) : OfOpenApi(error);

    private static ZaloAction OfOpenApi(int error) => error switch
    {
        0 => ZaloAction.Done,
        -32 => ZaloAction.NextMinute,
        -100 => ZaloAction.UploadAgain,
        -200 or -214 or -218 => ZaloAction.TryLater,
        -201 or -233 => ZaloAction.PlainText,
        -224 => ZaloAction.PlainText,
        -216 or -220 => ZaloAction.RenewToken,
        -230 or -232 => ZaloAction.WindowClosed,
        -234 => ZaloAction.AfterNight,
        -249 => ZaloAction.SendByPhone,
        -210 or -213 or -217 or -227 or -237 or -238 or -241 or -244 or -403 => ZaloAction.GiveUp,
        -204 or -205 or -209 or -211 or -212 or -219 or -221 or -223 or -235 or -240 or -242 or -248 or -320 or -321 => ZaloAction.Alert,
        _ => ZaloAction.TryLater,
    };

    private static ZaloAction OfBusiness(int error) => error switch
    {
        0 => ZaloAction.Done,
        -124 => ZaloAction.RenewToken,
        -133 => ZaloAction.AfterNight,
        -108 or -114 or -118 or -119 or -139 or -140 or -141 => ZaloAction.GiveUp,
        -109 or -111 or -112 or -1121 or -1122 or -1124 or -121 or -122 or -132 or -127 or -1471 or -1472 or -1441 => ZaloAction.GiveUp,
        -101 or -102 or -103 or -104 or -105 or -117 or -120 or -125 or -126 or -131 or -135 or -136 or -137 or -138 or -1351 or -1381
            or -145 or -146 or -1241 => ZaloAction.Alert,
        -115 or -144 or -147 => ZaloAction.Alert,
        _ => ZaloAction.TryLater,
    };
}
