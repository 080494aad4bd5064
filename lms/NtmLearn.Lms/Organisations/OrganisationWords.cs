namespace NtmLearn.Lms.Organisations;

/// <summary>Words of organisations, as they stand on screens.</summary>
public static class OrganisationWords
{
    public static string KindName(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Department => "Sở, ban, ngành",
        OrganisationKind.PeoplesCommittee => "Ủy ban nhân dân",
        OrganisationKind.MassOrganisation => "Mặt trận, đoàn thể",
        OrganisationKind.Press => "Báo, đài",
        OrganisationKind.School => "Trường học",
        _ => "Khác",
    };

    public static string SuccessionName(OrganisationSuccessionKind kind) => kind switch
    {
        OrganisationSuccessionKind.Merge => "Sáp nhập",
        OrganisationSuccessionKind.Rename => "Đổi tên",
        OrganisationSuccessionKind.Under => "Hoạt động dưới sự chủ trì của",
        _ => "Chia tách",
    };
}
