"""What makes the difference: the model, the text, or a single word?"""

from textcls.ui import frame, parts
from textcls.ui.compare import PARTS

with frame.page("compare") as view:
    part = parts.choose(view, PARTS)
    shown = part.show(view)

    with frame.how_it_works():
        part.method(shown)
