"""What makes the difference: the model, the text, or a single word?"""

from textcls.ui import compare, frame

with frame.page("compare") as view:
    part = compare.choose(view)
    shown = part.show(view)

    with frame.how_it_works():
        part.method(shown)
