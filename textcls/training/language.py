"""A language model first: an LSTM learns to foresee words before it sees a label.

Dai and Le (2015), Semi-supervised Sequence Learning, arXiv 1511.01432. Words that a text is
likely to go on with are told apart from a sample of the vocabulary: Jean et al. (2015), On Using
Very Large Target Vocabulary for Neural Machine Translation, arXiv 1412.2007, section 3.
"""

import math
import random
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls.inference import pad
from textcls.models import RCNN
from textcls.training.batches import Encoded, bucketed
from textcls.training.descent import Progress
from textcls.values import Pretrained, Pretraining

_WARM_UP = 0.03  # of the batches, over which the rate rises from nothing
_LEAST = 0.02  # of the learning rate, in the last batches
_CLIP = 1.0


def pretrain(
    options: Pretraining,
    network: RCNN,
    train: Encoded,
    validation: Encoded,
    *,
    seed: int,
    watch: Callable[[Progress], None],
) -> Pretrained:
    """Teach the word vectors and the states of `network` the language of the training texts.

    No label is looked at. Both directions learn side by side, each foreseeing the next word it
    will read. Texts are read from end to end, one at a time.
    """
    began = time.perf_counter()
    model = LanguageModel(network, train.rows, options)
    shuffle = random.Random(seed)
    lengths = [len(rows) for rows in train.rows]
    batches = math.ceil(len(lengths) / options.batch_size)
    optimizer = torch.optim.Adam(
        model.parameters(), lr=options.learning_rate, betas=(0.9, 0.99), fused=True
    )
    rate = _rate(options.epochs * batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    model.train()
    for epoch in range(1, options.epochs + 1):
        losses, seen = 0.0, 0
        for batch, chosen in enumerate(bucketed(lengths, options.batch_size, shuffle), start=1):
            loss, words = model.loss(*pad([train.rows[row] for row in chosen]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), _CLIP)
            optimizer.step()
            schedule.step()
            losses, seen = losses + loss.item() * words, seen + words
            running = losses / max(seen, 1)
            watch(Progress(epoch, batch, batches, running, stage="language model"))
    perplexity = model.perplexity(validation.rows)
    return Pretrained(options.epochs, perplexity, round(time.perf_counter() - began, 1))


def _rate(steps: int) -> Callable[[int], float]:
    """Of the learning rate: up to it at first, then down in a line."""
    return lambda step: min((step + 1) / (_WARM_UP * steps), 1.0) * max(1 - step / steps, _LEAST)


class LanguageModel(nn.Module):
    """What a network needs beside its own word vectors and LSTM, to foresee words.

    P(w | words before) is proportional to exp(<output_w, A h> + b_w), with h the state of a
    direction and A its map onto words; `output` begins as a copy of the word vectors.
    """

    def __init__(self, network: RCNN, rows: list[Tensor], options: Pretraining) -> None:
        super().__init__()
        words, size = network.embedding.weight.shape
        self.embedding, self.states = network.embedding, network.states
        self.onto_words = nn.ModuleList(
            nn.Linear(self.states.hidden_size, size) for _ in ("forward", "backward")
        )
        self.output = nn.Parameter(self.embedding.weight.detach().clone())
        self.bias = nn.Parameter(torch.zeros(words))
        self.dropout = nn.Dropout(options.dropout)
        self.sampled = options.sampled
        counts = torch.bincount(torch.cat(rows), minlength=words).double()
        self.share, self.noise = _shares(counts), _shares(counts**0.75)  # (V,) each

    def loss(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, int]:
        """(B, T), (B,) -> the mean loss over the words of both directions in nats, and how many."""
        both = [self._foresee(ids, 0), self._foresee(_backwards(ids, lengths), 1)]
        losses = [self._sampled_loss(*direction) for direction in both]
        words = len(both[0][1])
        return (sum(losses) / len(losses), words) if words else (self.bias.sum() * 0, 0)

    @torch.no_grad()
    def perplexity(self, rows: list[Tensor]) -> tuple[float, float]:
        """exp(mean loss) over the whole vocabulary, forwards and backwards, without dropout."""
        self.eval()
        losses, seen = [0.0, 0.0], 0
        for start in range(0, len(rows), 32):
            ids, lengths = pad(rows[start : start + 32])
            for direction, read in enumerate((ids, _backwards(ids, lengths))):
                guesses, words = self._foresee(read, direction)
                logits = guesses @ self.output.T + self.bias
                logits[:, 0] = -torch.inf  # padding is never foreseen
                losses[direction] += functional.cross_entropy(logits, words, reduction="sum").item()
            seen += len(words)
        return tuple(round(math.exp(loss / max(seen, 1)), 1) for loss in losses)

    def _foresee(self, ids: Tensor, direction: int) -> tuple[Tensor, Tensor]:
        """(B, T) in the order of reading -> (N, E) guesses, and the N words that came."""
        blank = torch.zeros(1, len(ids), self.states.hidden_size)
        weights = self.states.all_weights[direction]
        embedded = self.dropout(self.embedding(ids))
        # One layer, biases, no dropout inside, one direction, the batch first.
        options = (True, 1, 0.0, self.training, False, True)
        states = torch.lstm(embedded, (blank, blank), weights, *options)[0][:, :-1]
        came = ids[:, 1:] != 0
        return self.onto_words[direction](self.dropout(states[came])), ids[:, 1:][came]

    def _sampled_loss(self, guesses: Tensor, words: Tensor) -> Tensor:
        """Against the words of the batch and a sample of noise, logits less the log of the
        probability that a word is among those (so frequent words are not held back)."""
        if not len(words):
            return guesses.sum()
        noise = torch.multinomial(self.noise, self.sampled, replacement=True)
        candidates, places = torch.cat([words, noise]).unique(return_inverse=True)
        absent = (1 - self.share[candidates]) ** len(words)
        absent = absent * (1 - self.noise[candidates]) ** self.sampled
        among = (1 - absent).clamp(min=1e-9).log().float()
        logits = guesses @ self.output[candidates].T + self.bias[candidates] - among
        return functional.cross_entropy(logits, places[: len(words)])


def _shares(counts: Tensor) -> Tensor:
    return counts / counts.sum()


def _backwards(ids: Tensor, lengths: Tensor) -> Tensor:
    """(B, T) -> the same texts from their ends, padding still behind."""
    places = lengths[:, None] - 1 - torch.arange(ids.shape[1])
    return ids.gather(1, places.clamp(min=0)).masked_fill(places < 0, 0)
