"""The table of data sets, with texts of our own to try their models on."""

from textcls.data.repair import repair_news, repair_reviews
from textcls.data.source import DataSet
from textcls.registry import Registry


def _by_name(*sets: DataSet) -> Registry[DataSet]:
    return Registry("data set", {entry.name: entry for entry in sets})


_NEWS_LABELS = ("World", "Sports", "Business", "Sci/Tech")
_NEWS_LICENCE = "AG News (Zhang et al. 2015), for non-commercial research"

DATASETS = _by_name(
    DataSet(
        name="ag_news",
        title="News topics",
        question="Is this news item about the world, sports, business or science and technology?",
        labels=_NEWS_LABELS,
        licence=_NEWS_LICENCE,
        hub="fancyzhx/ag_news",
        folder="ag_news",
        examples=(
            "The final tennis tournament starts next week.",
            "Shares of the chip maker fell 8 percent after it warned of weak demand.",
            "Astronomers have found a planet that circles two suns.",
            "The prime minister resigned after weeks of protest in the capital.",
            "The football club was sold to an investment fund for 300 million dollars.",
        ),
        repair=repair_news,
    ),
    DataSet(
        name="ag_titles",
        title="News titles",
        question="What is the article below this headline about?",
        labels=_NEWS_LABELS,
        licence=_NEWS_LICENCE,
        hub="sh0416/ag_news",
        folder="ag_news",
        examples=(
            "The final tennis tournament starts next week.",
            "Oil prices climb as pipeline closes",
            "New telescope maps the young universe",
            "Peace talks resume under truce",
        ),
        text_column="title",
        repair=repair_news,
    ),
    DataSet(
        name="imdb",
        title="Film reviews",
        question="Did the writer of this review like the film?",
        labels=("negative", "positive"),
        licence="Large Movie Review Dataset (Maas et al. 2011), for research",
        hub="stanfordnlp/imdb",
        folder="imdb",
        examples=(
            "It was a fantastic performance !",
            "I've never watched something as bad",
            "Not good, bad: two hours of my life that nobody gives back.",
            "Not bad, good: the slow start pays off in a wonderful last act.",
            "The actors do what they can, but the script is a mess and the jokes fall flat.",
        ),
        unlabelled="unsupervised",
        repair=repair_reviews,
    ),
    DataSet(
        name="sarcasm",
        title="Sarcastic headlines",
        question="Was this headline written in earnest or for a laugh?",
        labels=("earnest", "sarcastic"),
        licence="News Headlines for Sarcasm Detection v1 (Misra 2019), CC BY 4.0",
        hub="raquiba/Sarcasm_News_Headline",
        folder="sarcasm",
        examples=(
            "area man proud of knowing shortcut that takes longer",
            "senate votes to extend budget talks until friday",
            "nation's dogs announce plan to keep barking",
            "how to talk to your children about money",
        ),
        own_validation=True,
    ),
)
