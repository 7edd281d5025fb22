"""News titles written for the tests; the word in brackets is the one to misspell."""

TITLES = {
    "World": (
        "Rebels sign [peace] deal with government",
        "Bomb kills twelve [soldiers] at army base",
        "[Protesters] march through capital against president",
        "[Parliament] votes to send troops to border",
        "Nuclear talks between foreign [ministers] fail",
        "UN warns of [famine] in refugee camps",
    ),
    "Sports": (
        "[Striker] scores twice as champions win cup final",
        "Top seed loses [tennis] final in straight sets",
        "[Quarterback] throws three touchdown passes in win",
        "[Pitcher] strikes out nine in playoff game",
        "[Sprinter] wins Olympic gold in 100 metres",
        "Knee [injury] keeps captain out of cup match",
    ),
    "Business": (
        "Bank's quarterly [profit] rises 12 percent",
        "Retailer to close stores and cut [jobs]",
        "Oil [prices] climb to new high, stocks fall",
        "Airline files for [bankruptcy] protection",
        "Central bank raises interest [rates]",
        "Car maker to buy [rival] for $2 billion",
    ),
    "Sci/Tech": (
        "Scientists find [fossils] of unknown dinosaur",
        "Browser update closes [security] hole",
        "[Spacecraft] sends first pictures of Saturn moons",
        "Computer [virus] spreads by e-mail",
        "New laptop [processor] needs half the power",
        "Search engine finds [files] on user's computer",
    ),
}

# Each speaks of its topic in the words of another one.
BORROWED = {
    "World": (
        "Peace talks enter final round as rebels stall",
        "Prime minister kicks off election campaign",
        "President buys time as rebels near capital",
        "Militants pay high price in battle with army",
        "UN drops ball in nuclear weapons dispute",
        "Troops race to free kidnapped diplomats",
    ),
    "Sports": (
        "Champions bombard goal in 4-0 win",
        "Striker pays back transfer fee with cup goals",
        "Defence surrenders two early goals in derby",
        "Shortstop worth every dollar in playoff win",
        "Quarterback fires three bombs for touchdowns",
        "Tennis champion plays like a machine in final",
    ),
    "Business": (
        "Price war eats into supermarket profits",
        "Airline scores surprise win with quarterly earnings",
        "Bank fires first shot in takeover battle",
        "Brewer's shares top the league after record quarter",
        "Toy maker kicks off Christmas season with profit warning",
        "Investors run for cover as storm of losses hits Wall Street",
    ),
    "Sci/Tech": (
        "Army of worms attacks Windows computers",
        "Web browsers at war over pop-up windows",
        "Mars rovers race to study rocks before winter",
        "Deep-sea robot strikes gold with new bacteria",
        "Game console chip beats old supercomputer",
        "Space telescope wins race to see exploding star",
    ),
}

# Each holds a word that also is a team, a company or a thing of another topic.
HOMOGRAPHS = {
    "World": (
        "Rebels fire rockets at army base",
        "Cardinals gather in Rome for pope",
        "King dismisses government, promises elections",
        "Rioters smash windows near parliament",
        "Police in Java hunt embassy bombers",
        "Air strike kills nine militants",
    ),
    "Sports": (
        "Bonds hits two home runs in Giants win",
        "Shortstop traded to Boston",
        "Goalkeeper makes six saves in draw",
        "Pitcher throws strikes, allows one hit",
        "Rockets beat Kings in overtime",
        "Sisters share doubles title",
    ),
    "Business": (
        "Bonds fall as traders bet on higher rates",
        "Oil giants plan merger",
        "Jaguar to close car factory",
        "Handbag maker Coach raises profit forecast",
        "Apple harvest fails, juice prices up",
        "Bears return to Wall Street",
    ),
    "Sci/Tech": (
        "Dolphins recognise themselves in mirror, study finds",
        "Biologists count eagles by satellite",
        "Probe to fly past Mercury",
        "Sharks sense magnetic field of earth",
        "Telescope sees newborn stars",
        "Program bug lets hackers steal passwords",
    ),
}

# Two halves of a title on one topic, which mean the same in either order.
HALVES = {
    "World": (
        ("Rebels attack army base", "ten soldiers killed"),
        ("President resigns", "protesters celebrate in capital"),
        ("Car bomb explodes in market", "dozens wounded"),
        ("Peace talks collapse", "rebels return to jungle"),
        ("Troops leave border town", "refugees return home"),
        ("Parliament dissolved", "elections set for May"),
    ),
    "Sports": (
        ("Champions win cup final", "striker scores twice"),
        ("Pitcher hurt", "playoff game lost"),
        ("Sprinter wins gold", "swimmer takes silver"),
        ("Quarterback injured", "coach blames weak defence"),
        ("Top seed out", "young player reaches tennis final"),
        ("Coach fired", "captain leaves team"),
    ),
    "Business": (
        ("Oil prices rise", "stocks fall"),
        ("Airline cuts jobs", "shares climb"),
        ("Bank profit up", "retail sales down"),
        ("Dollar slips", "interest rates unchanged"),
        ("Car maker posts loss", "chief executive quits"),
        ("Merger talks end", "shares of both companies drop"),
    ),
    "Sci/Tech": (
        ("Spacecraft lands on Mars", "first pictures expected"),
        ("Virus spreads by e-mail", "Windows users at risk"),
        ("Browser updated", "security hole closed"),
        ("Telescope finds new planet", "astronomers amazed"),
        ("Search engine goes mobile", "new software for phones"),
        ("Fossils found in desert", "dinosaur had feathers"),
    ),
}

# Pairs of titles that say the same with another word.
SAME = (
    ("Rebels sign peace deal", "Rebels sign peace accord"),
    ("Bomb kills twelve soldiers", "Explosion kills twelve troops"),
    ("Protesters march in capital", "Demonstrators march in capital"),
    ("Militants free hostages", "Militants release hostages"),
    ("Foreign ministers meet for nuclear talks", "Foreign ministers hold nuclear talks"),
    ("President says troops will stay", "President vows troops will stay"),
    ("Champions win cup final", "Champions claim cup final"),
    ("Pitcher strikes out nine", "Pitcher fans nine"),
    ("Quarterback hurt in first game", "Quarterback injured in first game"),
    ("Sprinter wins Olympic gold", "Sprinter takes Olympic gold"),
    ("Coach quits after third loss", "Coach resigns after third defeat"),
    ("Striker scores winner in derby", "Striker nets winner in derby"),
    ("Bank profit rises", "Bank profit climbs"),
    ("Oil prices fall", "Oil prices drop"),
    ("Airline to cut jobs", "Airline to shed jobs"),
    ("Retailer to buy rival", "Retailer to acquire rival"),
    ("Company shares jump on earnings", "Company stock surges on earnings"),
    ("Central bank raises rates", "Central bank lifts rates"),
    ("Scientists find new dinosaur", "Researchers discover new dinosaur"),
    ("Spacecraft reaches Saturn", "Probe arrives at Saturn"),
    ("Browser fixes security hole", "Browser patches security flaw"),
    ("New chip for laptops", "New processor for notebooks"),
    ("Virus spreads by e-mail", "Worm spreads by e-mail"),
    ("Search engine adds maps", "Search engine introduces maps"),
)

# `{}` is where a city goes.
SCENES = (
    "Bomb explodes near police station in {}",
    "Protesters and police clash in {}",
    "Peace talks resume in {}",
    "Militants take hostages in {}",
    "President arrives in {} for summit",
    "Troops guard embassy in {}",
    "{} hosts tennis final",
    "Champions lose cup match in {}",
    "Sprinter breaks record in {}",
    "Striker scores on debut in {}",
    "{} coach resigns after defeat",
    "Swimmers ready for championships in {}",
    "{} stocks fall on profit warnings",
    "Bank to close branches in {}",
    "Airline cuts fares to {}",
    "Retailer opens stores in {}",
    "{} shares higher as oil prices ease",
    "Car maker to shut plant in {}",
    "Wireless internet comes to {}",
    "Scientists in {} build tiny robot",
    "{} telescope spots distant galaxy",
    "Software pirates arrested in {}",
    "Researchers in {} decode genome",
    "Video game makers meet in {}",
)
CITIES = (
    ("London", "Tokyo"),
    ("Paris", "Sydney"),
    ("New York", "Berlin"),
    ("Toronto", "Madrid"),
    ("Athens", "Seoul"),
)

# `{}` is where a person's name goes: at first an unknown one, then one from another page.
PEOPLE = (
    "Bank names {} chief executive",
    "{} sells stake in airline",
    "Court fines {} for insider trading",
    "{} finds new species of frog",
    "{} builds robot that climbs stairs",
    "Programmer {} charged over computer virus",
    "Rebels kidnap aid worker {}",
    "Ambassador {} leaves peace talks",
)
PLAYERS = (
    "Goalkeeper {} saves two penalties in cup final",
    "{} throws three touchdown passes",
    "{} wins tennis title in straight sets",
    "Coach {} praises players after win",
)

PREFIXES = ("Report: ", "Update: ", "In brief: ", "Latest: ")
ENDS = ("!", "?", ".", " ...")
