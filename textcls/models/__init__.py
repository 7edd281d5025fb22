"""The networks, by the names that recipes and cards use."""

from textcls.models.base import Classifier, random_table
from textcls.models.course import CourseGRU, CourseRNN
from textcls.models.linear import Linear
from textcls.models.rcnn import RCNN
from textcls.models.recurrent import GRU, LSTM, RNN
from textcls.models.redrawing import redraw
from textcls.models.stridecnn import StrideCNN
from textcls.models.textcnn import TextCNN
from textcls.models.wide import Wide, WideCNN, WideRCNN
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
        "rcnn": RCNN,
        "widercnn": WideRCNN,
        "rnn-course": CourseRNN,
        "gru-course": CourseGRU,
    },
)

__all__ = [
    "ARCHITECTURES",
    "GRU",
    "LSTM",
    "RCNN",
    "RNN",
    "Classifier",
    "CourseGRU",
    "CourseRNN",
    "Linear",
    "StrideCNN",
    "TextCNN",
    "Wide",
    "WideCNN",
    "WideRCNN",
    "random_table",
    "redraw",
]
