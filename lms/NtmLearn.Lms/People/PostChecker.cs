using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>Checks what is said of a post; the same for forms and lists.</summary>
internal static class PostChecker
{
    /// <summary>What is wrong with a post, as far as no table has to be asked.</summary>
    public static IEnumerable<Refusal> Check(PostInput input, UnitScope scope)
    {
        if (input.UnitId is null && input.OrganisationId is null)
        {
            yield return new(RefusalKind.Invalid, "post_nowhere", "Chọn đơn vị hoặc tổ chức của chức vụ.", nameof(PostInput.UnitId));
        }
        else if (!scope.Covers(input.UnitId, input.OrganisationId))
        {
            yield return PersonService.OutOfReach;
        }

        if (input.ValidTo < input.ValidFrom)
        {
            yield return new(RefusalKind.Invalid, "post_ends_before_start", "Ngày kết thúc trước ngày bắt đầu.", nameof(PostInput.ValidTo));
        }

        foreach (var (text, field) in ((string?, string)[])[(input.Title, nameof(PostInput.Title)), (input.ProgrammeRole, nameof(PostInput.ProgrammeRole))])
        {
            if (text?.Length > Post.TitleMaxLength)
            {
                yield return new(RefusalKind.Invalid, "post_text_long", $"Ghi ngắn hơn, nhiều nhất {Post.TitleMaxLength} chữ.", field);
            }
        }
    }

    /// <summary>The post that a checked input asks for.</summary>
    public static Post Make(Guid postId, Guid personId, PostInput input) => new()
    {
        PostId = postId,
        PersonId = personId,
        UnitId = input.UnitId,
        OrganisationId = input.OrganisationId,
        Title = Tidy(input.Title),
        ProgrammeRole = Tidy(input.ProgrammeRole),
        ValidFrom = input.ValidFrom,
        ValidTo = input.ValidTo,
    };

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalise(text).Trim();
}
