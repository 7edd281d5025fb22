"""The networks, by the names that recipes and cards use."""

from textcls.models.base import Classifier, random_table
from textcls.models.course import CourseGRU, CourseRNN
from textcls.models.linear import Linear
from textcls.models.recurrent import GRU, LSTM, RNN
from textcls.models.redrawing import redraw
from textcls.models.stridecnn import StrideCNN
from textcls.models.textcnn import TextCNN
from textcls.models.widecnn import WideCNN
from textcls.registry import Registry

ARCHITECTURES: Registry[type[Classifier]] = Registry(
    "architecture",
    {
        "linear": Linear,
        "textcnn": TextCNN,
        "widecnn": WideCNN,
        "stridecnn": StrideCNN,
        "rnn": RNN,
        "gru": GRU,
        "lstm": LSTM,
        "rnn-course": CourseRNN,
        "gru-course": CourseGRU,
    },
)

__all__ = [
    "ARCHITECTURES",
    "GRU",
    "LSTM",
    "RNN",
    "Classifier",
    "CourseGRU",
    "CourseRNN",
    "Linear",
    "StrideCNN",
    "TextCNN",
    "WideCNN",
    "random_table",
    "redraw",
]
