"""What do words mean to the nets?"""

from textcls.ui import embeddings, frame

with frame.page("embeddings") as view:
    part = embeddings.choose(view)
    shown = part.show(view)

    with frame.how_it_works():
        part.method(shown)
