"""Fifty people at once: is every answer right, and how long does each wait for it?

    TEXTCLS_DATA=<folder> python benchmarks/many_people.py [PEOPLE]

Each has a connection of their own to the app, as their browser would. Half of them classify and
half explain, news and film reviews; every text is another one, sent after 5 seconds of thought in
the mean, and the class and the probability that come back have to be those of that text.
The budget: no wrong answer, no error, and 95 % of the answers whole within 0.5 s on 2 cores
(of which this script takes its part).
"""

import asyncio
import random
import re
import statistics
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import websockets
from serving import app
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from textcls import artifacts
from textcls.data import DATASETS
from textcls.inference import predict
from textcls.ui.words import percent
from textcls.values import Prediction

MODELS = ("ag_news-textcnn", "imdb-textcnn")
PAGES = ("Classify", "Explain")
THINKING, TURNS = 5.0, 12  # seconds in the mean; texts a person
BUDGET = 0.5


@dataclass(slots=True)
class Run:
    """What came back for one text: the ids of the box and the button, every word, any error."""

    box: str = ""
    button: str = ""
    words: list[str] = field(default_factory=list)
    failed: bool = False

    def take(self, message: ForwardMsg) -> None:
        if message.delta.HasField("new_element"):
            self._element(message.delta.new_element)

    def _element(self, element) -> None:
        kind = element.WhichOneof("type")
        if kind == "text_area":
            self.box = element.text_area.id
        elif kind == "button" and element.button.is_form_submitter:
            self.button = element.button.id
        elif kind == "heading":
            self.words.append(element.heading.body)
        elif kind == "markdown":
            self.words.append(element.markdown.body)
        elif kind == "exception":
            self.failed = True

    def answers(self, prediction: Prediction) -> bool:
        share = percent(prediction.probabilities[prediction.label])
        said = [word for word in self.words if "with a probability of" in word]
        return _plain(prediction.label) in map(_plain, self.words) and share in " ".join(said)


def _plain(words: str) -> str:
    """Without the marks that keep what a person typed from being Markdown."""
    return re.sub(r"\\(.)", r"\1", words)


async def person(
    host: str, number: int, asked: list[tuple[str, Prediction]], name: str
) -> list[tuple[float, str]]:
    """One person's texts: seconds until the whole answer, and `right`, `wrong` or `error`."""
    page = PAGES[number % 2]
    think = random.Random(number)
    seen = []
    stream = f"ws://{host}/_stcore/stream"
    async with websockets.connect(stream, subprotocols=["streamlit"], max_size=None) as socket:
        shown = await _run(socket, page, {"model": name, "text": "good"}, None)
        for text, prediction in asked:
            await asyncio.sleep(think.expovariate(1 / THINKING))
            began = time.perf_counter()
            shown = await _run(socket, page, {"model": name}, (shown, text))
            waited = time.perf_counter() - began
            right = "right" if shown.answers(prediction) else "wrong"
            seen.append((waited, "error" if shown.failed else right))
    return seen


async def _run(socket, page: str, query: dict[str, str], sent: tuple[Run, str] | None) -> Run:
    """Open the page, or send a text by its form, and take in all that comes back."""
    request = BackMsg()
    request.rerun_script.query_string = urlencode(query)
    request.rerun_script.page_name = page
    if sent:
        form, text = sent
        box = request.rerun_script.widget_states.widgets.add()
        box.id, box.string_value = form.box, text
        button = request.rerun_script.widget_states.widgets.add()
        button.id, button.trigger_value = form.button, True
    await socket.send(request.SerializeToString())
    run, message = Run(), ForwardMsg()
    while message.WhichOneof("type") != "script_finished":
        message = ForwardMsg.FromString(await socket.recv())
        run.take(message)
    return run


def _questions(name: str, people: int) -> list[list[tuple[str, Prediction]]]:
    """For each person test texts of their own, with the answers they should get."""
    task = name.split("-", maxsplit=1)[0]
    texts = DATASETS[task].rows("test").texts[: people * TURNS]
    model = artifacts.load(name, artifacts.models_folder())
    answers = list(zip(texts, predict(model, texts), strict=True))
    return [answers[place * TURNS : (place + 1) * TURNS] for place in range(people)]


async def _all(host: str, people: int) -> list[tuple[float, str]]:
    await _listening(host)
    asked = {name: _questions(name, people) for name in MODELS}
    names = [MODELS[number // 2 % 2] for number in range(people)]
    tasks = [person(host, n, asked[name][n], name) for n, name in enumerate(names)]
    return [answer for answers in await asyncio.gather(*tasks) for answer in answers]


async def _listening(host: str) -> None:
    while True:
        try:
            async with websockets.connect(f"ws://{host}/_stcore/stream"):
                return
        except OSError:
            await asyncio.sleep(0.1)


def main(people: int) -> None:
    with app() as host:
        seen = asyncio.run(_all(host, people))
    waits = sorted(waited for waited, _ in seen)
    bad = [what for _, what in seen if what != "right"]
    within = sum(wait <= BUDGET for wait in waits) / len(waits)
    print(
        f"{people} people, {len(seen)} texts: {bad.count('wrong')} wrong, {bad.count('error')} "
        f"errors\nanswers whole after {statistics.median(waits):.2f} s (median), "
        f"{waits[int(0.95 * len(waits))]:.2f} s (95 %), {waits[-1]:.2f} s (worst)\n"
        f"{100 * within:.1f} % within {BUDGET} s"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
