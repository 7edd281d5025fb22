"""Weights drawn anew: of a copy, part by part, from the seed alone; and the scores notice."""

import copy

import pytest
import torch

from tests.networks import NETWORKS, small_network
from textcls import findings
from textcls.attribution import explain
from textcls.models import Classifier, redraw
from textcls.trust import SEEDS, randomisation
from textcls.trust.randomisation import redrawn

TEXT = "great film awful plot moving actor boring ending the wonderful story with its bad was and"


def arrays(network) -> dict[str, torch.Tensor]:
    return {name: tensor.clone() for name, tensor in network.state_dict().items()}


def changed(before, after) -> set[str]:
    return {name for name in before if not torch.equal(before[name], after[name])}


@pytest.mark.parametrize("kind", NETWORKS)
def test_the_parts_of_a_network_are_all_that_it_learned_each_once(kind):
    network = small_network(kind)
    parts = [id(p) for ms in network.parts().values() for m in ms for p in m.parameters()]
    assert sorted(parts) == sorted(map(id, network.parameters()))


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_part_drawn_anew_has_other_weights_and_no_other_part_has(kind):
    network = small_network(kind)
    for part, modules in network.parts().items():
        one = copy.deepcopy(network)
        before = arrays(one)
        for module in one.parts()[part]:
            redraw(module, torch.Generator().manual_seed(0))
        own = {id(p) for module in modules for p in module.parameters()}
        names = {name for name, p in network.named_parameters() if id(p) in own}
        different = changed(before, arrays(one))
        assert {name for name in different if name in dict(one.named_parameters())} <= names
        constant = {name for name in names if before[name].unique().numel() == 1}
        assert names - constant <= different
        assert all(torch.isfinite(tensor).all() for tensor in one.state_dict().values())


@pytest.mark.parametrize("kind", NETWORKS)
def test_the_padding_row_stays_zero(kind):
    network = small_network(kind)
    redraw(network, torch.Generator().manual_seed(0))
    assert not network.embedding.weight[0].any()


def test_parts_are_drawn_one_on_top_of_the_other_in_a_copy(tiny_model):
    original = arrays(tiny_model.network)
    seen: set[str] = set()
    for _, drawn in redrawn(tiny_model, 0):
        assert drawn.network is not tiny_model.network
        now = changed(original, drawn.network.state_dict())
        assert seen < now
        seen = now
    assert {name for name in original if name.split(".")[0] != "norms"} == seen
    assert not changed(original, tiny_model.network.state_dict())


def test_the_shared_network_keeps_every_byte(any_model):
    before = arrays(any_model.network)
    shown = randomisation(any_model, explain(any_model, "a great film"), seeds=2)
    assert not changed(before, any_model.network.state_dict())
    assert not any(p.requires_grad for p in any_model.network.parameters())
    assert [part.part for part in shown.parts] == list(any_model.network.parts())
    assert all(len(part.signed) == len(part.absolute) == 2 for part in shown.parts)


def test_the_same_seeds_give_the_same_correlations_whatever_else_draws(tiny_textcnn):
    explained = explain(tiny_textcnn, TEXT)
    torch.manual_seed(1)
    first = randomisation(tiny_textcnn, explained)
    torch.manual_seed(2)
    state = torch.get_rng_state()
    assert randomisation(tiny_textcnn, explained) == first
    assert torch.equal(torch.get_rng_state(), state)
    assert all(len(set(part.signed)) == SEEDS for part in first.parts)


def test_a_linear_model_with_other_weights_explains_otherwise(model_of, tiny_textcnn):
    model = model_of(small_network("linear", words=len(tiny_textcnn.vocabulary)))
    shown = randomisation(model, explain(model, TEXT), seeds=20)
    [part] = shown.parts
    assert part.part == "weights"
    assert abs(sum(part.signed) / 20) < 0.2
    assert max(map(abs, part.signed)) < 0.9


class Deaf(Classifier):
    """Its answer depends on the words' numbers in the vocabulary, and on no weight."""

    def embed(self, ids):
        return torch.sin(ids * 1.7)[:, :, None]

    def classify(self, embedded, lengths):
        return embedded.sum(dim=1) * embedded.new_tensor([1.0, -2.0, 0.0])

    def word_vectors(self):
        return self.embedding.weight[:, :0]


def test_a_network_that_does_not_use_its_weights_is_found_out(model_of, tiny_textcnn):
    model = model_of(Deaf(len(tiny_textcnn.vocabulary), 4))
    explained = explain(model, TEXT, method="gradient-x-input")
    shown = randomisation(model, explained)
    assert all(value == pytest.approx(1.0) for part in shown.parts for value in part.signed)
    assert "do not trust it" in findings.randomisation_sentence(shown)


def test_of_one_word_there_is_nothing_to_correlate(tiny_textcnn):
    shown = randomisation(tiny_textcnn, explain(tiny_textcnn, "great"), seeds=1)
    assert all(part.signed == (None,) for part in shown.parts)
