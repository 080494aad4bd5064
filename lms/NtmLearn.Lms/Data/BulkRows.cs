using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NtmLearn.Lms.Data;

/// <summary>
/// Writes many rows of one kind in one statement, where a statement for each would cost more than what it writes: the rows
/// travel as one JSON array. Nothing is tracked and nothing audited, so it is for ledgers only. Knows the column types that
/// our ledgers have: ids, instants, days, texts, whole numbers, enums, yes and no.
/// </summary>
internal static class BulkRows
{
    private const string Instant = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    private static readonly ConcurrentDictionary<(IModel Model, Type Type, bool Replaces), Statement> Statements = [];

    /// <summary>Adds rows.</summary>
    public static Task InsertAsync<T>(NtmLearnDbContext db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class => WriteAsync(db, rows, replaces: false, cancellationToken);

    /// <summary>Adds rows, and replaces those with the same primary key.</summary>
    public static Task UpsertAsync<T>(NtmLearnDbContext db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class => WriteAsync(db, rows, replaces: true, cancellationToken);

    private static async Task WriteAsync<T>(NtmLearnDbContext db, IReadOnlyCollection<T> rows, bool replaces, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var statement = Statements.GetOrAdd((db.Model, typeof(T), replaces), static (key, isPostgreSql) => Statement.Of(key.Model.FindEntityType(key.Type)!, key.Replaces, isPostgreSql), db.Database.IsNpgsql());
        await db.Database.ExecuteSqlRawAsync(statement.Sql, [statement.ToJson(rows)], cancellationToken);
        db.NoteSaved();
    }

    private sealed record Statement(string Sql, IReadOnlyList<IProperty> Properties, bool IsPostgreSql)
    {
        public static Statement Of(IEntityType type, bool replaces, bool isPostgreSql)
        {
            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            var properties = type.GetProperties().ToList();
            var names = properties.ConvertAll(p => p.GetColumnName(table)!);
            var columns = string.Join(", ", names.Select(n => $"\"{n}\""));
            var sql = new StringBuilder($"INSERT INTO \"{table.Name}\" ({columns}) ");

            // Braces are doubled: the text goes through the formatting of parameters.
            sql.Append(isPostgreSql
                ? $"SELECT {columns} FROM jsonb_to_recordset({{0}}::jsonb) AS r({string.Join(", ", properties.Zip(names, (p, n) => $"\"{n}\" {p.GetColumnType()}"))})"
                : $"SELECT {string.Join(", ", names.Select(n => $"value ->> '{n}'"))} FROM json_each({{0}}) WHERE true");
            if (replaces)
            {
                var key = type.FindPrimaryKey()!.Properties;
                sql.Append(CultureInfo.InvariantCulture, $" ON CONFLICT ({string.Join(", ", key.Select(k => $"\"{k.GetColumnName(table)}\""))}) DO UPDATE SET ")
                    .AppendJoin(", ", properties.Where(p => !key.Contains(p)).Select(p => $"\"{p.GetColumnName(table)}\" = excluded.\"{p.GetColumnName(table)}\""));
            }

            return new Statement(sql.ToString(), properties, isPostgreSql);
        }

        public string ToJson<T>(IEnumerable<T> rows)
            where T : class
        {
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            {
                json.WriteStartArray();
                foreach (var row in rows)
                {
                    json.WriteStartObject();
                    foreach (var property in Properties)
                    {
                        json.WritePropertyName(property.GetColumnName());
                        Write(json, property.GetGetter().GetClrValue(row));
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }

        private void Write(Utf8JsonWriter json, object? value)
        {
            switch (value)
            {
                case null:
                    json.WriteNullValue();
                    break;
                case Guid id:
                    // As Microsoft.Data.Sqlite writes them; PostgreSQL takes any case.
                    json.WriteStringValue(id.ToString().ToUpperInvariant());
                    break;
                case DateTime instant:
                    json.WriteStringValue(instant.ToString(Instant, CultureInfo.InvariantCulture) + (IsPostgreSql ? "+00" : ""));
                    break;
                case DateOnly day:
                    json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                case bool flag when !IsPostgreSql:
                    json.WriteNumberValue(flag ? 1 : 0);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case Enum or int or long or short:
                    json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new NotSupportedException($"{value.GetType()} has no place here yet.");
            }
        }
    }
}
