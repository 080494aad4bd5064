namespace NtmLearn.Lms.Data;

public enum DatabaseProvider
{
    /// <summary>One file under the data folder; the default.</summary>
    Sqlite = 1,

    PostgreSql = 2,
}
