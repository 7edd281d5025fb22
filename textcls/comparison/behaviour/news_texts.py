"""News items written for the tests: a first sentence, with the word to misspell in brackets, and
a second one that can stand before it as well."""

ITEMS = {
    "World": (
        (
            "The [president] signed a peace agreement with rebel leaders on Monday.",
            "Fighting in the north has lasted for ten years.",
        ),
        (
            "At least twelve [soldiers] were killed when a bomb exploded near an army base.",
            "Nobody has claimed responsibility for the attack.",
        ),
        (
            "Thousands of [protesters] marched through the capital against the government.",
            "Police fired tear gas near the presidential palace.",
        ),
        (
            "The [parliament] voted to send more troops to the border.",
            "The opposition party left the chamber in protest.",
        ),
        (
            "Foreign [ministers] met for talks on the nuclear dispute.",
            "Diplomats said a treaty was still far away.",
        ),
        (
            "The United Nations warned of [famine] in the refugee camps.",
            "Aid workers have left the region because of the fighting.",
        ),
    ),
    "Sports": (
        (
            "The [striker] scored twice as the champions won the cup final.",
            "The coach praised the defence after the match.",
        ),
        (
            "The top seed lost the final of the [tennis] tournament in straight sets.",
            "The winner takes home a third title of the season.",
        ),
        (
            "The [quarterback] threw three touchdown passes in the second half.",
            "The visitors have lost all five games this season.",
        ),
        (
            "The [pitcher] struck out nine batters in seven innings.",
            "A home run in the ninth inning decided the game.",
        ),
        (
            "The [sprinter] won the gold medal in the 100 metres at the Olympic Games.",
            "Two runners were disqualified after a false start.",
        ),
        (
            "The captain [injured] a knee in training and will miss the next two matches.",
            "The coach has called up a young goalkeeper.",
        ),
    ),
    "Business": (
        (
            "The bank's quarterly [profit] rose 12 percent on higher lending.",
            "Analysts had expected a smaller gain.",
        ),
        (
            "The retailer will close forty [stores] and cut two thousand jobs.",
            "Sales have fallen for five quarters.",
        ),
        (
            "Oil [prices] climbed to a new high as supplies tightened.",
            "Stocks fell on worries about inflation.",
        ),
        (
            "The airline filed for [bankruptcy] protection after talks with creditors failed.",
            "Shareholders lost most of their money.",
        ),
        (
            "The central bank raised interest [rates] by a quarter point.",
            "Economists expect another rise before the end of the year.",
        ),
        (
            "The car maker agreed to buy a smaller [rival] for two billion dollars.",
            "Shareholders will vote on the takeover in March.",
        ),
    ),
    "Sci/Tech": (
        (
            "Scientists have found [fossils] of an unknown dinosaur in the desert.",
            "The bones are about 90 million years old.",
        ),
        (
            "The new version of the web [browser] closes a serious security hole.",
            "The software can be downloaded free of charge.",
        ),
        (
            "A [spacecraft] has sent back the first pictures of the planet's moons.",
            "Astronomers say the images show frozen lakes.",
        ),
        (
            "A computer [virus] is spreading through e-mail attachments.",
            "Machines that run an old version of Windows are at risk.",
        ),
        (
            "Engineers have built a [processor] that needs half the power.",
            "Laptops and mobile phones will run longer on a battery.",
        ),
        (
            "The search engine now finds [files] on the user's own computer.",
            "The program runs on Windows and Linux.",
        ),
    ),
}

# Each speaks of its topic in the words of another one.
BORROWED = {
    "World": (
        "Peace talks entered the final round, but neither the rebels nor the government gave way.",
        "The prime minister kicked off the election campaign with an attack on the opposition.",
        "The president bought time with a promise of elections while rebels neared the capital.",
        "Militants paid a high price in the battle: thirty of their fighters were killed.",
        "The ball is now in the court of the United Nations in the dispute over nuclear weapons.",
        "Troops are racing to find three diplomats who were kidnapped near the border.",
    ),
    "Sports": (
        "The champions attacked from the first minute and bombarded the goal in a 4-0 win.",
        "The striker paid back his transfer fee with three goals in the cup final.",
        "The defence surrendered two early goals, and the coach declared war on lazy players.",
        "The shortstop was worth every dollar: two home runs and a win in the ninth inning.",
        "The quarterback fired three bombs for touchdowns in the last quarter.",
        "The tennis champion played like a machine and won in straight sets.",
    ),
    "Business": (
        "A price war between supermarkets has cut into the profits of all three chains.",
        "The airline scored a surprise win as its quarterly earnings beat every forecast.",
        "The bank fired the first shot in the battle for a smaller rival with a high bid.",
        "The brewer's shares jumped to the top of the league after a record quarter.",
        "The toy maker kicked off the Christmas season with lower prices and a profit warning.",
        "Investors ran for cover as a storm of bad earnings hit Wall Street.",
    ),
    "Sci/Tech": (
        "An army of worms is attacking computers that run an old version of Windows.",
        "Two web browsers are fighting a war over who blocks more pop-up windows.",
        "Two robot rovers are racing to study the rocks of Mars before winter comes.",
        "Biologists struck gold when a deep-sea robot found bacteria that live without oxygen.",
        "The new chip of the game console beats a supercomputer of ten years ago.",
        "A space telescope won a race against time and photographed the exploding star.",
    ),
}

# Each holds a word that also is a team, a company or a thing of another topic.
HOMOGRAPHS = {
    "World": (
        "Rebels fired rockets at an army base, killing six soldiers.",
        "Cardinals gathered in Rome to pray for the sick pope.",
        "The king dismissed the government and promised elections within a year.",
        "Rioters smashed windows and burned cars near the parliament.",
        "Police in Java are searching for the men who bombed the embassy.",
        "An air strike killed nine militants near the border.",
    ),
    "Sports": (
        "Bonds hit two home runs, and the Giants won by a run.",
        "The shortstop was traded to Boston for two young pitchers.",
        "The goalkeeper made six saves, and the match ended without a goal.",
        "The pitcher threw sixty strikes and allowed a single hit.",
        "The Rockets beat the Kings by twelve points in overtime.",
        "The sisters share the doubles title after a win in three sets.",
    ),
    "Business": (
        "Bonds fell as traders bet on higher interest rates.",
        "The two oil giants plan a merger worth 40 billion dollars.",
        "Jaguar will close a car factory and cut a thousand jobs.",
        "The handbag maker Coach raised its profit forecast for the year.",
        "Frost ruined the apple harvest, and the price of juice rose by a fifth.",
        "The bears are back on Wall Street: shares fell for the fifth day.",
    ),
    "Sci/Tech": (
        "Dolphins know themselves in a mirror, marine biologists have found.",
        "Biologists count the nests of eagles with pictures from a satellite.",
        "The probe will fly past Mercury and measure the heat of the sun.",
        "Sharks find their way by the magnetic field of the earth, a study shows.",
        "The telescope took pictures of young stars in a distant galaxy.",
        "A bug in the program lets hackers steal passwords.",
    ),
}

# `{}` is empty or a denial: what is denied is still the topic.
DENIED = (
    ("The president has {}signed the peace agreement with the rebels.", "not "),
    ("The government will {}send more troops to the border.", "not "),
    ("The rebels have {}released the hostages.", "not "),
    ("The foreign minister did {}meet the ambassador to talk about the nuclear dispute.", "not "),
    ("Police did {}fire tear gas at the protesters in the capital.", "not "),
    ("The United Nations will {}send peacekeepers to the region.", "not "),
    ("The striker will {}play in the cup final.", "not "),
    ("The quarterback did {}throw a touchdown pass in the second half.", "not "),
    ("The sprinter will {}run in the 100 metres at the Olympic Games.", "not "),
    ("The champions did {}win their first match of the season.", "not "),
    ("The pitcher will {}start the first game of the play-offs.", "not "),
    ("The tennis star will {}defend her title at the tournament.", "not "),
    ("The central bank did {}raise interest rates on Tuesday.", "not "),
    ("The airline will {}file for bankruptcy protection.", "not "),
    ("The retailer did {}meet its profit forecast for the quarter.", "not "),
    ("The car maker will {}buy its smaller rival.", "not "),
    ("The bank's shares did {}recover after the profit warning.", "not "),
    ("Oil prices did {}fall, although supplies have grown.", "not "),
    ("The spacecraft did {}land on the surface of Mars.", "not "),
    ("The new version of the browser will {}run on Linux.", "not "),
    ("Scientists have {}found traces of water on the planet.", "not "),
    ("The software company will {}publish a patch for the security hole.", "not "),
    ("The virus does {}delete files on the infected computer.", "not "),
    ("The telescope did {}detect the light of distant galaxies.", "not "),
)

# `{}` is where a person's name goes: at first an unknown one, then one from another page.
PEOPLE = (
    "The bank has named {} its new chief executive.",
    "Shares of the retailer fell after {} sold his stake in the company.",
    "The airline's finance director, {}, expects higher profits next year.",
    "The economist {} sees interest rates rising by half a point.",
    "The biologist {} has found a new species of frog in the rain forest.",
    "A worm written by the programmer {} attacks computers that run Windows.",
    "The astronomer {} photographed a comet with a telescope in the desert.",
    "The engineer {} built a robot that can climb stairs.",
    "Rebels kidnapped the aid worker {} near the border.",
    "The ambassador, {}, left the peace talks in protest.",
    "The soldier {} was killed when a bomb exploded near the army base.",
    "The opposition leader {} called for new elections.",
)
PLAYERS = (
    "The goalkeeper {} saved two penalties in the cup final.",
    "The pitcher {} struck out nine batters in seven innings.",
    "The quarterback {} threw three touchdown passes in the second half.",
    "{} won the tennis tournament in straight sets.",
    "The striker {} scored twice in the first half of the match.",
    "The coach, {}, praised his players after the game.",
)

PLACES = (
    ("LONDON", "TOKYO"),
    ("PARIS", "SYDNEY"),
    ("NEW YORK", "BERLIN"),
    ("TORONTO", "MADRID"),
    ("ATHENS", "SEOUL"),
    ("WASHINGTON", "ROME"),
)
NEUTRAL = (
    "More details are expected later this week.",
    "This report was updated on Friday.",
    "The news came on Tuesday.",
    "A spokesman could not be reached on Sunday.",
)
