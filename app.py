"""Home: what this is, what to try, and the trained models with their figures."""

from textcls.ui import frame, home

with frame.page("home") as view:
    home.introduction()
    home.things_to_try()
    home.models(view)
