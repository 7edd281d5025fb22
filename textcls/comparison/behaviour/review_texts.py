"""Sentences about films, written for the tests; the word in brackets is the one to misspell."""

PRAISED = (
    "A [wonderful] film with superb acting and a moving story.",
    "The script is [clever], the actors are excellent and I laughed a lot.",
    "One of the [funniest] films of the year, and I loved it.",
    "A beautiful, [touching] story that stayed with me for days.",
    "I [enjoyed] every minute of it and would gladly see it again.",
    "The [excellent] cast makes this a great film for the whole family.",
    "It is a [brilliant] thriller, tense and well made from start to finish.",
    "The music is [beautiful] and the ending is perfect.",
    "A charming comedy, [delightful] from the first scene to the last.",
    "The two leads are [terrific] together, and the film is a joy.",
    "A gripping and [powerful] drama that I highly recommend.",
    "What a [fantastic] film: original, funny and well acted.",
)
BLAMED = (
    "A [terrible] film with wooden acting and a stupid story.",
    "The script is [dreadful], the actors are bored and so was I.",
    "One of the [worst] films of the year, and I hated it.",
    "A dull, [pointless] story that I had forgotten the next day.",
    "It was a [waste] of time, and I wanted my money back.",
    "The [awful] dialogue makes this a painful film to sit through.",
    "It is a [boring] thriller, slow and badly made from start to finish.",
    "The music is [annoying] and the ending makes no sense.",
    "A lame comedy, [embarrassing] from the first scene to the last.",
    "The two leads are [horrible] together, and the film is a mess.",
    "A tedious and [predictable] drama that I cannot recommend.",
    "What a [pathetic] film: poorly written, badly acted and dumb.",
)

# Opposites that fit the same sentence: what is praised first, what is blamed second.
OPPOSITES = (
    ("good", "bad"),
    ("great", "awful"),
    ("brilliant", "terrible"),
    ("exciting", "boring"),
    ("clever", "stupid"),
    ("original", "predictable"),
    ("wonderful", "dreadful"),
    ("interesting", "dull"),
    ("superb", "poor"),
    ("fascinating", "tedious"),
    ("excellent", "horrible"),
    ("enjoyable", "annoying"),
)

# `{}` is where a word of negation or of degree goes.
PRAISE = (
    "The acting was {}good.",
    "The acting was {}convincing.",
    "The acting was {}impressive.",
    "The acting was {}believable.",
    "The story was {}interesting.",
    "The story was {}moving.",
    "The story was {}original.",
    "The story was {}clever.",
    "The film was {}entertaining.",
    "The film was {}funny.",
    "The film was {}enjoyable.",
    "The film was {}memorable.",
    "The ending was {}satisfying.",
    "The music was {}beautiful.",
    "The dialogue was {}witty.",
    "The chase was {}exciting.",
)
BLAME = (
    "The acting was {}bad.",
    "The acting was {}wooden.",
    "The acting was {}unconvincing.",
    "The acting was {}poor.",
    "The story was {}boring.",
    "The story was {}predictable.",
    "The story was {}silly.",
    "The story was {}confusing.",
    "The film was {}disappointing.",
    "The film was {}stupid.",
    "The film was {}slow.",
    "The film was {}ridiculous.",
    "The ending was {}weak.",
    "The music was {}annoying.",
    "The dialogue was {}lame.",
    "The chase was {}dull.",
)
ADVERBS = ("very ", "really ", "extremely ", "truly ")

# What a verb praises or blames, and the same denied.
DENIED_PRAISE = (
    ("I enjoyed this film.", "I did not enjoy this film."),
    ("I liked the characters.", "I did not like the characters."),
    ("I would recommend this film.", "I would not recommend this film."),
    ("I would watch it again.", "I would never watch it again."),
    ("The jokes are funny.", "None of the jokes are funny."),
    ("This film deserves its success.", "This film does not deserve its success."),
    ("The film is worth your time.", "The film is not worth your time."),
    ("The actors are at their best.", "The actors are not at their best."),
)
DENIED_BLAME = (
    ("I hated this film.", "I did not hate this film."),
    ("I was bored.", "I was never bored."),
    ("This film is a waste of time.", "This film is not a waste of time."),
    ("The story falls apart.", "The story does not fall apart."),
    ("The film fails.", "The film does not fail."),
    ("The jokes fall flat.", "The jokes do not fall flat."),
    ("I regret watching it.", "I do not regret watching it."),
    ("The film drags.", "The film never drags."),
)

NEUTRAL = (
    "I saw it on a Tuesday evening.",
    "It runs for about two hours.",
    "I watched it at home with my sister.",
    "It was on television last week.",
    "The story takes place in a small town.",
    "My brother bought the tickets.",
)

# `{}` is where somebody's name goes.
ROLES = (
    "{} plays the teacher, and the film is a joy to watch.",
    "With {} in the leading part, this is a moving and well made drama.",
    "{} is the father in this charming and very funny comedy.",
    "I loved this film, and {} is wonderful in it.",
    "{} plays the teacher, and the film is a pain to watch.",
    "With {} in the leading part, this is a dull and badly made drama.",
    "{} is the father in this lame and very stupid comedy.",
    "I hated this film, and {} is terrible in it.",
)
WORKS = (
    "A beautiful film, directed by {}.",
    "{} wrote the script, which is clever and full of surprises.",
    "An awful film, directed by {}.",
    "{} wrote the script, which is stupid and full of holes.",
)
ACTORS = (
    ("Tom Hanks", "Steven Seagal"),
    ("Adam Sandler", "Daniel Day Lewis"),
    ("Meryl Streep", "Paris Hilton"),
    ("Judi Dench", "Jessica Simpson"),
    ("Rob Schneider", "Cary Grant"),
    ("Denzel Washington", "Nicolas Cage"),
)
DIRECTORS = (
    ("Steven Spielberg", "Uwe Boll"),
    ("Ed Wood", "Alfred Hitchcock"),
    ("Martin Scorsese", "Michael Bay"),
    ("Joel Schumacher", "Akira Kurosawa"),
)

# `{}` is where the country goes.
ORIGINS = (
    "This {} film is a joy from start to finish.",
    "A gripping {} thriller with superb acting.",
    "I saw this {} comedy twice, and I laughed both times.",
    "A moving {} drama about a family, and a beautiful one.",
    "The {} director tells the story with great skill.",
    "One of the best {} films that I have seen.",
    "This {} film is a mess from start to finish.",
    "A tedious {} thriller with wooden acting.",
    "I walked out of this {} comedy, and I did not laugh once.",
    "A boring {} drama about a family, and a pointless one.",
    "The {} director tells the story without any skill.",
    "One of the worst {} films that I have seen.",
)
COUNTRIES = (
    ("French", "Mexican"),
    ("Japanese", "Turkish"),
    ("Swedish", "Indian"),
    ("Italian", "German"),
    ("Korean", "Canadian"),
)
