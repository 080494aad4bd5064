namespace NtmLearn.Language;

/// <summary>
/// Very frequent words of everyday Vietnamese with a rough frequency, so that question words and function words are
/// understood (and never "repaired" into something else) even when the documents are few and lack them.
/// Written by hand from general knowledge of the language: the order of size matters, not the figure.
/// </summary>
internal static class FrequentWords
{
    public static IEnumerable<(string Words, double Frequency)> All =>
        Read(VeryFrequent, 1000).Concat(Read(Frequent, 250)).Concat(Read(Usual, 60)).Concat(Read(Occasional, 15))
            .Concat(Read(Places, 10)).Concat(Read(Rare, 2));

    private static IEnumerable<(string Words, double Frequency)> Read(string words, double frequency) =>
        words.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => (w, frequency));

    private const string VeryFrequent = """
        là, và, của, có, được, không, cho, người, một, các, những, trong, với, này, đã, để, khi, ở, từ, về, đến, tôi, thì, năm, ra, vào, làm, cũng,
        như, gì, nào, đó, phải, bị, bao nhiêu, khi nào, ở đâu, như thế nào, tại sao, làm sao
        """;

    private const string Frequent = """
        ai, sao, đâu, mấy, bao lâu, bao giờ, vì sao, thế nào, là gì, làm gì, cái gì, cho ai, do ai, ai là, ai làm, có phải, phải không, được không,
        có được, em, anh, chị, bạn, mình, ông, bà, cô, chú, bác, con, cháu, họ, ta, chúng ta, chúng tôi, bà con, người dân, mọi người, theo, trên,
        dưới, trước, sau, ngoài, giữa, bên, cùng, đang, sẽ, mới, còn, chỉ, rồi, vẫn, đều, rất, quá, lắm, hơn, nhất, nhiều, ít, nữa, lại, luôn, nếu,
        mà, nhưng, hay, hoặc, vì, do, bởi, nên, tuy, dù, thì sao, còn nữa, hai, ba, bốn, sáu, bảy, tám, chín, mười, trăm, nghìn, triệu, tỷ,
        phần trăm, ngày, tháng, năm nay, lúc, giờ, hôm nay, hiện nay, bây giờ, nay, lần, đầu, cuối, đi, lên, xuống, qua, biết, nói, hỏi, xem, tìm,
        muốn, cần, lấy, lấy ở đâu, bằng, nhà, nước, việc, điều, số, tên, nơi, chỗ, mục, phần, cách, loại, đồng, tiền, xã, huyện, tỉnh, ấp, thôn,
        việt nam, thế, vậy, ạ, à, nhé, nha, dạ, ơi, kể, gồm, gồm những, đây, kia, ấy, cái, chiếc, cả, tất cả, mỗi, từng, mọi, vài, khác, thêm,
        rằng, thôi, chưa, đừng, hãy, xin, xin hỏi, cho hỏi, cho tôi hỏi, giúp, nhờ
        """;

    private const string Usual = """
        học, dạy, ăn, uống, ngủ, chơi, mua, bán, gửi, nhận, nộp, đưa, mang, dùng, sử dụng, cài đặt, mở, đóng, viết, đọc, nghe, nhìn, thấy, gọi,
        gặp, chờ, đợi, bắt đầu, kết thúc, thực hiện, tổ chức, hướng dẫn, hỗ trợ, tham gia, đăng ký, liên hệ, giải quyết, kiểm tra, đánh giá,
        chịu trách nhiệm, trách nhiệm, phụ trách, chỉ đạo, quản lý, phối hợp, tuyên truyền, báo cáo, triển khai, xây dựng, phát triển, đảm bảo,
        bảo đảm, mục tiêu, mục đích, nội dung, nhiệm vụ, giải pháp, chương trình, kế hoạch, kinh phí, ngân sách, nguồn vốn, quy định, thủ tục,
        hồ sơ, giấy tờ, dịch vụ, dịch vụ công, trực tuyến, thông tin, thông minh, công nghệ, chuyển đổi số, nông thôn, nông thôn mới, nông dân,
        nông nghiệp, tiêu chí, cơ quan, đơn vị, địa phương, chính quyền, ủy ban, nhân dân, mặt trận, tổ quốc, hội, đoàn thể, phụ nữ, thanh niên,
        cán bộ, công an, công chức, điện thoại, máy tính, mạng, mạng xã hội, internet, tài khoản, mật khẩu, ngân hàng, thanh toán, tiền mặt,
        căn cước, định danh, lừa đảo, an toàn, bảo mật, khai báo, khám bệnh, bảo hiểm, y tế, giáo dục, trường, lớp, lớp học, tập huấn,
        giấy chứng nhận, đường, cầu, điện, nước sạch, môi trường, rác, văn hóa, du lịch, sản phẩm, hàng hóa, giá, chợ, thị trường, hợp tác xã,
        doanh nghiệp, công ty, tốt, xấu, lớn, nhỏ, cao, thấp, dài, ngắn, rộng, nhanh, chậm, sớm, muộn, mạnh, yếu, đúng, sai, đủ, thiếu, dễ, khó,
        rẻ, đắt, gần, xa, già, trẻ, nghèo, giàu, đẹp, vui, buồn, quan trọng, cần thiết, chính, riêng, chung, toàn, toàn bộ, đầu tiên, tiếp theo,
        cuối cùng, hiện tại, tương lai, thời gian, thời hạn, giai đoạn, đến năm, từ năm, trong năm, gia đình, cha, mẹ, vợ, chồng, trẻ em,
        người già, người lớn, người nghèo, học sinh, sinh viên, giáo viên, bác sĩ, nhân viên, chủ tịch, bí thư, trưởng, phó, ban, ban chỉ đạo, bộ,
        sở, phòng, văn phòng, trung tâm, thành phố, thị xã, thị trấn, phường, quận, khu vực, vùng, miền, cấp xã, cấp huyện, cấp tỉnh, trung ương,
        hà nội, sài gòn, hồ chí minh, sóc trăng, cần thơ, miền tây, miền nam, khmer, ý nghĩa, vai trò, kết quả, hiệu quả, lợi ích, vấn đề,
        nguyên nhân, lý do, tình hình, điều kiện, đối tượng, hình thức, phương pháp, phạm vi, bài, bài viết, báo, đài, tin, câu, câu hỏi, trả lời,
        chữ, tiếng, ngôn ngữ, văn bản, quyết định, nghị quyết, thông tư, nghị định, luật, công văn, ký, ban hành, ngày ban hành, căn cứ, hôm qua,
        ngày mai, tuần, quý, sáng, trưa, chiều, tối, thứ
        """;

    private const string Occasional = """
        mười một, mười hai, mười lăm, hai mươi, ba mươi, bốn mươi, năm mươi, sáu mươi, bảy mươi, tám mươi, chín mươi, một trăm, hai trăm,
        hai nghìn, bữa, hổm rày, hông, hổng, chớ, ha, hen, nghen, nè, nhỉ, hả, hở, ủa, thiệt, dạo này, tụi, tụi mình, mấy anh, ảnh, chỉ giùm, giùm,
        dùm, coi, kiếm, rành, xài, xong, hết, lỡ, thử, nổi, kịp, hoài, tới, vô, bển, trển, đó giờ, bấy lâu, chào, xin chào, cảm ơn, cám ơn,
        tạm biệt, xin lỗi, làm ơn, vui lòng, ok, bot, robot, máy, thằng, đứa, chó, mèo, gà, heo, bò, trâu, cá, tôm, lúa, gạo, cây, trái, hoa, rau,
        đất, ruộng, vườn, sông, biển, trời, mưa, nắng, gió, lạnh, nóng, xe, tàu, máy bay, đi lại, đi làm, về nhà, nấu, cơm, thịt, bánh, nước uống,
        cà phê, thuốc, bệnh, đau, khỏe, sống, chết, tự tử, sợ, lo, giận, yêu, thương, ghét, nhớ, quên, hiểu, nghĩ, tin tưởng, hy vọng, cố gắng,
        bóng đá, phim, nhạc, thể thao, thời tiết, vé số, cưới, ly hôn, kết hôn, khai sinh, hộ khẩu, tạm trú, đất đai, sổ đỏ, thuế, vay, nợ, lãi,
        lương, hưu, trợ cấp, việc làm, nghề, thợ, buôn bán, đánh, phạt, tội, kiện, tố cáo, khiếu nại, thủ tướng, chủ tịch nước, chính phủ,
        quốc hội, đảng, nhà nước, quốc gia, quốc tế, thế giới, kinh tế, chính trị, xã hội, pháp luật, quân đội, dân tộc, tôn giáo, chùa, lễ, tết,
        hội nghị, hội thi, cuộc thi, giải thưởng, khen thưởng, huy động, vốn, đầu tư, công trình, dự án, hạ tầng, nhà ở, thu nhập, hộ nghèo,
        cộng đồng, tổ công nghệ số, loa, phát thanh, truyền thanh, truyền hình, trang, zalo, facebook, website, ứng dụng, phần mềm, dữ liệu,
        kỹ năng, nâng cao, nhận thức, đồng bào, đồng ý, đồng thời, phục vụ, thường xuyên, chất lượng, số lượng, tỷ lệ, chỉ tiêu, đạt, đạt chuẩn,
        công nhận, thí điểm, mô hình, phong trào, thi đua, vận động, lồng ghép, bố trí, cấp, phân công, chủ trì, đầu mối, thành viên, đoàn,
        hội viên, cựu chiến binh, hội nông dân, liên đoàn, lao động
        """;

    private const string Places = """
        trà vinh, vĩnh long, bến tre, bạc liêu, cà mau, đồng tháp, tiền giang, hậu giang, kiên giang, an giang, long an, tây ninh, bình dương,
        bình phước, đồng nai, vũng tàu, đà nẵng, hải phòng, huế, nghệ an, thanh hóa, quảng nam, quảng ninh, lâm đồng, đà lạt, gia lai, buôn ma thuột,
        khánh hòa, nha trang, phú quốc, bắc ninh, bắc giang, thái nguyên, hà tĩnh, ninh bình, nam định, lào cai, lạng sơn, càng long, cầu kè,
        cầu ngang, châu thành, duyên hải, tiểu cần, trà cú, mỹ, pháp, nga, anh, đức, nhật, trung quốc, hàn quốc, lào, thái lan, campuchia, châu âu,
        châu á
        """;

    private const string Rare = """
        ác, ách, ải, ám, ảo, áo, áp, át, ăng, ấm, ấn, ẩn, ẩm, âm, ân, ẩu, bả, bạ, bạc, bách, bãi, bại, bám, bạo, bảo, bão, bát, bạt, bàn, bản,
        bảng, bằng, bắc, bắn, bậc, bậy, bấm, bẩn, bầu, bẫy, bé, béo, bên, bếp, bí, bì, bìa, biên, biến, biển, biểu, bìm, bịnh, bóc, bói, bón, bóp,
        bỏ, bỏng, bô, bổ, bốc, bội, bôi, bông, bồi, bơ, bờ, bơi, bụi, bùn, bụng, buộc, buổi, bút, bước, bưởi, bướm, bức, cai, cài, cãi, cải, cam,
        cảm, cám, cán, cạn, càng, cảng, cạnh, cảnh, cánh, cáo, cạo, cát, cạch, cay, cày, căng, cắt, cân, cầm, cấm, cẩn, cận, cập, cất, câu, cậu,
        cây, chai, chán, chạm, chạy, chàng, chanh, chào, cháo, chắc, chặn, chặt, chăm, châm, chân, chấm, chất, chật, cháy, chém, chèo, chê, chế,
        chênh, chi, chỉnh, chín, chìm, chiếm, chiến, chiêu, chịu, chóng, chót, chọn, chồng, chống, chốt, chột, chủ, chu, chú, chuẩn, chúc, chục,
        chùm, chung, chủng, chuyên, chuyện, chuyến, chuyển, chứa, chứng, chức, chừng, chương, có lẽ, cõi, cọc, cỏ, cong, còng, cối, cổ, cố, cốc,
        cội, côn, cồn, cộng, cống, cột, cờ, cỡ, cơm, cơn, cớ, củ, cũ, cụ, cục, cúng, cung, cùng, cuốc, cuộc, cuối, cuốn, cuộn, cú, cứ, cử, cửa,
        cứng, cứu, cười, cưới, cường, cướp, cưỡng, dã, dải, dám, dán, dáng, dạng, danh, dành, dao, dạo, dày, dặn, dắt, dân, dẫn, dần, dâng, dấu,
        dầu, dẫu, dây, dậy, dẻo, dép, di, dĩ, diễn, diện, diệt, dinh, dính, dịp, dịu, do, dò, dọa, dọc, dọn, dong, dòng, dỗ, dối, dồn, dông, dở,
        dời, dụ, du, dung, dùng, dụng, duy, duyệt, duyên, dư, dự, dứt, dừa, dưa, dựa, dừng, dựng, dược, dưỡng, đa, đá, đại, đai, đàm, đám, đảm,
        đàn, đạn, đang, đáng, đảng, đạo, đào, đảo, đáp, đặc, đắng, đăng, đặng, đặt, đậm, đấm, đâm, đập, đấu, đậu, đẩy, đầy, đẻ, đem, đen, đèn, đeo,
        đèo, đe, đề, đế, đêm, đếm, đền, đểu, đều, đi, đĩ, địa, đích, điếm, điểm, điên, điền, điển, điệp, điếu, điệu, đình, đính, đỉnh, định, đo,
        đỏ, đoạn, đoán, đói, đòi, đón, đọng, đóng, độ, đỗ, đồ, đổ, đố, đốc, độc, đôi, đối, đội, đổi, đồi, đốn, đồn, đông, động, đống, đốt, đột, đỡ,
        đời, đợt, đơn, đớn, đờn, đu, đua, đùa, đũa, đục, đụng, đuổi, đuối, đứng, đức, đựng, đường, đứt, đưa, ép, êm, ếch, gác, gạch, gái, gan, gạo,
        gay, gãy, gắn, gắng, gặt, gầm, gân, gần, gấp, gấu, gây, ghé, ghen, ghép, ghế, ghi, gia, giải, giai, giàu, giảm, giảng, gian, gián, giàn,
        giáng, gianh, giành, giao, giáo, giáp, giặc, giặt, giậm, giấc, giấu, giấy, giầy, giày, giẻ, giỏ, giỏi, gió, giọng, giòn, giống, giới, giỗ,
        giờ, giục, giúp, giường, giữ, gò, góc, gọn, gói, gỗ, gốc, gối, gồm, gộp, gột, gợi, gởi, gửi, gương, gượng, gươm, hà, hạ, hạc, hách, hạch,
        hai, hài, hại, hái, ham, hàm, hãm, hạn, hán, hàn, hàng, hãng, hang, hành, hãnh, hạnh, hao, hào, hảo, hạt, hát, hắc, hằng, hăng, hắn, hầm,
        hận, hấp, hậu, hầu, hè, hẹn, hẹp, héo, hét, hề, hệ, hên, hết, hiến, hiền, hiện, hiếm, hiểm, hiệp, hiệu, hiếu, hình, hít, hò, hóa, hòa, họa,
        hoạt, hoạch, hoan, hoãn, hoàn, hoàng, hoảng, hoang, hoành, hóc, hòm, hỏng, họp, hót, hố, hồ, hỗ, hổ, hộ, hối, hồi, hôn, hồn, hỗn, hồng,
        hông, hộp, hơi, hở, hợp, hớp, hú, hủ, hùng, húng, hung, hút, huy, hủy, huyết, huyền, huống, hư, hứa, hưởng, hương, hướng, hữu, hưu, kẻ, kè,
        kẽ, kém, kèm, kén, kéo, kẹo, kẹt, kế, kê, kênh, kết, kêu, khách, khá, khả, khai, khám, khảo, khán, khan, kháng, khao, khát, khắc, khắp,
        khăn, khẳng, khấn, khẩn, khẩu, khe, khen, khéo, khế, khi, khí, khích, khỉ, khiến, khiếu, khiển, khó, khoai, khoa, khóa, khoan, khoán,
        khoản, khoảng, khóc, khói, khoe, khởi, khơi, khô, khổ, khố, khối, khôi, khốn, không khí, khu, khuất, khúc, khung, khủng, khuya, khuyên,
        khuyến, khuyết, khuôn, khử, kí, ký, kì, kỳ, kỷ, kỉ, kích, kịch, kiệm, kiểm, kiên, kiến, kiểu, kiệt, kiêng, kiếp, kim, kìm, kinh, kính, kín,
        lá, lạ, lạc, lách, lai, lái, lam, làm ăn, lan, lang, làng, lãng, lánh, lãnh, lành, lao, lão, lạm, lát, láu, lặn, lắng, lặng, lắp, lặp, lấn,
        lần lượt, lẫn, lập, lật, lâu, lầu, lầy, lẻ, lẽ, len, leo, lén, lề, lệ, lệch, lệnh, lên lớp, lì, lịch, liên, liền, liệt, liệu, liều, linh,
        lính, lĩnh, lò, lọ, loài, loại, loạn, loạt, lọc, lòi, lon, long, lòng, lót, lỗ, lộ, lộc, lối, lội, lỗi, lốn, lộn, lồng, lông, lốp, lợi,
        lời, lợn, lớp, lũ, lụa, luân, luận, luật, lúc, lục, lụt, lui, lùi, luồng, luyện, lừa, lửa, lứa, lực, lưng, lưới, lười, lưỡi, lượm, lượng,
        lương, lường, lượt, lướt, lưu, lựu, lý, lí, lỳ, ma, má, mả, mạ, mãi, mai, mái, màn, mãn, mạn, màng, mảng, mạng, mảnh, mạnh, mành, mạo, máu,
        màu, mau, may, máy móc, mày, mắc, mặc, mắm, mắn, măng, mắng, mắt, mặt, mặn, mẩu, mẫu, mâm, mầm, mận, mất, mật, mây, mẻ, mẹo, mèo, mét, mê,
        mề, mệnh, mềm, mến, mệt, mì, mỉ, mía, mỉm, miễn, miệng, miếng, miêu, mím, minh, mò, mỏ, mọc, móc, mòi, mỏi, mọi, món, mong, mỏng, móng, mồ,
        mộ, mổ, mô, mốc, mộc, mồi, môi, mối, môn, mông, một lúc, mơ, mở, mỡ, mời, mớ, mù, mủ, mũ, mũi, mụn, mùa, mua, múa, mục, muối, muỗi, mười,
        mượn, mươi, mướn, mừng, mức, mực, mưu, na, nạn, nản, nang, nàng, nạp, nát, náo, não, nạo, nắm, nắn, nặng, năng, nấm, nằm, nâng, nấc, nấp,
        ném, nén, neo, nét, nề, nể, nền, nếp, nếm, nêu, ngã, ngả, ngà, ngai, ngại, ngàn, ngán, ngành, ngang, ngạc, ngáp, ngay, ngáy, ngắm, ngăn,
        ngắt, ngầm, ngẫm, ngân, ngẩng, ngập, ngất, ngâu, nghe, nghề, nghệ, nghèo, nghẹn, nghêu, nghỉ, nghi, nghĩa, nghịch, nghiêm, nghiệm, nghiên,
        nghiện, nghiệp, nghìn, nghinh, ngoái, ngoại, ngoan, ngọc, ngói, ngon, ngọn, ngọt, ngõ, ngó, ngồi, ngôi, ngôn, ngộ, ngốc, ngờ, ngợi, ngu,
        ngũ, ngụ, nguội, nguồn, nguy, nguyên, nguyện, nguyệt, ngừa, ngừng, ngựa, ngứa, ngược, ngượng, người ta, nhá, nhà cửa, nhạc, nhại, nhái,
        nhàn, nhãn, nhạt, nhanh, nhánh, nhảy, nháy, nhắc, nhằm, nhắn, nhặt, nhăn, nhẫn, nhầm, nhẩm, nhấn, nhân, nhận, nhập, nhất trí, nhẹ, nhé,
        nhện, nhiễm, nhiệm, nhiên, nhiệt, nhiêu, nhìn, nhịn, nhịp, nhỏ, nho, nhọn, nhóm, nhổ, nhộn, nhôm, nhốt, nhớ, nhờn, nhu, nhú, nhung, như,
        nhừ, nhựa, nhức, nhượng, nhường, niềm, niệm, niên, niêm, ninh, nịnh, nó, nọ, nỗ, nổ, nộ, nối, nội, nồi, nỗi, nổi, nôn, nông, nồng, nơ, nở,
        nới, nụ, núi, nuôi, nuốt, nút, nửa, nữ, nức, nương, nướng, oai, oan, oán, oanh, ói, om, ong, ô, ổ, ốc, ôm, ốm, ôn, ồn, ông già, ống, ổn,
        ớt, ơn, phá, phà, phác, phạm, phán, phản, phàn, phảng, phao, pháo, pháp, phát, phạt, phay, phẳng, phẩm, phân, phấn, phận, phẫu,
        phần thưởng, phe, phép, phê, phế, phí, phi, phía, phiên, phiền, phiếu, phim, phích, phình, phó, phố, phổ, phối, phông, phổi, phồn, phở,
        phơi, phủ, phụ, phù, phú, phúc, phục, phun, phút, phục hồi, phức, phước, phượng, phương, quà, quạ, quái, quãng, quan, quán, quản, quang,
        quảng, quanh, quát, quạt, quay, quáng, quân, quần, quẩn, quận, quấy, quậy, que, quẻ, quê, quế, quên, quét, quyển, quyền, quyết, quyến, quỷ,
        quỹ, quy, quýt, quốc, rạ, rác, rách, rạch, rải, rãi, rán, ràng, rạng, ráng, ranh, rảnh, rào, rạp, rát, ráp, răng, rằm, rắn, rắc, rặng, rầm,
        rậm, rẫy, rầy, rèm, ren, rèn, reo, rét, rể, rễ, rên, rệp, rì, rỉ, riêng tư, rình, rõ, rò, rọi, rong, ròng, rót, rổ, rốt, rồng, rỗng, rộn,
        rối, rỗi, rơi, rời, rơm, ru, rủ, rũ, rùa, rủi, run, rung, rụng, rút, ruột, ruồi, rưỡi, rừng, rửa, rước, rượu, sa, sá, sạ, sách, sạch, sai,
        sãi, sàn, sản, sang, sàng, sáng tạo, sảnh, sánh, sao chép, sáo, sáp, sát, say, sáu mươi, sắc, sắm, săn, sẵn, sắp, sắt, sân, sầm, sấm, sâm,
        sâu, sấy, sen, séc, sẻ, sét, sên, sếp, si, sỉ, sĩ, siêu, sim, sinh, sính, sò, sọ, soát, soạn, sọc, sói, sóng, song, sót, sổ, số phận, sôi,
        sôn, sống còn, sốt, sơ, sở hữu, sơn, sợi, suất, sung, súng, sụp, sụt, suối, suốt, sút, suy, sử, sư, sứ, sửa, sữa, sức, sừng, sưng, sương,
        sườn, sướng, sưu, tá, tạ, tả, tách, tác, tạc, tai, tài, tải, tại, tái, tam, tám mươi, tạm, tan, tàn, tán, tản, tang, tàng, tảng, tặng,
        tạng, tanh, tạo, táo, tạp, tát, tàu thuyền, tay, tắc, tắm, tắt, tăng, tăm, tằm, tấm, tâm, tầm, tẩm, tân, tấn, tần, tận, tầng, tập, tấp,
        tất, tật, tâu, tẩu, tây, tẩy, té, tẻ, tem, tép, tê, tế, tệ, tên tuổi, tết, tha, thả, thà, thác, thạch, thách, thai, thái, thải, tham, thảm,
        thám, than, thán, thản, tháng ba, thang, thanh, thành, thánh, thạnh, thao, tháo, thảo, thạo, tháp, thay, thắc, thắm, thăm, thẳng, thắng,
        thăng, thắp, thắt, thân, thần, thận, thẩm, thấm, thâm, thậm, thấu, thầy, thẻ, thèm, then, theo dõi, thép, thét, thề, thể, thê, thêu,
        thì thầm, thi, thí, thị, thích, thịnh, thiên, thiện, thiết, thiệp, thiệu, thiệt hại, thiếu nhi, thỉnh, thính, thỏ, thò, thọ, thoát, thoại,
        thoải, thoáng, thóc, thói, thô, thổ, thốc, thổi, thông, thống, thốt, thở, thơ, thờ, thời, thơm, thu, thú, thù, thủ, thụ, thuần, thuận,
        thuật, thúc, thục, thùng, thủng, thung, thuê, thuế má, thuở, thủy, thuyền, thuyết, thuyên, thư, thừa, thứ hai, thưa, thức, thực,
        thương mại, thưởng, thượng, thường, thước, tí, tì, tỉ, tia, tích, tịch, tiệc, tiêm, tiệm, tiềm, tiên, tiến, tiễn, tiện, tiếp, tiết, tiêu,
        tiểu, tiếc, tím, tim, tình, tính, tĩnh, tịnh, tinh, to, tò, tỏ, tỏi, tọa, toán, tòa, tóc, tóm, tòng, tô, tố, tổ, tốc, tộc, tôi tớ, tối đa,
        tội phạm, tôn, tốn, tồn, tổn, tông, tổng, tống, tốp, tột, tơ, tờ, tởm, trà, trá, trả, trách, trạch, trại, trái, trải, trai, trám, trạm,
        trảm, tràn, trán, trạng, tràng, trang trí, tranh, tránh, trao, tráo, trào, trạo, tráp, trắc, trắng, trăng, trầm, trẫm, trần, trận, trấn,
        trân, trật, trâu bò, trẻ trung, treo, trèo, trễ, trề, trệt, trên đường, trí, trị, trì, trích, triệt, triệu, triều, triết, triển, trình,
        trinh, trò, trọ, trọc, trói, tròn, trọn, trọng, trong sạch, trót, trổ, trỗi, trộm, trộn, trốn, trông, trồng, trống, trơn, trở, trợ,
        trời đất, trú, trụ, trù, trũng, trúc, trục, trùm, trúng, trùng, trung, trừ, trực, trưng, trứng, trường hợp, trưởng thành, trượt, trướng,
        tu, tù, tú, tụ, tủ, tua, tuân, tuất, tuệ, túc, tục, tùng, tung, túi, tuổi, tuồng, tuy nhiên, tuyến, tuyển, tuyên, tuyệt, tuyết, từ chối,
        tứ, tư, tự, tử, từng bước, tức, tựa, tươi, tưới, tưởng, tượng, tương, tường, tướng, tước, tỷ, tý, uẩn, uất, ủi, ung, ủng, uổng, uy, ủy,
        uyển, ức, ưa, ưng, ứng, ước, ướt, ưu, va, vá, vả, vác, vách, vạch, vai, vải, vãi, vái, van, vạn, vàng, vang, váng, vành, vào cuộc, vạt,
        váy, vay mượn, vắc, văn, vắng, vặt, vân, vấn, vẫn còn, vận, vần, vâng, vầng, vật, vất, vẫy, vây, vầy, vẻ, vẽ, vé, ve, vén, vẹn, vẹt, vét,
        vế, vệ, vết, vi, vỉ, ví, vị, vía, vỉa, viên, viền, viện, viếng, việt, vinh, vĩnh, vịnh, vĩ, vó, vỏ, võ, vọng, vòng, võng, vóc, vòi,
        vô cùng, vỗ, vồ, vôi, vội, vốn dĩ, vỡ, vở, với nhau, vớt, vợt, vu, vú, vũ, vụ, vua, vui vẻ, vùi, vun, vụn, vung, vượt, vườn cây, vướng,
        vượng, vươn, vừa, vững, vựa, vực, xa xôi, xá, xà, xả, xác, xách, xám, xanh, xao, xào, xáo, xay, xảy, xăm, xăng, xấp, xâm, xét, xẻ, xem xét,
        xen, xếp, xỉ, xì, xí, xích, xiếc, xinh, xét xử, xoa, xóa, xoài, xoay, xóm, xong xuôi, xô, xốp, xôi, xông, xổ, xơ, xu, xù, xui, xua, xuân,
        xuất, xuyên, xúc, xung, xuồng, xuống cấp, xử, xứ, xưa, xưng, xứng, xương, xưởng, ý, y, yên, yếu tố, yểu, yêu cầu
        """;
}
