namespace NtmLearn.ZaloSimulator.Users;

/// <summary>People to chat as. Their ids stay the same, so that the site knows them again.</summary>
internal static class DemoUsers
{
    public static void AddTo(UserDirectory users)
    {
        users.Add("Bà Sáu (ấp Hòa Bình)", "84901000001", "700100200300400501", isFollower: true);
        users.Add("Anh Tâm (cán bộ xã)", "84901000002", "700100200300400502", isFollower: true);
        users.Add("Chị Sà Rương (chưa quan tâm OA)", "84901000003", "700100200300400503");
    }
}
