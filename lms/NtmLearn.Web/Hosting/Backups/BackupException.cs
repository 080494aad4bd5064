namespace NtmLearn.Web.Hosting.Backups;

/// <summary>A backup or restore that cannot be done as asked; the message says why, and what to do.</summary>
internal sealed class BackupException(string message) : Exception(message);
