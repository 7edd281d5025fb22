"""How good is each model, and what does it cost?"""

from textcls.ui import (
    frame,
    models_card,
    models_choice,
    models_curves,
    models_method,
    models_overview,
    models_pair,
)

with frame.page("models") as view:
    models_choice.some()
    part = models_choice.part(view)
    if part == "overview":
        tasks = models_choice.tasks(view)
        models_overview.table(view, tasks)
        models_overview.figures(tasks)
        models_overview.damaged()
    elif part == "model":
        models_card.show(models_choice.standing(view))
    elif part == "curves":
        models_curves.show(models_choice.curves(view))
    else:
        models_pair.show(*models_choice.pair(view))

    with frame.how_it_works():
        models_method.PARTS[part]()
