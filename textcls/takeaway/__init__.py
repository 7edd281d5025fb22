"""A view to take along: a page that needs nothing, rows, a document, and a few lines of Python.

Each carries the names and fingerprints of the models, the versions of the software that
computed it, and the settings.
"""

from textcls.takeaway.behaved import (
    behaviour_document,
    behaviour_page,
    behaviour_rows,
    behaviour_snippet,
)
from textcls.takeaway.documents import (
    Tested,
    comparison_document,
    comparison_rows,
    explanation_document,
    explanation_rows,
)
from textcls.takeaway.edited import edit_document, edit_page, edit_rows, edit_snippet, word_row
from textcls.takeaway.flipped import (
    flip_row,
    flips_document,
    flips_page,
    flips_rows,
    flips_snippet,
)
from textcls.takeaway.pages import comparison_page, explanation_page
from textcls.takeaway.snippets import comparison_snippet, explanation_snippet

__all__ = [
    "Tested",
    "behaviour_document",
    "behaviour_page",
    "behaviour_rows",
    "behaviour_snippet",
    "comparison_document",
    "comparison_page",
    "comparison_rows",
    "comparison_snippet",
    "edit_document",
    "edit_page",
    "edit_rows",
    "edit_snippet",
    "explanation_document",
    "explanation_page",
    "explanation_rows",
    "explanation_snippet",
    "flip_row",
    "flips_document",
    "flips_page",
    "flips_rows",
    "flips_snippet",
    "word_row",
]
