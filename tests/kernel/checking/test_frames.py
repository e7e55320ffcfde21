"""Ways of saying how a State stands to a treaty, what it reports, how many recommendations there were: each sentence
with the kinds of claim, the States and the values that it makes.
"""

from __future__ import annotations

from typing import Any

import pytest

from hiwar.kernel.checking import Kind, claims_in
from hiwar.kernel.reading.press import Speaker, statement_of

TREATY, REPORTS, COUNT = Kind.TREATY_MEMBERSHIP, Kind.REPORTS_DUE, Kind.RECOMMENDATION_COUNT
SPEAKER = Speaker("s1", None, None, "XTV")

Claimed = tuple[Kind, str, Any]
"""The kind, the States in any order, instruments or a number."""

FRAMES: dict[str, list[tuple[str, list[Claimed]]]] = {
    "en": [
        ("Malta is among the States bound by the Convention against Torture.", [(TREATY, "MLT", "CAT")]),
        ("Malta has been inside the women's convention for thirty years.", [(TREATY, "MLT", "CEDAW")]),
        ("The migrant workers treaty has yet to find favour in Oslo.", [(TREATY, "NOR", "ICMW")]),
        ("Oman keeps its distance from both covenants.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("Oman's accession to the two Covenants came in 2020.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("Somalia put its name to the disability treaty in 2018.", [(TREATY, "SOM", "CRPD")]),
        (
            "The United States signed the Convention on the Rights of the Child in 1995 but has never ratified it.",
            [(TREATY, "USA", "CRC"), (TREATY, "USA", "CRC")],
        ),
        (
            "Of all UN member states, only the United States remains outside the children's treaty.",
            [(TREATY, "USA", "CRC")],
        ),
        ("Iran is a stranger to the torture convention.", [(TREATY, "IRN", "CAT")]),
        ("Tehran never signed up to CEDAW.", [(TREATY, "IRN", "CEDAW")]),
        ("Cuba's signature under the two covenants dates from 2008.", [(TREATY, "CUB", "ICCPR ICESCR")]),
        ("Chad counts eight of the nine core human rights treaties among its commitments.", [(TREATY, "TCD", 8)]),
        ("Kenya is not covered by the convention on enforced disappearances.", [(TREATY, "KEN", "ICPPED")]),
        (
            "Its instrument deposited, Fiji became the 165th State bound by the Convention against Torture.",
            [(TREATY, "FJI", "CAT")],
        ),
        ("Neither China nor Cuba has ratified the civil and political covenant.", [(TREATY, "CHN CUB", "ICCPR")]),
        ("Albania adheres to all nine core treaties.", [(TREATY, "ALB", 9)]),
        (
            "Turkey ratified CERD in 2002 and the optional protocol to the torture convention in 2011.",
            [(TREATY, "TUR", "ICERD"), (TREATY, "TUR", "OPCAT")],
        ),
        (
            "We are proud to have joined the Convention on the Rights of Persons with Disabilities.",
            [(TREATY, "XTV", "CRPD")],
        ),
        ("My country acceded to OPCAT last year.", [(TREATY, "XTV", "OPCAT")]),
        ("Japan is not a party to the Optional Protocol to CEDAW.", [(TREATY, "JPN", "OP-CEDAW")]),
        (
            "The Second Optional Protocol, aiming at the abolition of the death penalty, binds Mongolia since 2012.",
            [(TREATY, "MNG", "ICCPR-OP2")],
        ),
        ("Pyongyang tried to withdraw from the ICCPR in 1997.", [(TREATY, "PRK", "ICCPR")]),
        (
            "North Korea is still a party to the political covenant from which it sought to walk away.",
            [(TREATY, "PRK", "ICCPR")],
        ),
        ("The list of parties to the migrant workers' convention includes Morocco.", [(TREATY, "MAR", "ICMW")]),
        ("Missing from the parties to the disability convention is Bhutan.", [(TREATY, "BTN", "CRPD")]),
        (
            "India signed the torture convention in 1997; ratification never followed.",
            [(TREATY, "IND", "CAT"), (TREATY, "IND", "CAT")],
        ),
        ("For Qatar the Convention against Torture has been in force since 2000.", [(TREATY, "QAT", "CAT")]),
        ("Vietnam holds membership in seven UN human rights treaties.", [(TREATY, "VNM", 7)]),
        ("Nigeria is party to many international human rights instruments.", [(TREATY, "NGA", "many")]),
        (
            "Nigeria's second periodic report to the Human Rights Committee is eighteen years overdue.",
            [(REPORTS, "NGA", "ICCPR")],
        ),
        ("Malawi handed its long-awaited report to the women's committee last week.", [(REPORTS, "MWI", "CEDAW")]),
        ("Geneva is still waiting for Fiji's first report on torture.", [(REPORTS, "FJI", "CAT")]),
        ("The Committee against Torture has been waiting since 2001 for Guinea to report.", [(REPORTS, "GIN", "CAT")]),
        ("Haiti owes three treaty bodies a total of five reports.", [(REPORTS, "HTI", None)]),
        ("Gabon is up to date with all its treaty reports.", [(REPORTS, "GAB", None)]),
        ("Gabon has no overdue reports.", [(REPORTS, "GAB", None)]),
        ("The next report of Chile under CRPD falls due in 2026.", [(REPORTS, "CHL", "CRPD")]),
        ("Laos missed the 2011 deadline for its initial report under the ICCPR.", [(REPORTS, "LAO", "ICCPR")]),
        ("Not one report from Dominica has ever reached the Human Rights Committee.", [(REPORTS, "DMA", "ICCPR")]),
        ("Our combined fourth and fifth report under CEDAW was submitted in March.", [(REPORTS, "XTV", "CEDAW")]),
        ("The CERD committee reminded Liberia of its overdue initial report.", [(REPORTS, "LBR", "ICERD")]),
        ("Liberia's report under the racial discrimination convention is decades late.", [(REPORTS, "LBR", "ICERD")]),
        (
            "Bangladesh finally filed its initial report on economic and social rights in 2017.",
            [(REPORTS, "BGD", "ICESCR")],
        ),
        ("The backlog of Papua New Guinea includes reports under four treaties.", [(REPORTS, "PNG", None)]),
        (
            "Under the Convention against Torture, Seychelles was to report by 1993 but has not done so.",
            [(REPORTS, "SYC", "CAT")],
        ),
        ("Treaty bodies have repeatedly asked North Korea for its periodic reports.", [(REPORTS, "PRK", None)]),
        ("At its third review Pakistan was given 289 recommendations.", [(COUNT, "PAK", 289)]),
        (
            "Pakistan's third review produced 289 recommendations, 168 of which it supported.",
            [(COUNT, "PAK", 289), (COUNT, "PAK", 168)],
        ),
        ("Islamabad noted 117 of the 289 recommendations.", [(COUNT, "PAK", 117), (COUNT, "PAK", 289)]),
        ("During its review, 110 delegations made 340 recommendations to Japan.", [(COUNT, "JPN", 340)]),
        ("Norway put four recommendations to North Korea.", [(COUNT, "NOR PRK", 4)]),
        ("North Korea received four recommendations from Norway.", [(COUNT, "NOR PRK", 4)]),
        ("Four of the recommendations to North Korea came from Norway.", [(COUNT, "NOR PRK", 4)]),
        ("Bhutan accepted 160 recommendations and rejected none.", [(COUNT, "BTN", 160), (COUNT, "BTN", 0)]),
        ("All 87 recommendations were accepted by Iceland.", [(COUNT, "ISL", 87)]),
        (
            "Egypt, which came away with 372 recommendations, said yes to 270 of them.",
            [(COUNT, "EGY", 372), (COUNT, "EGY", 270)],
        ),
        ("Some 270 of the recommendations met with Cairo's approval.", [(COUNT, "EGY", 270)]),
        ("The number of recommendations made to Egypt rose to 372.", [(COUNT, "EGY", 372)]),
        ("Cuba had 339 recommendations to answer.", [(COUNT, "CUB", 339)]),
        ("In 2013 China supported 204 out of 252 recommendations.", [(COUNT, "CHN", 204), (COUNT, "CHN", 252)]),
        ("We made two recommendations to Viet Nam, and both were accepted.", [(COUNT, "VNM XTV", 2)]),
        (
            "Saudi Arabia fielded 258 recommendations in its third cycle and turned down 31.",
            [(COUNT, "SAU", 258), (COUNT, "SAU", 31)],
        ),
        (
            "Russia's harvest in 2018: 317 recommendations, of which 191 fully supported.",
            [(COUNT, "RUS", 317), (COUNT, "RUS", 191)],
        ),
        ("Jordan has long been bound by CEDAW, albeit with reservations.", [(TREATY, "JOR", "CEDAW")]),
        (
            "Bolivia's ratification of the disability convention was registered in November 2009.",
            [(TREATY, "BOL", "CRPD")],
        ),
        (
            "Kuwait came late to the International Covenant on Civil and Political Rights, in 1996.",
            [(TREATY, "KWT", "ICCPR")],
        ),
        ("Unlike its neighbours, Tonga has signed neither Covenant.", [(TREATY, "TON", "ICCPR ICESCR")]),
        ("Tonga is one of two States that have ratified none of the treaties on women.", [(TREATY, "TON", "CEDAW")]),
        (
            "Among those which never adhered to the treaty on enforced disappearances is Canada.",
            [(TREATY, "CAN", "ICPPED")],
        ),
        (
            "It took Sri Lanka until 2017 to join the Optional Protocol to the Convention against Torture.",
            [(TREATY, "LKA", "OPCAT")],
        ),
        (
            "Washington has not consented to be bound by the economic and social covenant, though it signed in 1977.",
            [(TREATY, "USA", "ICESCR"), (TREATY, "USA", "ICESCR")],
        ),
        ("Seven of the nine main human rights conventions count Thailand among their parties.", [(TREATY, "THA", 7)]),
        ("Thailand is a party to seven of the nine core human rights treaties.", [(TREATY, "THA", 7)]),
        (
            "Iran has left the convention on the rights of the child untouched since ratifying it in 1994.",
            [(TREATY, "IRN", "CRC")],
        ),
        ("Burundi denounced no human rights treaty.", []),
        (
            "Angola's instrument of accession to the anti-racism convention reached New York in October 2019.",
            [(TREATY, "AGO", "ICERD")],
        ),
        ("Pyongyang is a party to CRPD since December 2016.", [(TREATY, "PRK", "CRPD")]),
        (
            "Moscow's ratification of the Convention on the Rights of the Child goes back to 1990.",
            [(TREATY, "RUS", "CRC")],
        ),
        ("Eritrea presented its fourth report to CEDAW in 2012.", [(REPORTS, "ERI", "CEDAW")]),
        (
            "Barbados is in arrears with the Committee on Economic, Social and Cultural Rights.",
            [(REPORTS, "BRB", "ICESCR")],
        ),
        (
            "Nauru's initial report to the Committee against Torture fell due in 2013 and was never sent.",
            [(REPORTS, "NRU", "CAT")],
        ),
        ("The Committee on the Rights of the Child expects Samoa's next report in 2020.", [(REPORTS, "WSM", "CRC")]),
        ("Samoa must report to the Committee on the Rights of the Child by 2020.", [(REPORTS, "WSM", "CRC")]),
        ("Four years after the deadline, Vanuatu has yet to file its ICCPR report.", [(REPORTS, "VUT", "ICCPR")]),
        ("No report by Tuvalu has arrived under the women's convention since 2009.", [(REPORTS, "TUV", "CEDAW")]),
        (
            "During the third cycle Moldova collected 209 recommendations, accepting 176 and noting 33.",
            [(COUNT, "MDA", 209), (COUNT, "MDA", 176), (COUNT, "MDA", 33)],
        ),
        ("Of the 209 recommendations Moldova got, it embraced 176.", [(COUNT, "MDA", 209), (COUNT, "MDA", 176)]),
        ("The delegation of Moldova announced that 176 recommendations enjoyed its support.", [(COUNT, "MDA", 176)]),
        ("Syria rejected 26 recommendations in 2011.", [(COUNT, "SYR", 26)]),
        ("More than 200 recommendations were addressed to Myanmar in 2015.", [(COUNT, "MMR", 200)]),
        ("Myanmar was told 281 things to do; it agreed to 166 recommendations.", [(COUNT, "MMR", 166)]),
        (
            "Sweden gave North Korea six recommendations, none of which was accepted.",
            [(COUNT, "PRK SWE", 6), (COUNT, "PRK", 0)],
        ),
        (
            "Belarus got 266 recommendations in its third review, up from 168 in 2015.",
            [(COUNT, "BLR", 266), (COUNT, "BLR", 168)],
        ),
        ("The Swiss delegation made three recommendations to Belarus.", [(COUNT, "BLR CHE", 3)]),
        (
            "Not a single one of the 83 recommendations rejected in 2014 has been reconsidered by North Korea.",
            [(COUNT, "PRK", 83)],
        ),
        ("Kuwait took 278 recommendations home.", [(COUNT, "KWT", 278)]),
        ("Yemen's score: 254 recommendations, 201 accepted.", [(COUNT, "YEM", 254), (COUNT, "YEM", 201)]),
        ("A seminar on the Convention against Torture was held in Rabat, Morocco.", []),
        ("The company made 40 recommendations to the board.", []),
        ("The report of the auditor is overdue, the minister of Kenya said.", []),
        ("Russia and China signed seven trade agreements.", []),
        ("Kenya hosts a conference on the rights of the child in May.", []),
        ("The Convention on the Rights of the Child was adopted in 1989.", []),
        ("Peru violates article 7 of the Covenant.", []),
        ("Chile called on Peru to ratify the Convention on enforced disappearance.", []),
    ],
    "ar": [
        ("مالطة من الدول المنضمة إلى اتفاقية مناهضة التعذيب.", [(TREATY, "MLT", "CAT")]),
        ("لم تصادق عُمان على العهدين حتى عام 2020.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("انضمام عُمان إلى العهدين جاء متأخرا.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("الولايات المتحدة هي الدولة الوحيدة التي لم تصدق على اتفاقية الطفل.", [(TREATY, "USA", "CRC")]),
        ("تبقى إيران غريبة عن اتفاقية سيداو.", [(TREATY, "IRN", "CEDAW")]),
        ("اليابان ليست من أطراف البروتوكول الاختياري لاتفاقية سيداو.", [(TREATY, "JPN", "OP-CEDAW")]),
        ("وضعت الصومال توقيعها على اتفاقية الإعاقة عام 2018.", [(TREATY, "SOM", "CRPD")]),
        (
            "كوبا وقعت العهدين في 2008 من دون أن تصادق عليهما.",
            [(TREATY, "CUB", "ICCPR ICESCR"), (TREATY, "CUB", "ICCPR ICESCR")],
        ),
        ("المغرب من القلائل الذين قبلوا اتفاقية العمال المهاجرين.", [(TREATY, "MAR", "ICMW")]),
        ("أصبحت اتفاقية الاختفاء القسري سارية بالنسبة إلى اليابان منذ 2010.", [(TREATY, "JPN", "ICPPED")]),
        ("تركيا طرف في اتفاقية القضاء على التمييز العنصري منذ 2002.", [(TREATY, "TUR", "ICERD")]),
        ("حاولت بيونغ يانغ الانسحاب من العهد الدولي الخاص بالحقوق المدنية والسياسية.", [(TREATY, "PRK", "ICCPR")]),
        ("صادقت بلادي على اتفاقية حقوق الأشخاص ذوي الإعاقة.", [(TREATY, "XTV", "CRPD")]),
        ("كوريا الشمالية عضو في العديد من معاهدات حقوق الإنسان.", [(TREATY, "PRK", "many")]),
        ("ألبانيا صادقت على كل المعاهدات الأساسية التسع.", [(TREATY, "ALB", 9)]),
        ("لا يظهر اسم بوتان في قائمة الدول الأطراف في اتفاقية الإعاقة.", [(TREATY, "BTN", "CRPD")]),
        ("تقرير نيجيريا الثاني إلى اللجنة المعنية بحقوق الإنسان متأخر ثمانية عشر عاما.", [(REPORTS, "NGA", "ICCPR")]),
        ("لم تقدم غينيا تقريرها الأولي إلى لجنة مناهضة التعذيب.", [(REPORTS, "GIN", "CAT")]),
        ("سلمت ملاوي لجنة المرأة تقريرها المنتظر.", [(REPORTS, "MWI", "CEDAW")]),
        ("على هايتي خمسة تقارير متأخرة لهيئات المعاهدات.", [(REPORTS, "HTI", None)]),
        ("يحين موعد تقرير تشيلي المقبل بموجب اتفاقية الإعاقة في 2026.", [(REPORTS, "CHL", "CRPD")]),
        ("لا تزال جنيف تنتظر تقرير فيجي عن التعذيب.", [(REPORTS, "FJI", "CAT")]),
        ("قدمنا تقريرنا الجامع بموجب سيداو في مارس.", [(REPORTS, "XTV", "CEDAW")]),
        ("ليس على الغابون أي تقرير متأخر.", [(REPORTS, "GAB", None)]),
        ("فوتت لاوس الموعد النهائي لتقديم تقريرها الأولي بشأن العهد المدني والسياسي.", [(REPORTS, "LAO", "ICCPR")]),
        ("تلقت باكستان 289 توصية في استعراضها الثالث وأيدت منها 168.", [(COUNT, "PAK", 289), (COUNT, "PAK", 168)]),
        ("أحاطت إسلام آباد علما بمئة وسبع عشرة توصية من أصل 289.", [(COUNT, "PAK", 117), (COUNT, "PAK", 289)]),
        ("قدمت النرويج أربع توصيات إلى كوريا الشمالية.", [(COUNT, "NOR PRK", 4)]),
        ("تلقت كوريا الشمالية أربع توصيات من النرويج.", [(COUNT, "NOR PRK", 4)]),
        ("قبلت أيسلندا جميع التوصيات البالغ عددها 87.", [(COUNT, "ISL", 87)]),
        ("خرجت مصر من استعراضها بـ372 توصية قبلت منها 270.", [(COUNT, "EGY", 372), (COUNT, "EGY", 270)]),
        ("بلغ عدد التوصيات الموجهة إلى مصر 372.", [(COUNT, "EGY", 372)]),
        ("رفضت السعودية 31 توصية وقبلت ما عداها.", [(COUNT, "SAU", 31)]),
        ("لم ترفض بوتان أي توصية.", [(COUNT, "BTN", 0)]),
        ("قدمت بلادي توصيتين إلى فييت نام.", [(COUNT, "VNM XTV", 2)]),
        ("الأردن ملزم باتفاقية سيداو منذ عقود.", [(TREATY, "JOR", "CEDAW")]),
        (
            "تأخرت الكويت في الالتحاق بالعهد الدولي الخاص بالحقوق المدنية والسياسية حتى 1996.",
            [(TREATY, "KWT", "ICCPR")],
        ),
        ("لم توقع تونغا أيا من العهدين.", [(TREATY, "TON", "ICCPR ICESCR")]),
        ("كندا من الدول التي لم تنضم قط إلى اتفاقية الاختفاء القسري.", [(TREATY, "CAN", "ICPPED")]),
        ("لم تنضم سريلانكا إلى البروتوكول الاختياري لاتفاقية مناهضة التعذيب إلا في 2017.", [(TREATY, "LKA", "OPCAT")]),
        ("تايلند طرف في سبع من المعاهدات الأساسية التسع.", [(TREATY, "THA", 7)]),
        ("وصل صك انضمام أنغولا إلى اتفاقية مناهضة العنصرية في أكتوبر 2019.", [(TREATY, "AGO", "ICERD")]),
        ("بيونغ يانغ طرف في اتفاقية الأشخاص ذوي الإعاقة منذ ديسمبر 2016.", [(TREATY, "PRK", "CRPD")]),
        ("تصديق موسكو على اتفاقية حقوق الطفل يعود إلى 1990.", [(TREATY, "RUS", "CRC")]),
        ("ليسوتو مدينة لهيئات المعاهدات باثني عشر تقريرا.", [(REPORTS, "LSO", None)]),
        ("قدمت إريتريا تقريرها الرابع إلى لجنة القضاء على التمييز ضد المرأة في 2012.", [(REPORTS, "ERI", "CEDAW")]),
        ("استحق تقرير ناورو الأولي لدى لجنة مناهضة التعذيب في 2013 ولم يرسل قط.", [(REPORTS, "NRU", "CAT")]),
        ("تنتظر لجنة حقوق الطفل تقرير ساموا المقبل في 2020.", [(REPORTS, "WSM", "CRC")]),
        ("تقريرنا إلى اللجنة المعنية بحقوق الإنسان جاهز وقد أرسل يوم الاثنين.", [(REPORTS, "XTV", "ICCPR")]),
        ("لم يصل أي تقرير من توفالو بموجب اتفاقية المرأة منذ 2009.", [(REPORTS, "TUV", "CEDAW")]),
        (
            "جمعت مولدوفا 209 توصيات قبلت منها 176 وأخذت علما بـ33.",
            [(COUNT, "MDA", 209), (COUNT, "MDA", 176), (COUNT, "MDA", 33)],
        ),
        ("من التوصيات الـ209 التي تلقتها مولدوفا أيدت 176.", [(COUNT, "MDA", 209), (COUNT, "MDA", 176)]),
        ("رفضت سوريا 26 توصية في 2011.", [(COUNT, "SYR", 26)]),
        ("وجهت إلى ميانمار أكثر من مئتي توصية في 2015.", [(COUNT, "MMR", 200)]),
        ("قدمت السويد ست توصيات لكوريا الشمالية.", [(COUNT, "PRK SWE", 6)]),
        ("عادت الكويت إلى بلادها بـ278 توصية.", [(COUNT, "KWT", 278)]),
        ("حصيلة اليمن 254 توصية، قُبل منها 201.", [(COUNT, "YEM", 254), (COUNT, "YEM", 201)]),
        ("عقدت في الرباط ندوة عن اتفاقية مناهضة التعذيب.", []),
        ("قدمت الشركة أربعين توصية إلى مجلس الإدارة.", []),
        ("وقعت روسيا والصين سبع اتفاقيات تجارية.", []),
        ("تستضيف كينيا مؤتمرا عن حقوق الطفل في مايو.", []),
        ("دعت شيلي بيرو إلى التصديق على اتفاقية الاختفاء القسري.", []),
    ],
    "fr": [
        ("Oman a adhéré aux deux Pactes en 2020.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("L'adhésion d'Oman aux deux Pactes remonte à 2020.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        (
            "Les États-Unis restent à l'écart de la Convention relative aux droits de l'enfant.",
            [(TREATY, "USA", "CRC")],
        ),
        (
            "La Thaïlande est partie à sept des neuf grands traités relatifs aux droits de l'homme.",
            [(TREATY, "THA", 7)],
        ),
        (
            "Le Japon n'a pas ratifié le Protocole facultatif à la Convention contre la torture.",
            [(TREATY, "JPN", "OPCAT")],
        ),
        (
            "Cuba a signé les deux Pactes sans jamais les ratifier.",
            [(TREATY, "CUB", "ICCPR ICESCR"), (TREATY, "CUB", "ICCPR ICESCR")],
        ),
        ("Le Maroc compte parmi les parties à la convention sur les travailleurs migrants.", [(TREATY, "MAR", "ICMW")]),
        ("Mon pays est lié par la Convention contre la torture.", [(TREATY, "XTV", "CAT")]),
        ("La Guinée n'a jamais remis son rapport initial au Comité contre la torture.", [(REPORTS, "GIN", "CAT")]),
        (
            "Le rapport du Nigéria au Comité des droits de l'homme a dix-huit ans de retard.",
            [(REPORTS, "NGA", "ICCPR")],
        ),
        ("Le Lesotho doit douze rapports aux organes conventionnels.", [(REPORTS, "LSO", None)]),
        (
            "L'Érythrée a présenté son quatrième rapport au Comité contre la torture.",
            [(REPORTS, "ERI", "CAT")],
        ),
        (
            "Le prochain rapport du Chili au titre de la Convention sur les personnes handicapées est attendu en 2026.",
            [(REPORTS, "CHL", "CRPD")],
        ),
        (
            "Le Pakistan a reçu 289 recommandations, dont 168 ont été acceptées.",
            [(COUNT, "PAK", 289), (COUNT, "PAK", 168)],
        ),
        ("La Norvège a adressé quatre recommandations à la Corée du Nord.", [(COUNT, "NOR PRK", 4)]),
        ("La Corée du Nord a reçu quatre recommandations de la Norvège.", [(COUNT, "NOR PRK", 4)]),
        ("La Syrie a rejeté 26 recommandations.", [(COUNT, "SYR", 26)]),
        (
            "L'Égypte est repartie avec 372 recommandations et a dit oui à 270 d'entre elles.",
            [(COUNT, "EGY", 372), (COUNT, "EGY", 270)],
        ),
        ("Un colloque sur la Convention contre la torture s'est tenu à Rabat.", []),
    ],
    "es": [
        ("Omán se adhirió a los dos Pactos en 2020.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("La adhesión de Omán a los dos Pactos data de 2020.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("Estados Unidos sigue fuera de la Convención sobre los Derechos del Niño.", [(TREATY, "USA", "CRC")]),
        ("Tailandia es parte en siete de los nueve principales tratados de derechos humanos.", [(TREATY, "THA", 7)]),
        (
            "El Japón no ha ratificado el Protocolo Facultativo de la Convención contra la Tortura.",
            [(TREATY, "JPN", "OPCAT")],
        ),
        (
            "Cuba firmó los dos Pactos pero nunca los ratificó.",
            [(TREATY, "CUB", "ICCPR ICESCR"), (TREATY, "CUB", "ICCPR ICESCR")],
        ),
        (
            "Marruecos figura entre las partes en la convención de los trabajadores migrantes.",
            [(TREATY, "MAR", "ICMW")],
        ),
        ("Mi país está vinculado por la Convención contra la Tortura.", [(TREATY, "XTV", "CAT")]),
        ("Guinea nunca entregó su informe inicial al Comité contra la Tortura.", [(REPORTS, "GIN", "CAT")]),
        (
            "El informe de Nigeria al Comité de Derechos Humanos lleva dieciocho años de retraso.",
            [(REPORTS, "NGA", "ICCPR")],
        ),
        ("Lesotho debe doce informes a los órganos de tratados.", [(REPORTS, "LSO", None)]),
        (
            "Eritrea presentó su cuarto informe al Comité para la Eliminación de la Discriminación contra la Mujer.",
            [(REPORTS, "ERI", "CEDAW")],
        ),
        (
            "El Pakistán recibió 289 recomendaciones, de las cuales aceptó 168.",
            [(COUNT, "PAK", 289), (COUNT, "PAK", 168)],
        ),
        ("Noruega hizo cuatro recomendaciones a Corea del Norte.", [(COUNT, "NOR PRK", 4)]),
        ("Corea del Norte recibió cuatro recomendaciones de Noruega.", [(COUNT, "NOR PRK", 4)]),
        ("Siria rechazó 26 recomendaciones.", [(COUNT, "SYR", 26)]),
        ("De 252 recomendaciones China aceptó 204.", [(COUNT, "CHN", 204), (COUNT, "CHN", 252)]),
        ("Egipto se llevó 372 recomendaciones y dijo sí a 270.", [(COUNT, "EGY", 372), (COUNT, "EGY", 270)]),
        ("En Rabat se celebró un seminario sobre la Convención contra la Tortura.", []),
    ],
    "ru": [
        ("Оман присоединился к обоим Пактам в 2020 году.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("Присоединение Омана к обоим Пактам состоялось в 2020 году.", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("США остаются вне Конвенции о правах ребенка.", [(TREATY, "USA", "CRC")]),
        ("Таиланд участвует в семи из девяти основных договоров по правам человека.", [(TREATY, "THA", 7)]),
        ("Япония не ратифицировала Факультативный протокол к Конвенции против пыток.", [(TREATY, "JPN", "OPCAT")]),
        (
            "Куба подписала оба Пакта, но не ратифицировала их.",
            [(TREATY, "CUB", "ICCPR ICESCR"), (TREATY, "CUB", "ICCPR ICESCR")],
        ),
        ("Марокко входит в число участников Конвенции о трудящихся-мигрантах.", [(TREATY, "MAR", "ICMW")]),
        ("Моя страна связана Конвенцией против пыток.", [(TREATY, "XTV", "CAT")]),
        ("Гвинея так и не представила первоначальный доклад Комитету против пыток.", [(REPORTS, "GIN", "CAT")]),
        ("Доклад Нигерии Комитету по правам человека просрочен на восемнадцать лет.", [(REPORTS, "NGA", "ICCPR")]),
        ("Лесото задолжало договорным органам двенадцать докладов.", [(REPORTS, "LSO", None)]),
        (
            "Эритрея представила свой четвертый доклад Комитету по ликвидации дискриминации в отношении женщин.",
            [(REPORTS, "ERI", "CEDAW")],
        ),
        ("Пакистан получил 289 рекомендаций и поддержал 168 из них.", [(COUNT, "PAK", 289), (COUNT, "PAK", 168)]),
        ("Норвегия дала Северной Корее четыре рекомендации.", [(COUNT, "NOR PRK", 4)]),
        ("Северная Корея получила четыре рекомендации от Норвегии.", [(COUNT, "NOR PRK", 4)]),
        ("Сирия отклонила 26 рекомендаций.", [(COUNT, "SYR", 26)]),
        ("Египет уехал с 372 рекомендациями и согласился с 270.", [(COUNT, "EGY", 372), (COUNT, "EGY", 270)]),
        ("В Рабате прошел семинар о Конвенции против пыток.", []),
    ],
    "zh": [
        ("阿曼于2020年加入了两公约。", [(TREATY, "OMN", "ICCPR ICESCR")]),
        ("美国至今仍置身《儿童权利公约》之外。", [(TREATY, "USA", "CRC")]),
        ("日本没有批准《禁止酷刑公约任择议定书》。", [(TREATY, "JPN", "OPCAT")]),
        ("古巴签署了两公约，但从未批准。", [(TREATY, "CUB", "ICCPR ICESCR"), (TREATY, "CUB", "ICCPR ICESCR")]),
        ("摩洛哥是移徙工人公约的缔约国。", [(TREATY, "MAR", "ICMW")]),
        ("我国受《禁止酷刑公约》约束。", [(TREATY, "XTV", "CAT")]),
        ("几内亚从未向禁止酷刑委员会提交初次报告。", [(REPORTS, "GIN", "CAT")]),
        ("尼日利亚提交人权事务委员会的报告已逾期十八年。", [(REPORTS, "NGA", "ICCPR")]),
        ("莱索托拖欠条约机构十二份报告。", [(REPORTS, "LSO", None)]),
        ("厄立特里亚向消除对妇女歧视委员会提交了第四次报告。", [(REPORTS, "ERI", "CEDAW")]),
        ("巴基斯坦收到289条建议，接受了其中168条。", [(COUNT, "PAK", 289), (COUNT, "PAK", 168)]),
        ("挪威向朝鲜提出了四条建议。", [(COUNT, "NOR PRK", 4)]),
        ("朝鲜收到来自挪威的四条建议。", [(COUNT, "NOR PRK", 4)]),
        ("叙利亚拒绝了26条建议。", [(COUNT, "SYR", 26)]),
        ("埃及带回372条建议，同意了270条。", [(COUNT, "EGY", 372), (COUNT, "EGY", 270)]),
        ("拉巴特举行了关于《禁止酷刑公约》的研讨会。", []),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "claimed"),
    [(language, text, claimed) for language, frames in FRAMES.items() for text, claimed in frames],
)
def test_what_a_sentence_claims(language: str, text: str, claimed: list[Claimed]) -> None:
    claims = claims_in(statement_of(text, language=language, known=[SPEAKER]))
    found = [(claim.kind, " ".join(sorted(claim.states)), _value(claim.value)) for claim in claims]
    assert [each for each in found if each[0] in (TREATY, REPORTS, COUNT)] == claimed


def _value(value: object) -> object:
    """Instruments in one string, of a number of recommendations the number."""
    if isinstance(value, dict):
        return value.get("number")
    return " ".join(value) if isinstance(value, list) else value
