using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Api.Errors;

namespace NtmLearn.Lms.Api.Paging;

/// <summary>
/// Pages lists by the place of the last row shown, so that rows which come or go meanwhile are neither skipped nor shown
/// twice. A cursor is sealed: the names it holds stay unread in logs, and one that was altered or belongs to another list is
/// refused.
/// </summary>
public sealed class Pager(IDataProtectionProvider protection)
{
    /// <summary>Reads one page, ordered by a key and, among equals, by an id.</summary>
    /// <param name="list">Names the list and its order, such as <c>people-by-name</c>: a cursor is good for that alone.</param>
    /// <param name="key">A column that is never null: text, number, day, instant or id.</param>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">The cursor is none of ours; answered with 400.</exception>
    public async Task<Page<TItem>> ReadAsync<TRow, TKey, TItem>(
        IQueryable<TRow> rows,
        PageQuery page,
        string list,
        Expression<Func<TRow, TKey>> key,
        Expression<Func<TRow, Guid>> id,
        Expression<Func<TRow, TItem>> item,
        bool descending = false,
        CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        var protector = protection.CreateProtector("NtmLearn.Api.Cursor", list, descending ? "descending" : "ascending");
        if (page.Cursor is { Length: > 0 } cursor)
        {
            rows = rows.Where(After(key, id, Open<TKey>(protector, cursor), descending));
        }

        var ordered = descending
            ? rows.OrderByDescending(key).ThenByDescending(id)
            : rows.OrderBy(key).ThenBy(id);
        var found = await ordered.Take(page.Size + 1).Select(Row(key, id, item)).ToListAsync(cancellationToken);
        var shown = found.Take(page.Size).ToList();
        return new Page<TItem>(
            [.. shown.Select(r => r.Item)],
            found.Count > page.Size ? Seal(protector, new Place<TKey>(shown[^1].Key, shown[^1].Id)) : null);
    }

    /// <summary>The same for a list that is found otherwise than by a query, in the same order.</summary>
    /// <param name="read">Given the last row shown, or null, and how many are wanted.</param>
    public async Task<Page<TItem>> ReadAsync<TKey, TItem>(
        PageQuery page, string list, Func<(TKey Key, Guid Id)?, int, Task<IReadOnlyList<TItem>>> read, Func<TItem, (TKey Key, Guid Id)> place)
        where TKey : notnull
    {
        var protector = protection.CreateProtector("NtmLearn.Api.Cursor", list, "ascending");
        var after = page.Cursor is { Length: > 0 } cursor && Open<TKey>(protector, cursor) is var last ? (last.Key, last.Id) : ((TKey Key, Guid Id)?)null;
        var found = await read(after, page.Size + 1);
        var shown = found.Take(page.Size).ToList();
        var (key, id) = shown.Count > 0 ? place(shown[^1]) : default;
        return new Page<TItem>(shown, found.Count > page.Size ? Seal(protector, new Place<TKey>(key, id)) : null);
    }

    private static string Seal<TKey>(IDataProtector protector, Place<TKey> place) =>
        WebEncoders.Base64UrlEncode(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(place)));

    private static Place<TKey> Open<TKey>(IDataProtector protector, string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<Place<TKey>>(protector.Unprotect(WebEncoders.Base64UrlDecode(cursor)))!;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            throw new BadRequestException("cursor", "Con trỏ trang không hợp lệ. Hãy bỏ “cursor” để xem lại từ trang đầu.");
        }
    }

    private static Expression<Func<TRow, bool>> After<TRow, TKey>(
        Expression<Func<TRow, TKey>> key, Expression<Func<TRow, Guid>> id, Place<TKey> place, bool descending)
    {
        var row = key.Parameters[0];
        var rowId = Replace(id, row);

        // Through a member, so that it reaches the database as a parameter.
        var last = Expression.Constant(place);
        var lastKey = Expression.Property(last, nameof(Place<TKey>.Key));
        var lastId = Expression.Property(last, nameof(Place<TKey>.Id));
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(
                IsAfter(key.Body, lastKey, descending),
                Expression.AndAlso(Expression.Equal(key.Body, lastKey), IsAfter(rowId, lastId, descending))),
            row);
    }

    private static BinaryExpression IsAfter(Expression value, Expression last, bool descending)
    {
        if (value.Type == typeof(string) || value.Type == typeof(Guid))
        {
            // They have no operators; the database compares them all the same.
            value = Expression.Call(value, value.Type.GetMethod(nameof(IComparable.CompareTo), [value.Type])!, last);
            last = Expression.Constant(0);
        }

        return descending ? Expression.LessThan(value, last) : Expression.GreaterThan(value, last);
    }

    private static Expression<Func<TRow, FoundRow<TKey, TItem>>> Row<TRow, TKey, TItem>(
        Expression<Func<TRow, TKey>> key, Expression<Func<TRow, Guid>> id, Expression<Func<TRow, TItem>> item)
    {
        var row = item.Parameters[0];
        return Expression.Lambda<Func<TRow, FoundRow<TKey, TItem>>>(
            Expression.MemberInit(
                Expression.New(typeof(FoundRow<TKey, TItem>)),
                Bind(nameof(FoundRow<,>.Key), Replace(key, row)),
                Bind(nameof(FoundRow<,>.Id), Replace(id, row)),
                Bind(nameof(FoundRow<,>.Item), item.Body)),
            row);

        static MemberAssignment Bind(string name, Expression value) =>
            Expression.Bind(typeof(FoundRow<TKey, TItem>).GetProperty(name)!, value);
    }

    private static Expression Replace(LambdaExpression lambda, ParameterExpression parameter) =>
        new Replacement(lambda.Parameters[0], parameter).Visit(lambda.Body);

    private sealed record Place<TKey>(TKey Key, Guid Id);

    private sealed class FoundRow<TKey, TItem>
    {
        public required TKey Key { get; init; }

        public required Guid Id { get; init; }

        public required TItem Item { get; init; }
    }

    private sealed class Replacement(ParameterExpression before, ParameterExpression after) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == before ? after : base.VisitParameter(node);
    }
}
