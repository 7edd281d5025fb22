"""Which phrases speak for each class?"""

from textcls.ui import cached, frame, inputs
from textcls.ui.studies import learned

with frame.page("learned") as view:
    card = inputs.choose_model(view)
    study = cached.phrase_study(card)
    learned.caption(study)
    label, width = learned.choose(view, study)
    phrases = learned.show(view, card, study, label, width)

    with frame.how_it_works():
        learned.method(study, label, phrases)
