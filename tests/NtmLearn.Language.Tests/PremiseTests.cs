namespace NtmLearn.Language.Tests;

public sealed class PremiseTests
{
    [Theory]
    [InlineData("Nghe nói có tới 10 nội dung phải không?", "10", QuestionKinds.HowMany, "noi dung")]
    [InlineData("Đề án có ba mục tiêu đúng không?", "ba", QuestionKinds.HowMany, "muc tieu")]
    [InlineData("Đến năm 2030 mới xong đúng không?", "2030", QuestionKinds.When, null)]
    [InlineData("Mỗi xã được 5 tỷ đồng phải không?", "5", QuestionKinds.Money, null)]
    [InlineData("Kế hoạch ra ngày 28/4/2023 phải không?", "28/4/2023", QuestionKinds.When, null)]
    [InlineData("Báo nói có 8 mục tiêu mà", "8", QuestionKinds.HowMany, "muc tieu")]
    public void Find_FigureToBeConfirmed_SaysWhatIsAskedFor(string question, string figure, QuestionKinds kind, string? noun) =>
        Assert.Equal(new Premise(figure, kind, noun), Premise.Find(question));

    [Theory]
    [InlineData("Kế hoạch có mấy mục tiêu?")]
    [InlineData("Chỉ tiêu 8.4 của tiêu chí số 8 là gì?")]
    [InlineData("Có phải tiêu chí số 9 về an ninh không?")]
    [InlineData("Làm vậy có hài lòng không, phải không?")]
    [InlineData("Xã hội số có phải là một trong các mục tiêu không?")]
    public void Find_NothingToConfirm_IsNull(string question) => Assert.Null(Premise.Find(question));
}
