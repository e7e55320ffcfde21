"""What readers of documents say of a file, in the reader's language.

They say it in English, which is what terminals, logs and the record of uploads keep. Each sentence of theirs stands
here with its holes, so that the catalogues have it; it is known again by its words, and its holes go into the
translation. A sentence of a broken file that hardly anybody meets need not stand here: the page then shows the English.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hiwar.web.known_sentences import KnownSentences

SENTENCES: tuple[Promise, ...] = (
    # What is wrong
    _("the file is empty"),
    _("the file is %(what)s"),
    _("the file is neither PDF, Word (.docx) nor plain text"),
    _("%(sentence)s, although its name (%(suffix)s) promises %(what)s"),
    _("the file is bigger than the limit of %(limit)s MB"),
    _("the document has %(count)s pages, more than the limit of %(limit)s"),
    _("the PDF is damaged or has no pages and cannot be opened"),
    _("the PDF is damaged"),
    _("the PDF is cut short"),
    _("the PDF is encrypted and asks for a password"),
    _("the PDF holds pictures of pages and no text layer"),
    _("the Word document has no text in it"),
    _("it is a table and no text"),
    _("other files are being read just now"),
    _("try again in a moment"),
    _("the text has %(count)s characters, more than the limit of %(limit)s"),
    _("hand in what is to be said, and no more"),
    _("save it as .docx, PDF or plain text and try again"),
    _("the Word document is damaged or cut short"),
    _("the Word document is damaged"),
    _("the Word document is protected by a password"),
    _("the text file has no words in it"),
    _("the file is an old Word document (.doc), for which LibreOffice is needed and not found"),
    _("the workbook is damaged or cut short"),
    _("the workbook has no rows"),
    _("the table is empty"),
    _("the table has column names and no rows"),
    _("it is no data set that is known; its columns are %(columns)s"),
    _("it is no document of the kinds that Hiwar reads"),
    _("no recommendations were found in it"),
    _("it does not say which document it is"),
    _("it does not say which State was reviewed"),
    _("it does not say at which session the review took place"),
    _("the record has %(symbol)s as the report on %(state)s at session %(session)s"),
    _("this number stands twice"),
    _("this document was taken down on %(day)s"),
    _("this document is not about your State"),
    _("the file is gone"),
    _("the mandate under which it was to enter the record is over"),
    _("reading took more than %(seconds)s seconds and was stopped"),
    _("reading needs more than %(memory)s MB of memory"),
    _("%(symbol)s cannot be of %(day)s"),
    _("%(symbol)s is no text of session %(session)s"),
    _("it gives %(vote)s %(votes)s votes, where the body has %(members)s members"),
    _("it gives %(state)s (%(name)s) two votes in the roll call %(vote)s"),
    _("its roll call %(vote)s is of %(day)s, which has not come yet"),
    _("its date is %(date)s, when there was no such vote"),
    _("its vote is %(vote)s"),
    _("%(written)s is no symbol of a resolution"),
    _("%(day)s has not come yet, and a table tells what States have done"),
    _("%(state)s is invented, for training: it has to do with texts of session 0 only"),
    _("%(address)s is a text for training: it has to do with invented States only"),
    # What to do
    _("correct the symbol or the day"),
    _("correct the symbol, or the number of the session"),
    _("correct the numbers, or take out rows that stand there twice"),
    _("correct the date"),
    _("correct it, or fetch the table again"),
    _("look for a row that stands there twice"),
    _("write yes, no, abstain or absent"),
    _("write it whole, like A/HRC/RES/7/15"),
    _("keep training material in tables of its own, under symbols like A/RES/0/1"),
    _("fetch the file again from where it came from"),
    _("fetch it again, or use the PDF version"),
    _("fetch it again, or use the Word version"),
    _("check that this is the right file"),
    _("check that the export was complete"),
    _("check that the file is complete, up to the part “Conclusions and/or recommendations”"),
    _("save it without a password"),
    _("save it as .docx or PDF and try again"),
    _("save it as CSV in UTF-8 and try again"),
    _("save it as .docx, or install LibreOffice (HIWAR_SOFFICE names it where it is not on the PATH)"),
    _("run text recognition (OCR) on it, or use the Word version"),
    _("run text recognition (OCR) on it and save the result as PDF or text"),
    _("download the document itself, not the page that links to it"),
    _("unpack it and read the document inside"),
    _("choose a document of the United Nations on the review of a State, as it was issued"),
    _("import the whole report, whose first page bears its symbol"),
    _("import the whole report, which names it"),
    _("import the whole report, which says so"),
    _("check symbol, State and session on its first page: a review has one report"),
    _("correct the numbering in the file, or report the document as one that is read wrongly"),
    _("it stays out of the record; the tombstone gives the reason"),
    _("the secretariat can upload it"),
    _("upload it again"),
    _("somebody else has to say yes"),
    _("split the document, or raise %(setting)s"),
    _("raise %(setting)s if you trust the file"),
    # Where
    _("first page"),
    _("the opening pages"),
    _("the whole text"),
    _("%(count)s pages"),
    _("page %(number)s"),
    _("line %(number)s"),
    _("row %(number)s"),
    _("paragraph %(number)s, text %(part)s"),
    # What a file is
    _("a PDF"),
    _("a Word document"),
    _("plain text"),
    _("an old Office file (.doc, .xls or .ppt)"),
    _("a web page (HTML)"),
    _("a picture (%(kind)s)"),
    _("a compressed archive (%(kind)s)"),
    # What a person should look at
    _("%(number)s: no State known as “%(name)s”"),
    _("%(number)s: no recommending State is printed"),
    _("%(number)s: no text is printed"),
    _("%(number)s: unusually long, look whether other text of the page ran into it"),
    _("%(number)s: this number is printed twice; its texts are counted on as further parts"),
    _("its stored file was missing or damaged, and is put back."),
    _("no answer to a recommendation was found in it"),
    _("no table of recommendations was found in it"),
)


_KNOWN = KnownSentences(SENTENCES)


def told(said: str) -> str | None:
    """A sentence, a place or a remedy in the language that is in force; None for one that does not stand here."""
    return _KNOWN.told(said)
