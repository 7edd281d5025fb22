"""The course's recurrent nets as written: uniform positive weights, state read after the padding.

They are kept to show why they fail. The course padded to the longest text of a batch; here it
is always up to `steps`, or the answer to a text would depend on the texts beside it.
"""

from torch import Tensor, nn
from torch.nn import functional

from textcls.models.base import Classifier, positions_read
from textcls.models.cells import GRUCell, RNNCell


class CourseRecurrent(Classifier):
    """A cell over the text and the padding behind it; the head reads the very last state.

    Every parameter of the cell and the head is drawn from U(0, 1), as the course does.
    """

    cell: type[nn.Module]

    def __init__(
        self, words: int, classes: int, *, size: int = 50, hidden: int = 50, steps: int = 128
    ) -> None:
        super().__init__(words, size)
        self.steps = steps
        self.states = self.cell(size, hidden)
        self.head = nn.Linear(hidden, classes)
        for parameter in self.states.parameters():
            nn.init.uniform_(parameter)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        real = positions_read(lengths, embedded.shape[1])[:, :, None]
        padded = functional.pad(embedded * real, (0, 0, 0, self.steps - embedded.shape[1]))
        return self.head(self.states(padded)[:, -1])


class CourseRNN(CourseRecurrent):
    """Positive weights drive tanh to 1 within a few words, and padding keeps it there."""

    cell = RNNCell


class CourseGRU(CourseRecurrent):
    """The gates saturate as well, but some of them shut in time to keep what was read."""

    cell = GRUCell
