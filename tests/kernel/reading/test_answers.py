"""What the State under review answered: the sentences of Working Group reports, and to what they apply."""

import pytest

from hiwar.kernel.reading.answers import classify, sentences
from hiwar.kernel.reading.phrases import phrases

EN = phrases("en")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The recommendations listed below enjoy the support of Talvania:", "supported"),
        ("The recommendations have been examined by Talvania and enjoy its support:", "supported"),
        ("Talvania considered the recommendations and agreed on the following:", "supported"),
        ("The following recommendations enjoy the support of Talvania, which considers that they are already "
         "implemented:", "supported"),
        ("Talvania considers that the recommendations below are in the process of implementation:", "supported"),
        ("The following recommendations will be examined by Talvania, which will respond in due course:", "pending"),
        ("The response of Talvania to these recommendations will be included in the outcome report.", "pending"),
        ("Talvania notes the recommendations and will provide the response in due time:", "pending"),
        ("The recommendations below did not enjoy the support of Talvania and would thus be noted:", "noted"),
        ("The recommendations listed below have been noted by Talvania:", "noted"),
        ("Talvania cannot accept the following recommendations:", "noted"),
        ("Talvania rejects the recommendations in paragraph 20 (a).", "noted"),
        ("Talvania partially accepts the following recommendations:", "partly"),
        ("There are some that enjoy the support of Talvania and others that do not enjoy its support.", "unclear"),
        ("The recommendations noted in the report in paragraph 20 were made by two States.", None),
        ("In the course of the discussion, the following recommendations were made to Talvania:", None),
    ],
)  # fmt: skip
def test_classify(sentence, value):
    assert classify(sentence, EN) == value


def test_sentences_respect_abbreviations():
    text = "Nos. 2 and 3 of H.E. Mr. X stand. The rest: See para. 4 above; No. 5 too."
    assert list(sentences(text, EN)) == [
        "Nos. 2 and 3 of H.E. Mr. X stand.",
        "The rest:",
        "See para. 4 above;",
        "No. 5 too.",
    ]
