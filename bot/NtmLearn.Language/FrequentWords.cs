namespace NtmLearn.Language;

/// <summary>
/// Very frequent words of everyday Vietnamese with a rough frequency, so that question words and function words are
/// understood (and never "repaired" into something else) even when the documents are few and lack them.
/// Written by hand from general knowledge of the language: the order of size matters, not the figure.
/// </summary>
internal static class FrequentWords
{
    public static IEnumerable<(string Words, double Frequency)> All =>
        Read(VeryFrequent, 1000).Concat(Read(Frequent, 250)).Concat(Read(Usual, 60)).Concat(Read(Occasional, 15));

    private static IEnumerable<(string Words, double Frequency)> Read(string words, double frequency) =>
        words.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => (w, frequency));

    private const string VeryFrequent = """
        là, và, của, có, được, không, cho, người, một, các, những, trong, với, này, đã, để, khi, ở, từ, về, đến, tôi, thì, năm,
        ra, vào, làm, cũng, như, gì, nào, đó, phải, bị, bao nhiêu, khi nào, ở đâu, như thế nào, tại sao, làm sao
        """;

    private const string Frequent = """
        ai, sao, đâu, mấy, bao lâu, bao giờ, vì sao, thế nào, là gì, làm gì, cái gì, cho ai, do ai, ai là, ai làm, có phải, phải không, được không, có được,
        em, anh, chị, bạn, mình, ông, bà, cô, chú, bác, con, cháu, họ, ta, chúng ta, chúng tôi, bà con, người dân, mọi người,
        theo, trên, dưới, trước, sau, ngoài, giữa, bên, cùng, đang, sẽ, mới, còn, chỉ, rồi, vẫn, đều, rất, quá, lắm, hơn, nhất, nhiều, ít, nữa, lại, luôn,
        nếu, mà, nhưng, hay, hoặc, vì, do, bởi, nên, tuy, dù, thì sao, còn nữa, hai, ba, bốn, sáu, bảy, tám, chín, mười, trăm, nghìn, triệu, tỷ, phần trăm,
        ngày, tháng, năm nay, lúc, giờ, hôm nay, hiện nay, bây giờ, nay, lần, đầu, cuối, đi, lên, xuống, qua, biết, nói, hỏi, xem, tìm, muốn, cần, lấy, lấy ở đâu, bằng,
        nhà, nước, việc, điều, số, tên, nơi, chỗ, mục, phần, cách, loại, đồng, tiền, xã, huyện, tỉnh, ấp, thôn, việt nam, thế, vậy, ạ, à, nhé, nha, dạ, ơi, kể, gồm, gồm những,
        đây, kia, ấy, cái, chiếc, cả, tất cả, mỗi, từng, mọi, vài, khác, thêm, rằng, thôi, chưa, đừng, hãy, xin, xin hỏi, cho hỏi, cho tôi hỏi, giúp, nhờ
        """;

    private const string Usual = """
        học, dạy, ăn, uống, ngủ, chơi, mua, bán, gửi, nhận, nộp, đưa, mang, dùng, sử dụng, cài đặt, mở, đóng, viết, đọc, nghe, nhìn, thấy, gọi, gặp, chờ, đợi,
        bắt đầu, kết thúc, thực hiện, tổ chức, hướng dẫn, hỗ trợ, tham gia, đăng ký, liên hệ, giải quyết, kiểm tra, đánh giá, chịu trách nhiệm, trách nhiệm, phụ trách, chỉ đạo, quản lý, phối hợp, tuyên truyền, báo cáo, triển khai, xây dựng, phát triển, đảm bảo, bảo đảm,
        mục tiêu, mục đích, nội dung, nhiệm vụ, giải pháp, chương trình, kế hoạch, kinh phí, ngân sách, nguồn vốn, quy định, thủ tục, hồ sơ, giấy tờ, dịch vụ, dịch vụ công, trực tuyến, thông tin, thông minh, công nghệ, chuyển đổi số, nông thôn, nông thôn mới, nông dân, nông nghiệp, tiêu chí, cơ quan, đơn vị, địa phương, chính quyền, ủy ban, nhân dân, mặt trận, tổ quốc, hội, đoàn thể, phụ nữ, thanh niên, cán bộ, công an, công chức,
        điện thoại, máy tính, mạng, mạng xã hội, internet, tài khoản, mật khẩu, ngân hàng, thanh toán, tiền mặt, căn cước, định danh, lừa đảo, an toàn, bảo mật, khai báo, khám bệnh, bảo hiểm, y tế, giáo dục, trường, lớp, lớp học, tập huấn, giấy chứng nhận, đường, cầu, điện, nước sạch, môi trường, rác, văn hóa, du lịch, sản phẩm, hàng hóa, giá, chợ, thị trường, hợp tác xã, doanh nghiệp, công ty,
        tốt, xấu, lớn, nhỏ, cao, thấp, dài, ngắn, rộng, nhanh, chậm, sớm, muộn, mạnh, yếu, đúng, sai, đủ, thiếu, dễ, khó, rẻ, đắt, gần, xa, già, trẻ, nghèo, giàu, đẹp, vui, buồn, quan trọng, cần thiết, chính, riêng, chung, toàn, toàn bộ, đầu tiên, tiếp theo, cuối cùng, hiện tại, tương lai, thời gian, thời hạn, giai đoạn, đến năm, từ năm, trong năm,
        gia đình, cha, mẹ, vợ, chồng, trẻ em, người già, người lớn, người nghèo, học sinh, sinh viên, giáo viên, bác sĩ, nhân viên, chủ tịch, bí thư, trưởng, phó, ban, ban chỉ đạo, bộ, sở, phòng, văn phòng, trung tâm, thành phố, thị xã, thị trấn, phường, quận, khu vực, vùng, miền, cấp xã, cấp huyện, cấp tỉnh, trung ương, hà nội, sài gòn, hồ chí minh, sóc trăng, cần thơ, miền tây, miền nam, khmer,
        ý nghĩa, vai trò, kết quả, hiệu quả, lợi ích, vấn đề, nguyên nhân, lý do, tình hình, điều kiện, đối tượng, hình thức, phương pháp, phạm vi, bài, bài viết, báo, đài, tin, câu, câu hỏi, trả lời, chữ, tiếng, ngôn ngữ, văn bản, quyết định, nghị quyết, thông tư, nghị định, luật, công văn, ký, ban hành, ngày ban hành, căn cứ, hôm qua, ngày mai, tuần, quý, sáng, trưa, chiều, tối, thứ
        """;

    private const string Occasional = """
        bữa, hổm rày, hông, hổng, chớ, ha, hen, nghen, nè, nhỉ, hả, hở, ủa, thiệt, dạo này, tụi, tụi mình, mấy anh, ảnh, chỉ giùm, giùm, dùm, coi, kiếm, rành, xài, xong, hết, lỡ, thử, nổi, kịp, hoài, tới, vô, bển, trển, đó giờ, bấy lâu,
        chào, xin chào, cảm ơn, cám ơn, tạm biệt, xin lỗi, làm ơn, vui lòng, ok, bot, robot, máy, thằng, đứa, chó, mèo, gà, heo, bò, trâu, cá, tôm, lúa, gạo, cây, trái, hoa, rau, đất, ruộng, vườn, sông, biển, trời, mưa, nắng, gió, lạnh, nóng,
        xe, tàu, máy bay, đi lại, đi làm, về nhà, nấu, cơm, thịt, bánh, nước uống, cà phê, thuốc, bệnh, đau, khỏe, sống, chết, tự tử, sợ, lo, giận, yêu, thương, ghét, nhớ, quên, hiểu, nghĩ, tin tưởng, hy vọng, cố gắng, bóng đá, phim, nhạc, thể thao, thời tiết, vé số, cưới, ly hôn, kết hôn, khai sinh, hộ khẩu, tạm trú, đất đai, sổ đỏ, thuế, vay, nợ, lãi, lương, hưu, trợ cấp, việc làm, nghề, thợ, buôn bán, đánh, phạt, tội, kiện, tố cáo, khiếu nại,
        thủ tướng, chủ tịch nước, chính phủ, quốc hội, đảng, nhà nước, quốc gia, quốc tế, thế giới, kinh tế, chính trị, xã hội, pháp luật, quân đội, dân tộc, tôn giáo, chùa, lễ, tết, hội nghị, hội thi, cuộc thi, giải thưởng, khen thưởng, huy động, vốn, đầu tư, công trình, dự án, hạ tầng, nhà ở, thu nhập, hộ nghèo, cộng đồng, tổ công nghệ số, loa, phát thanh, truyền thanh, truyền hình, trang, zalo, facebook, website, ứng dụng, phần mềm, dữ liệu, kỹ năng, nâng cao, nhận thức, đồng bào, đồng ý, đồng thời, phục vụ, thường xuyên, chất lượng, số lượng, tỷ lệ, chỉ tiêu, đạt, đạt chuẩn, công nhận, thí điểm, mô hình, phong trào, thi đua, vận động, lồng ghép, bố trí, cấp, phân công, chủ trì, đầu mối, thành viên, đoàn, hội viên, cựu chiến binh, hội nông dân, liên đoàn, lao động
        """;
}
