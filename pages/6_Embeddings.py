"""What do words mean to the nets?"""

from textcls.ui import frame, parts
from textcls.ui.embeddings import PARTS

with frame.page("embeddings") as view:
    part = parts.choose(view, PARTS)
    shown = part.show(view)

    with frame.how_it_works():
        part.method(shown)
