using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtmLearn.Lms.Api;

/// <summary>
/// How JSON is read and written: enums by name, instants in UTC, and nothing guessed. A member that we do not know is
/// refused, since one that is spelled wrong would otherwise be lost in silence.
/// </summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
    }

    /// <summary>Instants carry their zone; we keep and write UTC.</summary>
    private sealed class InstantConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (!reader.TryGetDateTimeOffset(out var instant) || !reader.TryGetDateTime(out var asWritten) || asWritten.Kind == DateTimeKind.Unspecified)
            {
                throw new JsonException();
            }

            return instant.UtcDateTime;
        }

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DateTime.SpecifyKind(value, DateTimeKind.Utc));
    }
}
