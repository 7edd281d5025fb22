"""Names, places and numbers that are exchanged: pairs, of which the second one takes the place."""

# For news: an unknown name, and one that is known from another page of the paper.
ATHLETES = (
    ("Peter Collins", "David Beckham"),
    ("Mark Taylor", "Roger Federer"),
    ("John Harris", "Barry Bonds"),
    ("Martin Weber", "Andy Roddick"),
    ("Paul Green", "Peyton Manning"),
)
PUBLIC = (
    ("Peter Collins", "Bill Gates"),
    ("Mark Taylor", "Tony Blair"),
    ("John Harris", "Alan Greenspan"),
    ("Martin Weber", "Colin Powell"),
    ("Paul Green", "Steve Jobs"),
)
AGENCIES = (("Reuters", "AP"), ("AP", "AFP"), ("AFP", "Reuters"), ("AP", "Reuters"))

# For headlines.
POLITICIANS = (
    ("hillary clinton", "joe biden"),
    ("jeb bush", "bernie sanders"),
    ("donald trump", "paul ryan"),
    ("barack obama", "ted cruz"),
    ("marco rubio", "elizabeth warren"),
)
STATES = (
    ("california", "delaware"),
    ("texas", "wisconsin"),
    ("colorado", "ohio"),
    ("oregon", "alabama"),
    ("florida", "iowa"),
)
NUMBERS = (("5", "7"), ("10", "12"), ("3", "4"), ("8", "15"), ("6", "11"))
