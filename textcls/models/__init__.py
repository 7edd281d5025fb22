"""The networks, by the names that recipes and cards use."""

from textcls.models.base import Classifier
from textcls.models.recurrent import GRU, LSTM, RNN
from textcls.models.textcnn import TextCNN
from textcls.registry import Registry

ARCHITECTURES: Registry[type[Classifier]] = Registry(
    "architecture", {"textcnn": TextCNN, "rnn": RNN, "gru": GRU, "lstm": LSTM}
)

__all__ = ["ARCHITECTURES", "GRU", "LSTM", "RNN", "Classifier", "TextCNN"]
