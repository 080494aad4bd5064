using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Intents;

/// <summary>Asks for help with doing wrong. Asking how to notice, avoid, report or punish it is ordinary.</summary>
internal static class HarmRules
{
    /// <summary>The person wants to be safe from it, or to know the rule.</summary>
    private static readonly PhraseSet Guarding = PhraseSet.Of(
        "làm sao tránh", "cách tránh", "tránh bị lừa", "để tránh bị", "sao tránh bị", "phòng chống", "phòng tránh", "phòng ngừa", "!chống",
        "chống lừa", "chống gian lận", "chống giả", "chống tham nhũng", "chống hack", "chống hàng giả", "ngăn chặn", "ngăn ngừa", "nhận biết",
        "nhận ra", "phân biệt", "cách phát hiện", "nếu phát hiện", "khi phát hiện", "cảnh giác", "đề phòng", "tố cáo", "tố giác", "trình báo",
        "báo công an", "báo cho ai", "báo ai", "phản ánh ở", "phản ánh tới", "phản ánh với", "khiếu nại", "có bị phạt", "bị phạt bao nhiêu",
        "bị phạt thế nào", "bị phạt sao", "phạt bao nhiêu", "phạt thế nào", "xử phạt", "bị xử lý", "xử lý thế nào", "xử lý sao", "xử lý ra sao",
        "mức phạt", "vi phạm gì", "có vi phạm", "có phạm luật", "bảo vệ", "bị lừa", "bị gạt", "bị dụ", "bị hack", "không bị lừa", "khỏi bị", "sợ bị", "kẻ gian",
        "kẻ xấu", "bị giả mạo", "bị mạo danh", "bị làm giả", "đối tượng lừa đảo", "tuyên truyền", "cai nghiện", "tác hại", "là gì", "có sao không",
        "thì sao", "ai chịu trách nhiệm", "avoid", "protect", "prevent", "report a", "recognise", "recognize");

    private static readonly PhraseSet Faking = PhraseSet.Of(
        "giả mạo", "giả chữ ký", "chữ ký giả", "giấy tờ giả", "khai man", "khai gian", "ngụy tạo", "tẩy xóa", "sửa lén", "chỉnh sửa trái phép",
        "photoshop", "!ký thay", "mạo danh", "giả danh", "hợp thức hóa", "nâng khống", "ăn gian", "gian lận", "bằng giả", "chứng chỉ giả",
        "chứng nhận giả", "con dấu giả", "hóa đơn khống", "hóa đơn giả", "xài giả", "phiếu giả", "số liệu giả", "số liệu ảo", "fake", "forge",
        "forging", "falsify", "counterfeit", "!khống", "!bịa", "!khai khống", "!kê khống", "!làm khống", "khai khống số", "khai khống kinh phí",
        "lập khống", "khống số liệu", "khống danh sách", "khống số lượng", "làm khống danh sách", "khai khống tiền", "bịa số", "bịa ra", "bịa thêm",
        "thổi phồng", "!làm giả", "!giả", "khảo sát giả", "mộc giả", "dấu mộc giả", "tin nhắn giả", "khảo sát ảo", "phiếu ảo", "hóa đơn ma", "!ảo",
        "danh sách ma", "học viên ảo", "học viên ma", "bịa vài", "giả giọng", "nhái", "làm nhái", "dán nhãn khác", "quyết toán khống",
        "khai gấp đôi");

    private static readonly PhraseSet Papers = PhraseSet.Of(
        "giấy tờ", "giấy chứng nhận", "chứng nhận", "chứng chỉ", "bằng cấp", "con dấu", "dấu đỏ", "mộc đỏ", "chữ ký", "căn cước", "hộ khẩu", "hồ sơ",
        "văn bản", "quyết định", "hóa đơn", "chứng từ", "báo cáo", "số liệu", "danh sách", "phiếu", "khảo sát", "sổ đỏ", "biên bản", "xác nhận",
        "hợp đồng", "học viên", "kết quả", "tỷ lệ", "tỉ lệ", "minh chứng", "sao ocop", "ocop", "mã qr", "thành tích", "kinh phí", "chấm công",
        "document", "documents", "certificate", "certificates", "signature", "survey", "attendance", "papers", "id card", "tờ giấy", "cái bằng",
        "tiền công tác", "tiền hỗ trợ", "lượt tiếp cận", "số người", "tem truy xuất", "nhãn hiệu", "hộ nghèo", "bản kê", "mộc", "dấu mộc",
        "tin nhắn", "trang web", "đường link", "ngân hàng", "bằng nghề", "giọng", "giọng nói", "quyết toán", "nguồn gốc", "tem ocop", "sổ hộ nghèo",
        "câu trả lời");

    private static readonly PhraseSet Wish = PhraseSet.Of(
        "cách", "chỉ tôi", "chỉ em", "chỉ mình", "chỉ cho", "chỉ giúp", "hướng dẫn", "làm sao", "làm thế nào", "giúp tôi", "giúp em", "giúp mình",
        "giúp", "dạy tôi", "dạy em", "muốn", "cần", "viết giúp", "viết hộ", "soạn", "viết", "bày", "mẹo", "chiêu", "có ai", "ở đâu bán", "mua",
        "bán", "được không", "được ko", "sao để", "cho tôi", "cho em", "nhờ", "tạo", "how to", "how do i", "how can i", "help me", "teach me",
        "show me", "tell me how", "write", "give me", "!để", "tìm ở đâu", "tìm", "ở đâu có", "xin", "làm ơn", "kiểu gì", "có cách nào", "cách nào",
        "bí quyết", "tư vấn");

    private static readonly PhraseSet Bribing = PhraseSet.Of(
        "hối lộ", "đút lót", "lót tay", "đưa phong bì", "bao thư cho", "chạy chọt", "đi cửa sau", "chung chi", "lo lót", "chi tiền cho cán bộ",
        "quà cáp cho cán bộ", "đi đêm với", "bôi trơn", "mua chuộc", "biếu tiền", "!lại quả", "phong bì cho", "bỏ phong bì", "đưa tiền cho cán bộ",
        "cho tiền cán bộ", "chi hoa hồng cho cán bộ", "gửi phong bì", "bribe", "bribing", "kickback", "đút tiền", "đút phong bì", "nhét tiền",
        "lót tiền", "chạy tiền", "đưa tiền để được", "chi tiền để được", "cho tiền để được", "bỏ tiền để được");

    private static readonly PhraseSet BuyingPapers = PhraseSet.Of(
        "!mua bằng", "mua bằng cấp", "mua bằng đại học", "mua bằng lái", "chạy bằng cấp", "mua chứng chỉ", "mua giấy chứng nhận", "mua chứng nhận", "bán chứng chỉ", "chạy chứng chỉ", "!chạy bằng", "chạy giấy",
        "mua phiếu", "!mua điểm", "chạy điểm", "mua căn cước", "mua sổ hộ nghèo", "chạy hộ nghèo", "chạy vào hộ nghèo", "chạy sao ocop",
        "mua sao ocop", "chạy danh hiệu", "mua danh hiệu", "bán tài khoản ngân hàng", "thuê tài khoản ngân hàng", "mua tài khoản ngân hàng",
        "bán thông tin", "mua dữ liệu người", "mua dữ liệu khách", "mua dữ liệu cá nhân", "mua thông tin cá nhân", "bán dữ liệu người",
        "bán dữ liệu cá nhân", "mua danh sách số điện thoại", "mua danh sách khách hàng");

    private static readonly PhraseSet VoteObjects = PhraseSet.Of(
        "phiếu", "khảo sát", "hài lòng", "lấy ý kiến", "bình chọn", "đánh giá", "tỷ lệ hài lòng", "tỉ lệ hài lòng", "kết quả khảo sát",
        "ý kiến người dân", "survey", "votes", "poll", "phiếu bầu", "bầu cử");

    private static readonly PhraseSet VoteTampering = PhraseSet.Of(
        "điền thay dân", "điền thay người dân", "thay cho dân", "thay dân", "thay người dân", "thay các hộ", "thay cả ấp", "thay cả xóm", "thay cả xã", "thay cả nhà", "thay hết", "thay bà con", "điền hàng loạt",
        "hàng loạt phiếu", "bấm nhiều lần", "bình chọn nhiều lần", "vote ảo", "phiếu ảo", "tài khoản ảo", "ép dân", "bắt dân", "ép người dân",
        "ép bà con", "mua chuộc", "sửa kết quả", "sửa phiếu", "đổi kết quả", "tráo phiếu", "bỏ phiếu không hài lòng", "giấu phiếu", "loại phiếu",
        "thao túng", "làm đẹp số liệu", "làm đẹp", "đẩy tỷ lệ", "kéo tỷ lệ", "điền giả", "điền đại", "gian lận", "cho đủ chỉ tiêu", "đánh dấu hết",
        "biết ai không hài lòng", "biết ai chê", "rig", "manipulate", "stuff", "tamper", "bot vote", "ép họ", "sửa số liệu", "giấu kết quả",
        "tick hết hài lòng", "hủy phiếu không", "một mình điền hết", "điền hết phiếu", "điền giùm dân", "điền dùm dân", "điền hộ dân", "tự điền hết",
        "tự điền cho nhanh", "nâng ảo", "tăng ảo", "ép mọi người", "bắt mọi người", "thêm phiếu", "mua phiếu", "!làm giả", "hài lòng hết",
        "toàn hài lòng", "chấm hài lòng", "ảo", "ép cũng được", "100 phiếu");

    private static readonly PhraseSet ProxyAttendance = PhraseSet.Of(
        "điểm danh hộ", "điểm danh giùm", "điểm danh dùm", "điểm danh thay", "điểm danh giả", "điểm danh dối", "điểm danh giúp người", "ký tên thay",
        "!ký thay", "quét mã hộ", "quét qr hộ", "chấm công hộ", "điểm danh mà không đi", "không đi mà vẫn có tên", "không học mà vẫn",
        "không đi học mà", "không đi mà vẫn", "vắng mà vẫn", "nghỉ mà vẫn được điểm danh", "không học vẫn có", "không cần học vẫn",
        "!điểm danh khống", "điểm danh khống mà", "điểm danh ảo");

    private static readonly PhraseSet Hacking = PhraseSet.Of(
        "hack", "bẻ khóa", "bẻ khoá", "phá khóa", "đột nhập", "xâm nhập", "tấn công mạng", "ddos", "dò mật khẩu", "lấy mật khẩu", "đánh cắp",
        "ăn cắp", "lấy cắp", "trộm mật khẩu", "chiếm tài khoản", "chiếm quyền", "chiếm đoạt", "vào tài khoản người khác", "vào tài khoản của người",
        "đăng nhập tài khoản người", "đăng nhập bằng tài khoản người khác", "vượt tường lửa", "phá hệ thống", "đánh sập", "làm sập",
        "phát tán virus", "viết virus", "mã độc", "phần mềm gián điệp", "nghe lén", "đọc lén", "đọc trộm", "theo dõi điện thoại", "theo dõi zalo",
        "sql injection", "crack", "keylogger", "phishing", "break into", "steal password", "steal passwords", "lấy otp", "lấy mã otp");

    private static readonly PhraseSet HackTargets = PhraseSet.Of(
        "tài khoản", "mật khẩu", "mk", "zalo", "facebook", "fb", "hệ thống", "trang web", "website", "web", "vneid", "ngân hàng", "điện thoại",
        "máy tính", "máy", "dữ liệu", "wifi", "camera", "email", "mail", "cổng dịch vụ công", "app", "ứng dụng", "otp", "tin nhắn", "server",
        "account", "password", "bank", "website", "phone", "người khác", "vợ", "chồng", "hàng xóm");

    private static readonly PhraseSet Scamming = PhraseSet.Of(
        "lừa đảo", "lừa tiền", "gạt tiền", "dụ tiền", "lừa dân", "lừa người", "lừa bà con", "lừa người già", "chiếm đoạt tiền", "đa cấp lừa",
        "trang web giả", "website giả", "kịch bản lừa", "giả công an để", "giả làm cán bộ", "giả danh cán bộ", "giả danh công an", "scam", "defraud",
        "trick people", "con people", "rửa tiền", "trốn thuế", "lách luật", "lách thuế", "rút ruột", "ăn chặn", "bớt xén", "chia chác", "biển thủ",
        "tham ô", "trục lợi", "lập quỹ đen", "quỹ đen", "launder", "evade tax", "embezzle", "!lừa", "!gạt", "lừa gạt", "lừa được", "lừa người khác",
        "lừa khách", "lừa lấy", "gạt người", "gạt bà con", "giả giọng", "xin tiền bằng cách", "dán nhãn giả", "hàng nhập về dán nhãn",
        "mình nhập về dán nhãn", "lừa để");

    private static readonly PhraseSet Misuse = PhraseSet.Of(
        "trốn thuế", "rửa tiền", "rút ruột", "ăn chặn", "bớt xén", "chia chác", "biển thủ", "quỹ đen", "lách luật", "lừa người già", "lừa bà con",
        "lừa dân", "trục lợi", "lấy tiền bỏ túi", "moi tiền", "tham ô", "lách luật để");

    private static readonly PhraseSet Weapons = PhraseSet.Of(
        "quả bom", "làm bom", "chế bom", "chế tạo bom", "bom mìn", "bom xăng", "bom khói", "bom tự chế", "thuốc nổ", "!súng", "mua súng", "chế súng",
        "súng tự chế", "súng săn", "súng hơi", "súng đạn", "lựu đạn", "!mìn", "chế mìn", "vũ khí", "ma túy", "cần sa", "!hàng đá", "thuốc lắc",
        "heroin", "cocaine", "thuốc độc", "chế chất độc", "xyanua", "cyanide", "thuốc mê", "kích điện bắt cá", "kích điện", "!đạn dược", "pháo nổ",
        "pháo lậu", "!bả chó", "tạt axit", "bomb", "explosive", "explosives", "gun", "meth", "drugs", "poison");

    private static readonly PhraseSet Making = PhraseSet.Of(
        "làm", "chế", "chế tạo", "mua", "bán", "trồng", "điều chế", "nấu", "sản xuất", "vận chuyển", "tìm", "kiếm", "cách", "hướng dẫn", "đặt",
        "dùng", "sử dụng", "bỏ", "make", "build", "buy", "sell", "grow", "cook");

    private static readonly PhraseSet Farming = PhraseSet.Of(
        "súng bắn nước", "mìn cười", "bom nước", "máy bơm", "bơm", "thuốc bảo vệ thực vật", "thuốc trừ sâu", "phun thuốc", "đầu đạn", "tác hại",
        "phòng chống", "tuyên truyền", "tố giác", "tố cáo", "nhận biết", "cai nghiện", "xử phạt", "bị phạt", "phát hiện");

    private static readonly PhraseSet Hurting = PhraseSet.Of(
        "giết", "giết người", "đầu độc", "đánh chết", "đốt nhà", "đánh ghen", "!trả thù", "!thủ tiêu", "bắt cóc", "tống tiền", "khủng bố", "đâm chết",
        "phá hoại", "đánh nó", "cho nó một trận", "thuê người đánh", "thuê giang hồ", "đòi nợ thuê", "dằn mặt", "bỏ độc", "bôi nhọ", "!vu khống",
        "bóc phốt", "hạ uy tín", "tung tin", "tung tin đồn", "tung tin giả", "tin giả", "bịa tin", "lan tin đồn", "!kích động", "xúi giục", "gây rối",
        "!biểu tình", "đe dọa", "hăm dọa", "dọa cho", "murder", "blackmail", "spread rumours", "fake news", "chém người", "đánh cho nó",
        "kill someone", "kill my", "kill a person", "xúi dân", "!xúi", "xúi người dân", "lôi kéo dân", "rủ dân chống", "bài chửi", "viết bài chửi",
        "nói xấu", "chửi chủ tịch", "chửi cán bộ", "đốt kho", "đốt xe", "đốt ruộng", "đốt vườn", "phá camera", "đập phá", "phá nhà", "phá máy",
        "phá ruộng", "phá vườn", "bỏ thuốc vào ao", "đổ thuốc vào ao", "cắt dây điện", "ném đá", "tạt sơn", "!đánh bả");

    private static readonly PhraseSet GuardingSurvey = PhraseSet.Of(
        "phòng chống", "!chống", "chống gian lận", "tố cáo", "phát hiện gian lận", "có bị phạt", "có bị ép", "bị ép", "phản ánh ở", "xử lý thế nào",
        "ngăn chặn", "để tránh", "làm sao tránh", "có được sửa", "là gì", "có vi phạm", "khiếu nại");

    private static readonly PhraseSet HarmlessHurting = PhraseSet.Of(
        "nhận biết", "phân biệt", "phòng chống", "!chống", "chống tin giả", "tố cáo", "tố giác", "ngăn chặn", "báo công an", "bị phạt", "xử phạt",
        "xử lý thế nào", "tránh", "bị bôi nhọ", "bị vu khống", "bị đe dọa", "bị tống tiền", "tuyên truyền", "cảnh giác", "kiểm chứng", "là gì",
        "có đúng", "có thật", "phải không", "phản ánh", "bị hăm", "tin đồn là", "avoid", "prevent", "recognise", "sâu", "rầy", "cỏ", "chuột", "ốc",
        "muỗi", "vi khuẩn", "côn trùng", "mối", "bọ", "sâu bệnh", "bệnh hại", "chim", "cá");

    private static readonly PhraseSet Dodging = PhraseSet.Of(
        "qua mặt", "đối phó", "né kiểm tra", "né đoàn", "trốn kiểm tra", "che giấu", "giấu sai phạm", "giấu vi phạm", "qua mắt", "bịt miệng",
        "bưng bít", "tiêu hủy chứng cứ", "xóa dấu vết", "xóa bằng chứng", "hủy chứng từ", "thủ tiêu hồ sơ", "lách luật", "ém nhẹm", "!ém",
        "giấu nhẹm", "!né", "cách né", "né thanh tra", "né thuế", "trốn thanh tra", "lọt qua");

    private static readonly PhraseSet Inspectors = PhraseSet.Of(
        "kiểm tra", "thanh tra", "giám sát", "đoàn", "thẩm tra", "kiểm toán", "sai phạm", "vi phạm", "cấp trên", "hồ sơ", "công an", "chứng từ",
        "phản ánh", "bằng chứng", "dấu vết", "quy định", "ủy ban", "tỉnh", "người dân", "thuế", "phạt");

    private static readonly PhraseSet FakeAsk = PhraseSet.Of(
        "giả chữ ký", "giấy tờ giả", "bằng giả", "chứng chỉ giả", "lập khống", "khai man", "khai gian", "nâng khống", "hóa đơn khống", "hóa đơn giả",
        "con dấu giả", "chứng nhận giả", "số liệu giả", "phiếu giả", "fake certificate", "forge", "falsify", "!làm giả", "!khai khống", "!kê khống",
        "!làm khống", "!ghi khống", "!ký khống");

    private static readonly PhraseSet Adding = PhraseSet.Of(
        "khai thêm", "ghi thêm", "kê thêm", "thêm người", "thêm tên", "ghi tên", "đưa tên", "điền thêm", "khai tên");

    private static readonly PhraseSet NotThere = PhraseSet.Of(
        "cho đủ chỉ tiêu", "cho đủ số", "không có đi", "không có thật", "người chết", "không tham gia", "không đi học", "để lấy tiền",
        "lấy thêm tiền", "nhận thêm tiền", "mà không học", "mà không đi");

    private static readonly PhraseSet Gifts = PhraseSet.Of(
        "đưa tiền cho", "biếu", "lì xì", "chi tiền cho", "bồi dưỡng cho", "quà cho", "tặng quà cho", "đi tiền", "phong bì", "bao thư",
        "cảm ơn bằng tiền");

    private static readonly PhraseSet Deciders = PhraseSet.Of(
        "mấy ông", "mấy anh trên", "sếp", "lãnh đạo", "cán bộ", "chủ tịch", "đoàn", "người chấm", "hội đồng", "giám khảo", "thanh tra",
        "người duyệt", "công an");

    private static readonly PhraseSet Changing = PhraseSet.Of(
        "sửa", "sửa giùm", "chỉnh", "chỉnh sửa", "làm đẹp", "nâng", "kéo", "đổi", "thêm", "chế", "tăng");

    private static readonly PhraseSet Figures = PhraseSet.Of(
        "số liệu", "kết quả", "báo cáo", "điểm", "biên bản", "tỷ lệ", "phiếu", "con số", "danh sách", "hồ sơ");

    private static readonly PhraseSet ForShow = PhraseSet.Of(
        "cho đẹp", "cho đạt", "cho đủ", "cho khớp", "lén", "không ai biết", "không ai hay", "cao lên chút", "mà không cần làm", "dù không đạt",
        "dù chưa đạt", "không bị phát hiện", "đừng để ai biết", "giấu cấp trên");

    private static readonly PhraseSet TakingMoney = PhraseSet.Of(
        "lấy tiền", "rút tiền", "giữ lại tiền", "ăn bớt", "cắt bớt", "bớt tiền", "chia tiền", "lấy kinh phí", "rút kinh phí", "ăn tiền", "giữ tiền");

    private static readonly PhraseSet ForOneself = PhraseSet.Of(
        "bỏ túi", "túi riêng", "không ai biết", "xài riêng", "của dân", "không ai hay", "cho cá nhân", "không bị phát hiện", "chia nhau");

    private static readonly PhraseSet Entering = PhraseSet.Of(
        "vô", "vào", "đăng nhập", "mở khóa", "mở", "coi", "xem", "đọc", "theo dõi", "lấy", "dò", "nghe", "định vị", "kiểm soát");

    private static readonly PhraseSet PrivateThings = PhraseSet.Of(
        "zalo", "facebook", "fb", "tài khoản", "điện thoại", "tin nhắn", "mật khẩu", "máy", "messenger", "vneid", "camera", "email");

    private static readonly PhraseSet OfOthers = PhraseSet.Of(
        "của vợ", "của chồng", "của người khác", "của nó", "người yêu", "của hàng xóm", "của sếp", "của bạn gái", "của bạn trai", "của đối thủ",
        "người khác", "của thằng", "của con nhỏ", "mà nó không biết", "mà không cho biết", "của cán bộ", "của chủ tịch");

    private static readonly PhraseSet SigningFor = PhraseSet.Of(
        "ký giùm", "ký dùm", "ký hộ", "!ký thay", "ký giúp", "quét giùm", "quét hộ", "quét thay", "đánh dấu giùm");

    private static readonly PhraseSet SheetWords = PhraseSet.Of("điểm danh", "danh sách", "nguyên lớp", "cả lớp", "mã", "người vắng", "phiếu");

    private static readonly PhraseSet Claiming = PhraseSet.Of("quyết toán", "thanh toán", "khai", "kê", "báo cáo", "ghi", "lấy tiền");

    private static readonly PhraseSet FewReally = PhraseSet.Of(
        "có 5 người mà", "có 10 người mà", "có 15 người mà", "có 20 người mà", "ít người mà", "không có ai mà", "vắng mà", "chưa làm mà",
        "không làm mà", "chưa tổ chức mà", "không tổ chức mà", "chưa học mà", "có mấy người mà", "chưa đạt mà");

    private static readonly PhraseSet ForgingPapers = PhraseSet.Of(
        "làm giả giấy", "làm giả giấy tờ", "làm giả chứng nhận", "làm giả chứng chỉ", "làm giả bằng", "làm giả con dấu", "làm giả chữ ký",
        "làm giả hồ sơ", "làm giả căn cước", "làm giả phiếu", "làm giả số liệu", "làm giả danh sách", "làm giả kết quả", "làm giả báo cáo",
        "hóa đơn ma", "phiếu khảo sát ảo", "dấu mộc giả", "làm giả hóa đơn", "làm giả sổ", "giả chữ ký", "làm con dấu giả", "làm giấy giả",
        "làm giấy tờ giả", "làm bằng giả", "làm chứng chỉ giả");

    private static readonly PhraseSet WeaponDeeds = PhraseSet.Of(
        "làm bom", "chế bom", "chế tạo bom", "làm quả bom", "chế tạo thuốc nổ", "mua súng", "chế súng", "chế mìn", "trồng cần sa", "mua ma túy",
        "bán ma túy", "chế chất độc", "tạt axit", "đầu độc", "bỏ thuốc độc", "thuê người đánh", "thuê giang hồ", "make a bomb", "build a bomb");

    public static IReadOnlyList<SafetyRule> All { get; } =
    [
        new(AnswerStatus.Harmful, "forgery", Faking, Papers) { Within = 12, Unless = Guarding },
        new(AnswerStatus.Harmful, "forgery", FakeAsk, Wish) { Within = 16, Unless = Guarding },
        new(AnswerStatus.Harmful, "forgery", ForgingPapers) { Unless = Guarding },
        new(AnswerStatus.Harmful, "weapons_drugs", WeaponDeeds) { Unless = HarmlessHurting },
        new(AnswerStatus.Harmful, "padded_list", Adding, NotThere) { Within = 16, InOrder = true, Unless = Guarding },
        new(AnswerStatus.Harmful, "padded_list", FewReally, Claiming) { Within = 12, InOrder = true, Unless = Guarding },
        new(AnswerStatus.Harmful, "bribery", Gifts, Deciders) { Within = 6, Unless = Guarding },
        new(AnswerStatus.Harmful, "cooked_figures", Changing, Figures, ForShow) { Within = 12, Unless = Guarding },
        new(AnswerStatus.Harmful, "embezzling", TakingMoney, ForOneself) { Within = 12, Unless = Guarding },
        new(AnswerStatus.Harmful, "spying", Entering, PrivateThings, OfOthers) { Within = 10, Unless = Guarding },
        new(AnswerStatus.Harmful, "proxy_attendance", SigningFor, SheetWords) { Within = 8, Unless = Guarding },
        new(AnswerStatus.Harmful, "bribery", Bribing) { Unless = Guarding },
        new(AnswerStatus.Harmful, "bought_papers", BuyingPapers) { Unless = Guarding },
        new(AnswerStatus.Harmful, "survey_tampering", VoteTampering, VoteObjects) { Within = 12, Unless = GuardingSurvey },
        new(AnswerStatus.Harmful, "proxy_attendance", ProxyAttendance) { Unless = Guarding },
        new(AnswerStatus.Harmful, "hacking", Hacking, HackTargets) { Within = 10, Unless = Guarding },
        new(AnswerStatus.Harmful, "fraud", Scamming, Wish) { Within = 14, Unless = Guarding },
        new(AnswerStatus.Harmful, "fraud", Misuse) { Unless = Guarding },
        new(AnswerStatus.Harmful, "weapons_drugs", Making, Weapons) { Within = 8, Unless = Farming },
        new(AnswerStatus.Harmful, "hurting", Hurting, Wish) { Within = 14, Unless = HarmlessHurting },
        new(AnswerStatus.Harmful, "cover_up", Dodging, Inspectors) { Within = 8, Unless = Guarding },
    ];
}
