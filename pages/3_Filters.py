"""What does each filter look for?"""

from textcls.ui import frame, inputs
from textcls.ui.studies import filters, on_text, one_filter

with frame.page("filters") as view:
    card = inputs.choose_model(view)
    study = filters.study(view, card)
    chosen = filters.choose(view, card, study)
    one_filter.show(card, study, chosen)
    traced = on_text.show(view, card, chosen)

    with frame.how_it_works():
        on_text.method(study, chosen, traced)
