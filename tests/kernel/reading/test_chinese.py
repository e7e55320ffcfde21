"""Chinese: no blanks between words, no capitals, wide stops and brackets, numbers before their noun.

Title, headings, session and the leads of the lists are those of `named_phrases.toml`, each with the United Nations text
that prints it. No report in Chinese was at hand: other sentences are worded as such reports usually are.
"""

import re
from itertools import pairwise

import pytest

from hiwar.kernel.facts import states
from hiwar.kernel.reading import Reading, read
from hiwar.kernel.reading.lines import Line
from hiwar.kernel.reading.names import named_states
from hiwar.kernel.reading.passage import Passage, tidy
from hiwar.kernel.reading.pdf import pages
from hiwar.kernel.reading.scripts import folded
from hiwar.kernel.reading.titles import titled, titles
from tests.kernel.reading import translated
from tests.kernel.reading.named_phrases import front, named
from tests.kernel.reading.translated import FILES, SYMBOL, Language, expected
from tests.made_files import unicode_pdf

FRONT = front("zh")
CHINESE = Language(
    code="zh",
    head={
        "mark": "培训材料——虚构国家",
        "notice": "本报告纯属虚构，供测试之用。报告中提到的国家均不存在。",
        "united_nations": "联合国",
        "assembly": "大会",
        "issue": ["Distr.: General", "17 December 2014", "Chinese", "Original: English"],
        "body": FRONT["council"],
        "session": ["第二十八届会议", "议程项目6"],
        "title": FRONT["title"],
    },
    introduction=(f"{FRONT['session']}{FRONT['review']}塔尔瓦尼亚代表团由档案馆馆长率领。", FRONT["troika"]),
    conclusions=("二.", FRONT["conclusions"]),
    lists=named("zh", "lists"),
    closing=FRONT["closing"],
    annex=("附件", "代表团成员(塔尔瓦尼亚)。"),
    verbs=("扩建", "维护", "保护", "改善", "资助", "记录", "翻新", "照管", "组织", "发展", "支持", "注意到并跟进"),
    things=(
        "首都塔尔瓦港的花园",
        "五个省的学校图书馆和阅览室",
        "塔尔河两岸长12.5公里的步道",
        "盐岛的修船作坊(共12家)",
        "1974-1979年的天气记录",
        "小型博物馆(包括灯塔博物馆)和根据第5条设立的陈列室",
        "35个火车站的候车室，使旅客到2030年均可在其中避雨",
        "面向10至15岁儿童的音乐课",
        "通往外岛的交通服务，包括在冬季",
        "份额不超过6.5%的农户的集市",
        "为儿童举办的暑期阅读活动(READ-ON)",
    ),
    text="{verb}{thing}，并在两年内完成",
    paragraph="{}.",
    item="{}.{}",
    between=(("、", "和"), ("、", "、"), ("，", "以及")),
    apart="",
    semicolon="；",
    stop="。",
    before_names="",
)


def whole(data: bytes, name: str) -> None:
    reading = read(data, name)
    found = [
        (each.paragraph, each.part, each.text, each.recommending, each.position, each.position_source)
        for each in reading.recommendations
    ]
    assert found == expected(CHINESE)
    assert not reading.warnings
    assert (reading.language, reading.symbol, reading.state_under_review) == ("zh", SYMBOL, "XTV")
    assert (reading.session, reading.date) == (20, "2014-12-17")
    pages = {page.number: page.text for page in reading.pages}
    for each in reading.recommendations:
        printed = "".join(pages[place.page][place.start : place.end] for place in each.places)
        assert each.text in "".join(printed.split())
    assert any(len(each.places) > 1 for each in reading.recommendations), "an item goes over a page"


def test_the_report_has_what_it_is_to_show():
    items = expected(CHINESE)
    assert len({row[0] for row in items}) == 66
    assert {row[4].value for row in items} == {"supported", "partly", "pending", "noted"}
    assert max(row[1] for row in items) == 3
    assert max(len(row[3]) for row in items) == 5


def test_a_report_in_word():
    whole(translated.word(CHINESE), "report.docx")


def test_a_report_in_pdf():
    whole((FILES / "report-zh.pdf").read_bytes(), "report.pdf")


def told(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (each.paragraph, each.part, each.text, each.recommending, each.position) for each in reading.recommendations
    ]


def wrapped(text: str, width: int) -> str:
    """Lines of a width, broken anywhere but in a number or a Latin word, as Chinese is printed."""
    return re.sub(rf"(.{{{width},}}?)(?<![\dA-Za-z.%-])(?=.)", r"\1\n", text)


@pytest.mark.parametrize("width", [24, 33, 38])
def test_lines_may_break_anywhere(width):
    text = wrapped(translated.plain(CHINESE), width)
    reading = read(text.encode(), "report.txt")
    assert told(reading) == [row[:5] for row in expected(CHINESE)]


def test_wide_signs_change_nothing():
    """Full-width digits, stops and brackets, as some documents print them."""
    head, body = translated.plain(CHINESE).split("二.", 1)
    wide = str.maketrans("0123456789().", "０１２３４５６７８９（）．")
    reading = read(f"{head}二.{body.translate(wide)}".encode(), "report.txt")
    assert told(reading) == [(*row[:2], row[2].translate(wide), *row[3:5]) for row in expected(CHINESE)]


REPORT = """A/HRC/TRAINING/32
普遍定期审议工作组报告
塔尔瓦尼亚
1. 普遍定期审议工作组举行了第二十一届会议。
二. 结论和/或建议
5. {lead}
5.1 开放博物馆(梅里维亚)；
5.2 关闭桥梁(奥兰达)。
"""


@pytest.mark.parametrize(
    ("position", "lead"),
    [
        # A/HRC/16/6, para. 68; A/HRC/17/13, para. 64; A/HRC/17/8, para. 92
        ("supported", "塔尔瓦尼亚审查了以下在互动对话中提出的建议，这些建议得到塔尔瓦尼亚的支持："),
        ("supported", "互动对话期间提出的下列建议获得塔尔瓦尼亚的支持："),
        ("supported", "塔尔瓦尼亚支持下列建议："),
        ("supported", "塔尔瓦尼亚接受以下建议："),
        ("supported", "塔尔瓦尼亚对以下建议表示支持："),
        # A/HRC/13/16, para. 71; A/HRC/25/11, para. 106
        ("pending", "塔尔瓦尼亚将审查以下建议，并将在适当时候作出答复。"),
        ("pending", "以下建议将由塔尔瓦尼亚进行审议，塔尔瓦尼亚将在人权理事会第二十五届会议之前作出答复："),
        # A/HRC/22/13, para. 104; A/HRC/13/12, para. 72
        ("noted", "下列建议未获塔尔瓦尼亚支持："),
        ("noted", "塔尔瓦尼亚不支持以下建议："),
        ("noted", "塔尔瓦尼亚审查了以下建议，并注意到这些建议："),
        ("noted", "塔尔瓦尼亚无法接受下列建议："),
        ("partly", "塔尔瓦尼亚部分接受以下建议："),
    ],
)
def test_the_lead_of_a_list_gives_the_position(position, lead):
    reading = read(REPORT.format(lead=lead).encode(), "report.txt")
    found = [(each.paragraph, each.position) for each in reading.recommendations]
    assert found == [("5.1", position), ("5.2", position)]
    assert reading.session == 21
    assert reading.recommendations[0].position_as_written == lead


FIRST_CYCLE = """A/HRC/TRAINING/33
普遍定期审议工作组报告
塔尔瓦尼亚
导言
1. 根据人权理事会第5/1号决议设立的普遍定期审议工作组于2008年4月7日至18日举行了第一届会议。
2008年4月7日举行的第1次会议对塔尔瓦尼亚进行了审议。
一. 审议情况纪要
2. 代表团介绍了报告。
3. 梅里维亚感谢塔尔瓦尼亚。梅里维亚建议：(a) 每年清点树木；(b) 公布数目。
二. 结论和/或建议
60. 在讨论过程中，向塔尔瓦尼亚提出了以下建议：
1. 夜间开放博物馆(梅里维亚)；
2. 冬季关闭桥梁(奥兰达、凯斯特里亚)；
3. 在每座城市植
树(卢纳里亚)。
61. 塔尔瓦尼亚将对这些建议进行审查，并在适当时候作出答复。
塔尔瓦尼亚的答复将载入人权理事会第八届会议将通过的结果报告。
62. 以下建议得到塔尔瓦尼亚的支持：
(a) 清理河流(梅里维亚)；
(b) 扩建花园(巴多维亚)；
(c) 保护古迹(努巴拉)。
63. 上文第3(a)和(b)段所载的建议没有得到塔尔瓦尼亚的支持。
64. 本报告所载的所有结论和/或建议反映提出建议国家和/或受审议国的立场，不应被视为得到整个工作组的赞同。
三. 自愿承诺
65. 塔尔瓦尼亚承诺继续努力。
"""


def test_lists_by_number_and_letter_and_what_only_the_dialogue_says():
    """As reports of the first cycle print them; the last two are only referred to in the conclusions."""
    reading = read(FIRST_CYCLE.encode(), "report.txt")
    assert [(each.paragraph, each.text, each.recommending, each.position) for each in reading.recommendations] == [
        ("60.1", "夜间开放博物馆", ("XMR",), "pending"),
        ("60.2", "冬季关闭桥梁", ("XOR", "XKS"), "pending"),
        ("60.3", "在每座城市植树", ("XLN",), "pending"),
        ("62(a)", "清理河流", ("XMR",), "supported"),
        ("62(b)", "扩建花园", ("XBD",), "supported"),
        ("62(c)", "保护古迹", ("XNB",), "supported"),
        ("3(a)", "每年清点树木", ("XMR",), "noted"),
        ("3(b)", "公布数目", ("XMR",), "noted"),
    ]
    assert (reading.session, reading.state_under_review, reading.warnings) == (1, "XTV", ())


ADDENDUM = """A/HRC/TRAINING/32/Add.1
普遍定期审议工作组报告
塔尔瓦尼亚
增编
1. 塔尔瓦尼亚感谢参加审议的国家。
2. {first}
3. {second}
不支持的建议
5.7 夜间开放博物馆。
该市没有足够的警卫。
建议5.8：冬季关闭桥梁。
"""


@pytest.mark.parametrize(
    ("first", "second", "answers"),
    [
        (
            "塔尔瓦尼亚接受建议5.1、5.2以及5.4至5.6。",
            "建议5.3得到部分支持。",
            {"5.1": "supported", "5.2": "supported", "5.4": "supported", "5.5": "supported", "5.6": "supported"}
            | {"5.3": "partly"},
        ),
        (
            "塔尔瓦尼亚支持建议５．１和５．２，但注意到建议５．３。",
            "塔尔瓦尼亚将在适当时候审议建议5.4。",
            {"5.1": "supported", "5.2": "supported", "5.3": "noted", "5.4": "pending"},
        ),
    ],
)
def test_an_addendum_answers_by_number_and_by_heading(first, second, answers):
    reading = read(ADDENDUM.format(first=first, second=second).encode(), "addendum.txt")
    found = {each.paragraph: each.position.value for each in reading.positions}
    assert found == answers | {"5.7": "noted", "5.8": "noted"}
    assert reading.answers == "A/HRC/TRAINING/32"


ADDENDA = (
    (
        """建议
立场
124.1
夜间开放博物馆(梅里维亚)；
接受
124.2
关闭桥梁(奥兰达)；
不接受
124.3
植树(卢纳里亚)；
注意到
124.4
扩建花园(努巴拉)；
部分接受
""",
        {"124.1": "supported", "124.2": "noted", "124.3": "noted", "124.4": "partly"},
    ),
    (
        """一. 导言
1. 塔尔瓦尼亚欢迎审议。塔尔瓦尼亚收到12项建议，并根据本国法律认真研究了这些建议。
二. 得到塔尔瓦尼亚支持的建议
124.1和124.2
2. 政府正在开展这方面的工作。
124.5：该市自2014年起落实这项建议。
三. 未得到塔尔瓦尼亚支持的建议
124.3至124.4：预算不允许。
四. 部分接受的建议
建议124.6
政府同意第一部分。
""",
        {
            "124.1": "supported",
            "124.2": "supported",
            "124.5": "supported",
            "124.3": "noted",
            "124.4": "noted",
            "124.6": "partly",
        },
    ),
    (
        """1. 塔尔瓦尼亚接受除124.3和124.7以外的所有建议。
2. 关于建议124.3，塔尔瓦尼亚目前无法接受该建议。
3. 塔尔瓦尼亚注意到建议124.7。
""",
        {"": "supported", "124.3": "noted", "124.7": "noted"},
    ),
    (
        """1. 除建议124.3和124.7外，塔尔瓦尼亚接受所有建议。
""",
        {"": "supported", "124.3": "unclear", "124.7": "unclear"},
    ),
    (
        """1. 建议124.1：该建议得到塔尔瓦尼亚的支持。
2. 建议124.2：该建议未得到塔尔瓦尼亚的支持。
3. 建议124.3：塔尔瓦尼亚部分支持该建议。
""",
        {"124.1": "supported", "124.2": "noted", "124.3": "partly"},
    ),
)
"""A table read cell by cell; headings over items; prose with an exception at its end and at its head; `this`."""


@pytest.mark.parametrize(("body", "answers"), ADDENDA)
def test_addenda_as_states_write_them(body, answers):
    reading = read((ADDENDUM.partition("\n1")[0] + "\n" + body).encode(), "addendum.txt")
    assert {each.paragraph: each.position.value for each in reading.positions} == answers


@pytest.mark.parametrize("between", ["、", "和", "，", "以及", "及", "与"])
def test_every_name_of_a_state_is_told_from_the_next(between):
    known = [each for each in states() if each.kind != "former" and each.short.get("zh")]
    for first, second in pairwise(known):
        bracket = f"{first.short['zh']}{between}{second.formal.get('zh') or second.short['zh']}"
        found = named_states(folded(bracket, "zh"), "zh")
        assert found is not None, bracket
        assert found.codes == (first.iso3, second.iso3), bracket


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("（奥兰达、努巴拉）；", "(奥兰达,努巴拉);"), ("６．１", "6.1"), ("完。", "完."), ("《公约》", "《公约》")],
)
def test_signs_are_folded_one_for_one(printed, plain):
    assert folded(printed, "zh") == plain
    assert folded(printed, "en") == printed


def test_lines_are_joined_without_a_blank_where_chinese_is_printed():
    def joined(*lines: str) -> str:
        return Passage([(Line(text, 1, 0), 0) for text in lines]).text

    assert joined("在12", "个月内批准《公约》", "(OP-CAT)") == "在12个月内批准《公约》(OP-CAT)"
    assert joined("United", "Nations") == "United Nations"
    assert tidy("联 合\n国 2014\n年 UN  Women") == "联合国 2014年 UN Women"


def test_blanks_that_a_wide_line_of_a_pdf_shows_are_none():
    page = "塔 尔 瓦 尼 亚 得 到 支 持 ，2014 年 UN 项 目"
    reading = pages(unicode_pdf([page]), 10)
    assert reading[0].text == "塔尔瓦尼亚得到支持，2014 年 UN 项目"


@pytest.mark.parametrize(
    ("genre", "title"),
    [
        ("national-report", "根据人权理事会第16/21号决议附件第5段提交的国家报告"),
        ("compilation", "关于塔尔瓦尼亚的资料汇编"),
        ("summary", "关于塔尔瓦尼亚的利益攸关方材料概述"),
        ("decision", "人权理事会2015年3月26日通过的决定"),
        ("concluding-observations", "关于塔尔瓦尼亚第二次定期报告的结论性意见"),
        ("advance-questions", "事先提交给塔尔瓦尼亚的问题"),
        ("thematic-list", "建议专题清单"),
    ],
)
def test_titles_tell_the_genre(genre, title):
    assert titled(title, titles("zh").genres) == genre


def test_a_date_of_either_kind_is_read_from_the_title_page():
    page = "A/HRC/TRAINING/31\nDistr.: General\n{}\nChinese\n" + REPORT.format(lead="塔尔瓦尼亚支持以下建议：")
    assert read(page.format("2014年11月3日").encode(), "report.txt").date == "2014-11-03"
    assert read(page.format("3 November 2014").encode(), "report.txt").date == "2014-11-03"
