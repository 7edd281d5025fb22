"""A view to take along: a page that needs nothing, rows, a document, and a few lines of Python.

Each carries the names and fingerprints of the models, the versions of the software that
computed it, and the settings.
"""

from textcls.takeaway.documents import (
    comparison_document,
    comparison_rows,
    explanation_document,
    explanation_rows,
)
from textcls.takeaway.pages import comparison_page, explanation_page
from textcls.takeaway.snippets import comparison_snippet, explanation_snippet

__all__ = [
    "comparison_document",
    "comparison_page",
    "comparison_rows",
    "comparison_snippet",
    "explanation_document",
    "explanation_page",
    "explanation_rows",
    "explanation_snippet",
]
