"""The words of the vocabulary as Vietnamese readers type them."""

from collections.abc import Iterable

WORDS = {
    # what happened
    "hoped": "mong muốn, hy vọng",
    "aims": "mục tiêu, định hướng",
    "proposed": "đề xuất, kiến nghị",
    "asked": "đề nghị",
    "offered": "chào mời",
    "discussed": "trao đổi",
    "considering": "xem xét, cân nhắc",
    "studying": "nghiên cứu, khảo sát",
    "cooperating": "hợp tác",
    "pledged": "cam kết",
    "announced": "công bố",
    "applied": "xin cấp phép",
    "mou": "biên bản ghi nhớ",
    "signed": "ký kết, thoả thuận",
    "decided": "quyết định",
    "enacted": "thông qua",
    "licensed": "cấp phép, giấy chứng nhận đầu tư",
    "contracted": "hợp đồng",
    "funded": "cấp vốn, tài trợ",
    "started": "khởi công, khởi động",
    "built": "xây xong",
    "opened": "khai trương, khánh thành",
    "running": "hoạt động, vận hành",
    "in-force": "có hiệu lực",
    "held": "tổ chức",
    "completed": "hoàn thành",
    "ended": "kết thúc, chấm dứt",
    "said": "phát biểu",
    "advised": "khuyến nghị",
    "met": "gặp, làm việc",
    "present": "hiện diện",
    "looked-for": "đã tìm, không thấy",
    "declined": "từ chối",
    "delayed": "chậm tiến độ",
    "paused": "tạm dừng",
    "cancelled": "huỷ bỏ",
    "challenged": "phản đối, khiếu nại",
    # what an initiative is
    "plant": "nhà máy",
    "design-centre": "trung tâm thiết kế",
    "lab": "phòng thí nghiệm",
    "office": "văn phòng",
    "data-centre": "trung tâm dữ liệu",
    "park": "khu công nghiệp, khu công nghệ",
    "training": "đào tạo",
    "programme": "chương trình",
    "policy": "chính sách",
    "law": "luật",
    "agreement": "thoả thuận",
    "trade": "thương mại",
    "event": "sự kiện, hội thảo",
    "deal": "thương vụ",
    # what it is about
    "semiconductors": "bán dẫn",
    "chip-design": "thiết kế vi mạch",
    "packaging": "đóng gói",
    "testing": "kiểm thử",
    "ai": "trí tuệ nhân tạo",
    "workforce": "nhân lực",
    "research": "nghiên cứu",
    "investment": "đầu tư",
    "electronics": "điện tử",
    "equipment": "thiết bị",
    "start-ups": "khởi nghiệp",
    "environment": "môi trường",
    "innovation": "đổi mới sáng tạo",
    "finance": "tài chính",
    # what partners are
    "company": "công ty, doanh nghiệp",
    "association": "hiệp hội",
    "government": "cơ quan nhà nước",
    "university": "đại học",
    "institute": "viện",
    "fund": "quỹ",
    "port": "cảng",
    # what figures count
    "exports": "xuất khẩu",
    "imports": "nhập khẩu",
    "fdi-new": "vốn đầu tư nước ngoài",
    "fdi-stock": "vốn đầu tư nước ngoài",
    "projects": "dự án",
    "capital": "vốn đầu tư",
    "revenue": "doanh thu",
    "land": "diện tích",
    "jobs": "việc làm",
    "employees": "nhân viên, lao động",
    "engineers": "kỹ sư",
    "students": "sinh viên",
    "firms": "doanh nghiệp",
    "tariff": "thuế quan",
}
"""By word of the vocabulary, or sector: how Vietnamese readers say it, one way after the other."""
_POSTS = {
    "deputy prime minister": "Phó Thủ tướng",
    "prime minister": "Thủ tướng",
    "general secretary": "Tổng Bí thư",
    "deputy minister": "Thứ trưởng",
    "minister": "Bộ trưởng",
    "secretary": "Bí thư",
    "vice chairman": "Phó Chủ tịch",
    "deputy chairman": "Phó Chủ tịch",
    "chairman": "Chủ tịch",
    "general director": "Tổng giám đốc",
    "chief executive": "Tổng giám đốc",
    "director": "Giám đốc",
    "rector": "Hiệu trưởng",
    "ambassador": "Đại sứ",
}


def in_vietnamese(words: Iterable[str]) -> str:
    """Return what `words` of the vocabulary are in Vietnamese, as one text; may be empty."""
    return " · ".join(dict.fromkeys(WORDS[word] for word in words if word in WORDS))


def post_in_vietnamese(post: str) -> str:
    """Return the Vietnamese name of the post that `post` tells of; may be empty."""
    lowered = post.lower()
    return next((name for english, name in _POSTS.items() if english in lowered), "")
