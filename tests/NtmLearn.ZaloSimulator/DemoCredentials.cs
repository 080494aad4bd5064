namespace NtmLearn.ZaloSimulator;

/// <summary>Made-up credentials that open nothing but this simulator.</summary>
public static class DemoCredentials
{
    public const string AppId = "1122334455667788990";

    public const string AppSecret = "app-secret-of-the-simulator";

    public const string OaSecretKey = "oa-secret-of-the-simulator";

    public const string OaId = "900800700600500400";
}
