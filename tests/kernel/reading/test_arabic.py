"""Arabic: words, signs and numbers as Arabic documents print them, and pages put together from where glyphs stand.

Title, headings, session and the leads of the lists are those of `named_phrases.toml`, each with the United Nations text
that prints it. No report in Arabic was at hand: other sentences are worded as such reports usually are.
"""

from itertools import pairwise
from random import Random
from textwrap import wrap

import pytest

from hiwar.kernel.facts import states
from hiwar.kernel.reading import read
from hiwar.kernel.reading.bidi import Char, lines_of
from hiwar.kernel.reading.names import named_states
from hiwar.kernel.reading.pdf import pages
from hiwar.kernel.reading.scripts import folded
from hiwar.kernel.reading.text import tidy
from hiwar.kernel.reading.titles import titled, titles
from tests.kernel.reading import translated
from tests.kernel.reading.named_phrases import front, named
from tests.kernel.reading.translated import FILES, SYMBOL, Language, expected
from tests.made_files import unicode_pdf

FRONT = front("ar")
ARABIC = Language(
    code="ar",
    head={
        "mark": "مادة تدريبية – دولة متخيلة",
        "notice": "هذا التقرير متخيَّل ومُعد للاختبار. ولا وجود لأي دولة من الدول المذكورة فيه.",
        "united_nations": "الأمم المتحدة",
        "assembly": "الجمعية العامة",
        "issue": ["Distr.: General", "17 December 2014", "Arabic", "Original: English"],
        "body": FRONT["council"],
        "session": ["الدورة الثامنة والعشرون", "البند 6 من جدول الأعمال"],
        "title": FRONT["title"],
    },
    introduction=(f"{FRONT['session']} {FRONT['review']} وترأست وفد تالفانيا أمينة المحفوظات.", FRONT["troika"]),
    conclusions=("ثانياً-", FRONT["conclusions"]),
    lists=named("ar", "lists"),
    closing=FRONT["closing"],
    annex=("المرفق", "تشكيلة الوفد (تالفانيا)."),
    verbs=(
        *("توسيع", "صيانة", "حماية", "تحسين", "تمويل", "توثيق"),
        *("تجديد", "رعاية", "تنظيم", "تطوير", "دعم", "متابعة"),
    ),
    things=(
        "حدائق العاصمة بورت تالفا",
        "المكتبات المدرسية في المقاطعات الخمس",
        "مسارات المشي على ضفاف نهر تال من 6-1 إلى 6-4",
        "ورش إصلاح القوارب في جزر الملح (وعددها 12)",
        "سجلات الطقس للفترة 1974-1979",
        "المتاحف الصغيرة (بما فيها متحف الفنار) وفقاً للمادة 5 من قانونها",
        "محطات القطار البالغ عددها 35 محطة",
        "دروس الموسيقى لمن تتراوح أعمارهم بين 10 و15 سنة",
        "خدمات النقل إلى الجزر الخارجية، بما في ذلك في الشتاء",
        "أسواق المزارعين الذين لا تتجاوز حصتهم 6,5 في المائة",
        "برامج القراءة الصيفية (READ-ON) للأطفال",
    ),
    text="{verb} {thing} في غضون سنتين ونشر ما أُنجز من ذلك في سجل مفتوح لجميع السكان",
    paragraph="{}-",
    item="{}-{}",
    between=(("، و", "، و"), ("، ", " و"), ("؛ ", "؛ و")),
    apart=" ",
    semicolon="؛ ",
    stop=".",
    before_names=" ",
)


def whole(data: bytes, name: str) -> None:
    reading = read(data, name)
    found = [
        (each.paragraph, each.part, each.text, each.recommending, each.position, each.position_source)
        for each in reading.recommendations
    ]
    assert found == expected(ARABIC)
    assert not reading.warnings
    assert (reading.language, reading.symbol, reading.state_under_review) == ("ar", SYMBOL, "XTV")
    assert (reading.session, reading.date) == (20, "2014-12-17")
    pages = {page.number: page.text for page in reading.pages}
    for each in reading.recommendations:
        printed = "".join(pages[place.page][place.start : place.end] for place in each.places)
        assert "".join(each.text.split()) in "".join(printed.split())
    assert any(len(each.places) > 1 for each in reading.recommendations), "an item goes over a page"


def test_the_report_has_what_it_is_to_show():
    items = expected(ARABIC)
    assert len({row[0] for row in items}) == 66
    assert {row[4].value for row in items} == {"supported", "partly", "pending", "noted"}
    assert max(row[1] for row in items) == 3
    assert max(len(row[3]) for row in items) == 5


def test_a_report_in_word():
    whole(translated.word(ARABIC), "report.docx")


def test_a_report_in_pdf():
    whole((FILES / "report-ar.pdf").read_bytes(), "report.pdf")


def test_a_report_in_plain_text():
    whole(translated.plain(ARABIC).encode(), "report.txt")


@pytest.mark.parametrize("width", [40, 54, 75])
def test_lines_may_break_between_any_two_words(width):
    lines = translated.plain(ARABIC).replace("\f", "").split("\n")
    text = "\n".join(part for line in lines for part in wrap(line, width, break_on_hyphens=False))
    found = [(each.paragraph, each.part, each.text) for each in read(text.encode(), "report.txt").recommendations]
    assert found == [row[:3] for row in expected(ARABIC)]


def test_digits_strokes_and_marks_of_direction_change_nothing():
    """Arabic-Indic digits, a stretched word and marks of direction, as word processors leave them."""
    text = translated.plain(ARABIC)
    head, body = text.split("ثانياً-", 1)
    body = body.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    body = body.replace("\n", "\n\u200f").replace("التوصيات", "التوصيـــات")
    reading = read(f"{head}ثانياً-{body}".encode(), "report.txt")
    found = [(each.paragraph, each.part, each.recommending, each.position) for each in reading.recommendations]
    assert found == [(row[0], row[1], row[3], row[4]) for row in expected(ARABIC)]
    assert reading.recommendations[4].text.startswith("تمويل سجلات الطقس للفترة ١٩٧٤-١٩٧٩ في غضون سنتين")


REPORT = """A/HRC/TRAINING/32
تقرير الفريق العامل المعني بالاستعراض الدوري الشامل
تالفانيا
1- عقد الفريق العامل المعني بالاستعراض الدوري الشامل دورته الحادية والعشرين.
ثانياً - الاستنتاجات و/أو التوصيات
5- {lead}
5-1 فتح المتحف (ميريفيا)؛
5-2 إغلاق الجسر (أورلندا).
"""


@pytest.mark.parametrize(
    ("position", "lead"),
    [
        # A/HRC/16/6, para. 68; A/HRC/17/13, para. 64; A/HRC/17/8, para. 92
        ("supported", "نظرت تالفانيا في التوصيات التي قُدمت خلال الحوار التفاعلي والواردة أدناه وأعربت عن تأييدها لها:"),
        ("supported", "حظيت التوصيات التالية التي صيغت أثناء الحوار التفاعلي بتأييد تالفانيا بعد أن نظرت فيها:"),
        ("supported", "التوصيات الواردة أدناه والمقدمة أثناء جلسة التحاور تحظى بتأييد تالفانيا:"),
        ("supported", "تؤيد تالفانيا التوصيات التالية:"),
        ("supported", "قبلت تالفانيا التوصيات الواردة أدناه:"),
        # A/HRC/13/16, para. 71; A/HRC/25/11, para. 106
        ("pending", "ستنظر تالفانيا في التوصيات التالية وستقدم ردودها في الوقت المناسب."),
        ("pending", "التوصيات التالية ستبحثها تالفانيا التي ستقدم ردودها في موعد لا يتجاوز الدورة الخامسة للمجلس:"),
        # A/HRC/22/13, para. 104; A/HRC/13/12, para. 72
        ("noted", "لا تحظى التوصيات أدناه بتأييد تالفانيا"),
        ("noted", "نظرت تالفانيا في التوصيات التالية وأحاطت علماً بها:"),
        ("noted", "أُحيط علماً بالتوصيات التالية:"),
        ("noted", "لم تقبل تالفانيا التوصيات الواردة أدناه:"),
        ("partly", "تقبل تالفانيا التوصيات التالية جزئياً:"),
    ],
)
def test_the_lead_of_a_list_gives_the_position(position, lead):
    reading = read(REPORT.format(lead=lead).encode(), "report.txt")
    found = [(each.paragraph, each.position) for each in reading.recommendations]
    assert found == [("5.1", position), ("5.2", position)]
    assert reading.session == 21
    assert reading.recommendations[0].position_as_written == lead


FIRST_CYCLE = """A/HRC/TRAINING/33
تقرير الفريق العامل المعني بالاستعراض الدوري الشامل
تالفانيا
مقدمة
1- عقد الفريق العامل المعني بالاستعراض الدوري الشامل، المنشأ وفقاً لقرار مجلس حقوق الإنسان 5/1،
دورته الأولى في الفترة من 7 إلى 18 نيسان/أبريل 2008. واستُعرضت الحالة في تالفانيا في الجلسة الأولى.
أولاً - موجز وقائع عملية الاستعراض
2- قدم الوفد تقريره.
3- شكرت ميريفيا تالفانيا. وأوصت بما يلي: (أ) عد الأشجار كل سنة؛ (ب) نشر العدد.
ثانياً - الاستنتاجات و/أو التوصيات
60- في سياق المناقشة، قُدمت إلى تالفانيا التوصيات التالية:
1- فتح المتحف ليلاً (ميريفيا)؛
2- إغلاق الجسر في الشتاء (أورلندا، كستيريا)؛
3- غرس الأشجار في كل
مدينة (لوناريا).
61- وستنظر تالفانيا في هذه التوصيات وستقدم ردودها في الوقت المناسب. وستُدرج هذه الردود في تقرير
النتائج الذي سيعتمده مجلس حقوق الإنسان في دورته الثامنة.
62- وتحظى التوصيات التالية بتأييد تالفانيا:
(أ) تنظيف النهر (ميريفيا)؛
(ب) توسيع الحدائق (بردوفيا)؛
(ج) صون الآثار (نوبارا).
63- أما التوصيات الواردة في الفقرتين 3(أ) و3(ب) أعلاه فلا تحظى بتأييد تالفانيا.
64- جميع الاستنتاجات و/أو التوصيات الواردة في هذا التقرير تعبر عن موقف الدولة (الدول) المقدمة لها
و/أو الدولة موضوع الاستعراض. ولا ينبغي أن تُفهم على أنها حظيت بتأييد الفريق العامل ككل.
ثالثاً - التعهدات والالتزامات الطوعية
65- تتعهد تالفانيا بالاستمرار.
"""


def test_lists_by_number_and_letter_and_what_only_the_dialogue_says():
    """As reports of the first cycle print them; the last two are only referred to in the conclusions."""
    reading = read(FIRST_CYCLE.encode(), "report.txt")
    assert [(each.paragraph, each.text, each.recommending, each.position) for each in reading.recommendations] == [
        ("60.1", "فتح المتحف ليلاً", ("XMR",), "pending"),
        ("60.2", "إغلاق الجسر في الشتاء", ("XOR", "XKS"), "pending"),
        ("60.3", "غرس الأشجار في كل مدينة", ("XLN",), "pending"),
        ("62(a)", "تنظيف النهر", ("XMR",), "supported"),
        ("62(b)", "توسيع الحدائق", ("XBD",), "supported"),
        ("62(c)", "صون الآثار", ("XNB",), "supported"),
        ("3(a)", "عد الأشجار كل سنة", ("XMR",), "noted"),
        ("3(b)", "نشر العدد", ("XMR",), "noted"),
    ]
    assert (reading.session, reading.state_under_review, reading.warnings) == (1, "XTV", ())


ADDENDUM = """A/HRC/TRAINING/32/Add.1
تقرير الفريق العامل المعني بالاستعراض الدوري الشامل
تالفانيا
إضافة
1- تشكر تالفانيا الدول المشاركة.
2- {first}
3- {second}
التوصيات التي لا تحظى بالتأييد
5-7 فتح المتحف ليلاً.
لا تملك المدينة ما يكفي من الحراس.
التوصية 5-8: إغلاق الجسر في الشتاء.
"""


@pytest.mark.parametrize(
    ("first", "second", "answers"),
    [
        (
            "تقبل تالفانيا التوصيات 5-1 و5-2 ومن 5-4 إلى 5-6.",
            "تحظى التوصية 5-3 بتأييد جزئي.",
            {"5.1": "supported", "5.2": "supported", "5.4": "supported", "5.5": "supported", "5.6": "supported"}
            | {"5.3": "partly"},
        ),
        (
            "تحظى التوصيتان ٥-١ و٥-٢ بتأييد تالفانيا وتحيط علماً بالتوصية ٥-٣.",
            "ستنظر تالفانيا في التوصية 5-4 في الوقت المناسب.",
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
        """التوصية
الموقف
124-1
فتح المتحف ليلاً (ميريفيا)؛
مقبولة
124-2
إغلاق الجسر (أورلندا)؛
غير مقبولة
124-3
غرس الأشجار (لوناريا)؛
أُحيط علماً بها
124-4
توسيع الحدائق (نوبارا)؛
مقبولة جزئياً
""",
        {"124.1": "supported", "124.2": "noted", "124.3": "noted", "124.4": "partly"},
    ),
    (
        """أولاً- مقدمة
1- ترحب تالفانيا بالاستعراض. وقد تلقت 12 توصية ونظرت فيها بعناية في ضوء قوانينها.
ثانياً- التوصيات التي تحظى بتأييد تالفانيا
124-1 و124-2
2- تعمل الحكومة على ذلك.
124-5: تنفذ المدينة هذه التوصية منذ عام 2014.
ثالثاً- التوصيات التي لا تحظى بتأييد تالفانيا
124-3 إلى 124-4: لا تسمح الميزانية بذلك.
رابعاً- التوصيات المقبولة جزئياً
التوصية 124-6
توافق الحكومة على الجزء الأول.
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
        """1- تقبل تالفانيا جميع التوصيات باستثناء التوصيات 124-3 و124-7.
2- وفيما يتعلق بالتوصية 124-3، لا يمكن لتالفانيا قبول هذه التوصية في الوقت الراهن.
3- أما التوصية 124-7 فقد أحاطت تالفانيا علماً بها.
""",
        {"": "supported", "124.3": "noted", "124.7": "noted"},
    ),
    (
        """1- باستثناء التوصيتين 124-3 و124-7، تقبل تالفانيا جميع التوصيات.
""",
        {"": "supported", "124.3": "unclear", "124.7": "unclear"},
    ),
    (
        """1- التوصية 124-1: تحظى هذه التوصية بتأييد تالفانيا.
2- التوصية 124-2: لا تحظى هذه التوصية بتأييد تالفانيا.
3- التوصية 124-3: تؤيد تالفانيا هذه التوصية جزئياً.
""",
        {"124.1": "supported", "124.2": "noted", "124.3": "partly"},
    ),
)
"""A table read cell by cell; headings over items; prose with an exception at its end and at its head; `this`."""


@pytest.mark.parametrize(("body", "answers"), ADDENDA)
def test_addenda_as_states_write_them(body, answers):
    reading = read((ADDENDUM.partition("\n1")[0] + "\n" + body).encode(), "addendum.txt")
    assert {each.paragraph: each.position.value for each in reading.positions} == answers


@pytest.mark.parametrize("between", ["، و", " و", "، ", "؛ "])
def test_every_name_of_a_state_is_told_from_the_next(between):
    known = [each for each in states() if each.kind != "former" and each.short.get("ar")]
    for first, second in pairwise(known):
        bracket = f"{first.short['ar']}{between}{second.formal.get('ar') or second.short['ar']}"
        found = named_states(folded(bracket, "ar"), "ar")
        assert found is not None, bracket
        assert found.codes == (first.iso3, second.iso3), bracket


@pytest.mark.parametrize("bracket", ["البروتوكول الاختياري لاتفاقية مناهضة التعذيب", "12"])
def test_other_brackets_name_no_state(bracket):
    assert named_states(bracket, "ar") is None


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("124-16 توصية، ثم", "124.16 توصية, ثم"),
        ("١٢٤-١٦", "124.16"),
        ("12- الفقرة", "12. الفقرة"),
        ("الفترة 1974-1979", "الفترة 1974-1979"),
        ("القرار 5/1", "القرار 5/1"),
        ("رقم 022-123-4567", "رقم 022-123-4567"),
    ],
)
def test_signs_are_folded_one_for_one(printed, plain):
    assert folded(printed, "ar") == plain
    assert folded(printed, "en") == printed


def drawn(line: str, *, y: float = 700.0, at: float = 500.0, em: float = 10.0) -> list[Char]:
    """The glyphs of a line as they are seen from left to right, each half an em wide; `at` is the right edge."""
    edges = [at - (len(line) - i) * em / 2 for i in range(len(line) + 1)]
    return [Char(sign, left, y, left, right, y, em) for sign, (left, right) in zip(line, pairwise(edges), strict=True)]


def seen(logical: str) -> str:
    """Arabic letters as they are seen: the last on the left."""
    return logical[::-1]


@pytest.mark.parametrize(
    ("visual", "text"),
    [
        (seen("فتح المتحف"), "فتح المتحف"),
        (f"2027 {seen('في عام')}", "في عام 2027"),
        (f"{seen('لحقوق')} 5/1 {seen('قرار')}", "قرار 5/1 لحقوق"),
        (f"A/HRC/27/10 {seen('الوثيقة')}", "الوثيقة A/HRC/27/10"),
        (f"6,5 {seen('نسبة')}", "نسبة 6,5"),
        (f"1979-1974 {seen('للفترة')}", "للفترة 1974-1979"),
        ("Distr.: General", "Distr.: General"),
        (f"United Nations {seen('مكتب')}", "مكتب United Nations"),
    ],
)
def test_a_line_is_read_from_the_right_and_its_numbers_from_the_left(visual, text):
    assert lines_of([drawn(visual)]) == [text]


@pytest.mark.parametrize("opening", ["(", ")"])
def test_brackets_are_stored_either_way_round(opening):
    closing = {"(": ")", ")": "("}[opening]
    stored = f"{closing}{seen('ميريفيا')}{opening} {seen('فتح')}"
    assert lines_of([drawn(stored)]) == ["فتح (ميريفيا)"]


@pytest.mark.parametrize("label", ["{1}-{0}", "{0}-{1}"])
def test_the_numbers_of_items_are_drawn_either_way_round(label):
    """The number that stays the same from item to item is the list's."""
    page = []
    for item in range(1, 13):
        page += drawn(f"{seen('فتح المتحف')} {label.format(6, item)}", y=700 - 20 * item)
    assert lines_of([page])[0].split("\n") == [f"6-{item} فتح المتحف" for item in range(1, 13)]


def test_marks_go_with_their_letters():
    """A mark is drawn above its letter; some programs store the letter once more with it."""
    page = drawn(seen("علما"))
    alef = page[0]
    above = alef._replace(text="\u064b", y=alef.y + 3, bottom=alef.bottom + 6)
    assert lines_of([[*page, above]]) == ["علماً"]
    together = [alef, alef._replace(text="\u064b")]
    copy = [each._replace(y=each.y + 5, bottom=each.bottom + 6, x=each.x + 0.1) for each in reversed(together)]
    assert lines_of([[*page[1:], *together, *copy]]) == ["علماً"]


def test_ligatures_are_told_as_letters():
    page = drawn(seen("سم"))
    ligature = Char("\ufefb", 480.0, 700.0, 480.0, 488.0, 700.0, 10.0)
    assert lines_of([[*page, ligature]]) == ["سملا"]
    two = [Char(sign, 480.0, 700.0, 480.0, 490.0, 700.0, 10.0) for sign in "ال"]
    assert lines_of([[*page, *two]]) == ["سملا"]


def test_words_are_parted_where_no_blanks_are_drawn_and_columns_where_gaps_are_wide():
    words = [drawn(seen(word), at=500 - 40 * i) for i, word in enumerate(("فتح", "باب", "بيت"))]
    assert lines_of([[char for word in words for char in word]]) == ["فتح باب بيت"]
    columns = drawn(seen("الجمعية"), at=500) + drawn("17 December", at=200)
    assert lines_of([columns]) == ["الجمعية 17 December"]


def test_a_page_with_nothing_on_it():
    assert lines_of([[], drawn(seen("فتح"))]) == ["", "فتح"]


def test_a_page_of_a_pdf_is_told_from_where_its_glyphs_are_drawn():
    lines = [f"{seen('المتحف')} 6-1", f".2014 {seen('في عام')} ){seen('ميريفيا')}("]
    reading = pages(unicode_pdf(["\n".join(lines)]), 10)
    assert reading[0].text == "1-6 المتحف\n(ميريفيا) في عام 2014."


def test_a_page_with_more_glyphs_than_any_print_has_stays_as_it_is_stored():
    line = f"{'ب' * 99}("
    assert pages(unicode_pdf(["\n".join([line] * 3)]), 10)[0].text.startswith("(")
    assert pages(unicode_pdf(["\n".join([line] * 201)]), 10)[0].text.startswith(")")


def test_thousands_of_glyphs_in_no_order_are_put_into_lines():
    """Letters, marks, digits and brackets at places that no typesetter makes: no line is lost, and it ends soon."""
    random = Random(7)
    chars = []
    for i in range(8_000):
        x, y = random.random() * 500, random.random() * 800
        chars.append(Char("اب\u064b1(-"[i % 6], x, y, x, x + random.random() * 6, y + random.random() * 6, 10.0))
    text = lines_of([chars])[0]
    assert sum(text.count(sign) for sign in "اب1-()") >= 5 * 8_000 // 6
    assert text.count("\n") > 80


@pytest.mark.parametrize(
    ("genre", "title"),
    [
        ("national-report", "تقرير وطني مقدم وفقاً للفقرة 5 من مرفق قرار مجلس حقوق الإنسان 16/21"),
        ("compilation", "تجميع للمعلومات المتعلقة بتالفانيا"),
        ("summary", "موجز المعلومات المقدمة من الجهات صاحبة المصلحة بشأن تالفانيا"),
        ("decision", "مقرر اعتمده مجلس حقوق الإنسان في 26 آذار/مارس 2015"),
        ("concluding-observations", "الملاحظات الختامية بشأن التقرير الدوري الثاني لتالفانيا"),
        ("advance-questions", "أسئلة مقدمة سلفاً إلى تالفانيا"),
        ("thematic-list", "القائمة المواضيعية للتوصيات"),
    ],
)
def test_titles_tell_the_genre(genre, title):
    assert titled(title, titles("ar").genres) == genre


def test_a_date_of_either_kind_is_read_from_the_title_page():
    page = "A/HRC/TRAINING/31\nDistr.: General\n{}\nArabic\n" + REPORT.format(lead="تؤيد تالفانيا التوصيات التالية:")
    assert read(page.format("3 تشرين الثاني/نوفمبر 2014").encode(), "report.txt").date == "2014-11-03"
    assert read(page.format("3 November 2014").encode(), "report.txt").date == "2014-11-03"


def test_shapes_of_letters_are_told_as_letters():
    """Presentation forms: `ﻻ` for `لا`, `ﷲ` for `الله`, and a mark over a blank."""
    assert tidy("ﻻ ﺗﺤﻈﻰ ﷲ ﹱ\u200f.") == "لا تحظى الله ً."
