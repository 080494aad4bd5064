namespace NtmLearn.Bot.Channels.Zalo.Calls;

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
