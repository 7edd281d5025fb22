"""What every network promises at its seam: the answer depends on the text alone."""

import pytest
import torch
from torch.nn.utils.rnn import pad_sequence

from tests.networks import CLASSES, NETWORKS, WORDS, small_network
from textcls.models import ARCHITECTURES, Classifier, CourseRNN

LENGTHS = (7, 1, 0, 12, 3)
TEXTS = [torch.randint(1, WORDS, (n,), generator=torch.Generator().manual_seed(n)) for n in LENGTHS]


@pytest.fixture(params=NETWORKS)
def network(request) -> Classifier:
    return small_network(request.param)


def batch(texts: list[torch.Tensor], *, longer: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    ids = pad_sequence(texts, batch_first=True)
    return torch.nn.functional.pad(ids, (0, longer)), torch.tensor([len(text) for text in texts])


def same(first: torch.Tensor, second: torch.Tensor) -> bool:
    return torch.allclose(first, second, rtol=1e-4, atol=1e-5)


def test_no_architecture_is_left_out():
    assert {architecture for architecture, _ in NETWORKS.values()} == set(ARCHITECTURES)


def test_longer_padding_changes_no_answer(network):
    assert same(network(*batch(TEXTS, longer=9)), network(*batch(TEXTS)))


def test_a_batch_answers_as_its_texts_do_alone(network):
    alone = [network(*batch([text], longer=not len(text))) for text in TEXTS]
    assert same(network(*batch(TEXTS)), torch.cat(alone))


def test_what_lies_behind_the_end_of_a_text_is_not_read(network):
    ids, lengths = batch(TEXTS, longer=4)
    embedded = network.embed(ids)
    behind = torch.arange(ids.shape[1]) >= lengths[:, None]
    junk = torch.where(behind[:, :, None], torch.full_like(embedded, 7.5), embedded)
    assert same(network.classify(junk, lengths), network.classify(embedded, lengths))


def test_the_texts_beside_it_change_no_answer(network):
    ids, lengths = batch(TEXTS)
    others = ids.clone()
    others[1:] = (others[1:] * 7 + 1) % WORDS
    assert same(network(others, lengths)[0], network(ids, lengths)[0])


def test_a_text_without_tokens_is_answered(network):
    assert network(torch.zeros(1, 1, dtype=torch.long), torch.tensor([0])).isfinite().all()


def test_every_network_answers_with_a_logit_a_class(network):
    assert network(*batch(TEXTS)).shape == (len(TEXTS), CLASSES)


def test_what_is_read_changes_the_answer(network):
    if isinstance(network, CourseRNN):
        return  # it forgets every text, which is what it is kept to show
    ids, lengths = torch.tensor([[3, 4, 5, 6, 7], [13, 14, 15, 16, 17]]), torch.tensor([5, 5])
    first, second = network(ids, lengths)
    assert not torch.allclose(first, second, atol=1e-6)


def test_answering_is_embedding_and_then_classifying(network):
    ids, lengths = batch(TEXTS)
    assert torch.equal(network(ids, lengths), network.classify(network.embed(ids), lengths))


def test_the_padding_row_is_zero(network):
    assert not network.embedding.weight[0].any()
