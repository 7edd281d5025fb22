"""The ways to give every token its share, by name: the best that fits a network comes first."""

from collections.abc import Callable
from dataclasses import dataclass

from textcls.artifacts import TrainedModel
from textcls.attribution.exact import (
    exact_integrated_gradients,
    is_linear,
    is_one_layer_cnn,
    weights,
)
from textcls.attribution.gradients import gradient_x_input, integrated_gradients
from textcls.attribution.perturbation import occlusion
from textcls.attribution.sampling import lime, shapley
from textcls.registry import Registry
from textcls.values import TokenAttribution


@dataclass(frozen=True, slots=True)
class Method:
    """A way to give every token its share: what it says, its formula in LaTeX, and its source.

    `limits` is what it does not tell. `baselines`: whether the choice of a baseline changes
    anything. `adds_up`: whether a residual is a fault of the scores.
    """

    title: str
    summary: str
    formula: str
    limits: str
    reference: str
    attribute: Callable[..., TokenAttribution]
    fits: Callable[[TrainedModel], bool] = lambda model: True
    baselines: bool = True
    adds_up: bool = True


METHODS: Registry[Method] = Registry(
    "attribution method",
    {
        "weights": Method(
            title="Weights",
            summary=(
                "The model is a sum: every word, pair and triple adds its weight times its value. "
                "What a pair adds is shared evenly between its words. Nothing is estimated."
            ),
            formula=r"F = \beta + \sum_g v_g\,w_g \qquad s_t = \sum_{g \ni t} \frac{v_g\,w_g}{|g|}",
            limits=(
                "Even shares within a pair are a convention: the weight belongs to the pair, "
                "and which of its words matters more is not in the model."
            ),
            reference="Wang, Manning (2012), Baselines and Bigrams",
            attribute=weights,
            fits=is_linear,
            baselines=False,
        ),
        "exact-ig": Method(
            title="Integrated Gradients, exact",
            summary=(
                "The text fades in from a baseline without information; every word is credited "
                "with what the logit gains from it on the way. In this network each filter's "
                "maximum is an upper envelope of straight lines along that way, so the integral "
                "is solved and not sampled: the gains add up to the whole change."
            ),
            formula=(
                r"\mathrm{IG}_t = \sum_f W_f \sum_{p:\,p \le t < p+k_f} m_f(p)\,"
                r"\langle K_f[t-p],\,e_t - b_t\rangle \qquad \sum_t \mathrm{IG}_t = F(e) - F(b)"
            ),
            limits=(
                "The scores tell what the words add on one straight way from one baseline; "
                "another baseline tells another true story. Words that act together share a "
                "window's gain by how far each moved it, which does not say what the model "
                "would do without one of them: for that, see Occlusion."
            ),
            reference=(
                "Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks; m is the "
                "share of the way on which a window is its filter's maximum"
            ),
            attribute=exact_integrated_gradients,
            fits=is_one_layer_cnn,
        ),
        "ig": Method(
            title="Integrated Gradients",
            summary=(
                "The text fades in from a baseline without information; every word is credited "
                "with what the logit gains from it on the way. The gains add up to the whole "
                "change, but for a residual that is measured and shown."
            ),
            formula=(
                r"\mathrm{IG}_i = (e_i - b_i)\cdot\int_0^1 "
                r"\frac{\partial F(b + \alpha\,(e - b))}{\partial e_i}\,d\alpha"
                r"\qquad \sum_i \mathrm{IG}_i = F(e) - F(b)"
            ),
            limits=(
                "The scores tell what the words add on one straight way from one baseline; "
                "another baseline tells another story. They do not say what the model would "
                "do without a word: for that, see Occlusion."
            ),
            reference="Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks",
            attribute=integrated_gradients,
        ),
        "shapley": Method(
            title="Shapley values",
            summary=(
                "The words join the baseline one by one in a random order, and each is credited "
                "with what the logit gains as it joins; the score is the mean over many orders. "
                "Every order adds up to the whole change, and so do the means. With sampled "
                "orders each score has a standard error."
            ),
            formula=(
                r"\phi_t = \frac{1}{|\Pi|}\sum_{\pi \in \Pi} \bigl[F(x_{\pi \le t}) - "
                r"F(x_{\pi < t})\bigr] \qquad \sum_t \phi_t = F(x) - F(b)"
            ),
            limits=(
                "Most of the texts asked about are full of gaps, unlike all that the model has "
                "seen in training, and its answers to them weigh as much as any other. A score "
                "smaller than two of its standard errors may be nothing."
            ),
            reference=(
                "Shapley (1953); Strumbelj, Kononenko (2010), An Efficient Explanation of "
                "Individual Classifications; pairs of an order and its reverse after Mitchell "
                "et al. (2022), Sampling Permutations for Shapley Value Estimation"
            ),
            attribute=shapley,
        ),
        "occlusion": Method(
            title="Occlusion",
            summary=(
                "Every word is replaced by the baseline in turn, and credited with what the logit "
                "loses. Each score is exact; they need not add up, for words that say the same "
                "stand in for each other: what they miss is the residual."
            ),
            formula=r"s_t = F(x) - F(x_{t \leftarrow b})",
            limits=(
                "Words that say the same cover for each other: each alone is worth little, "
                "and both together may decide. The text with a gap is no text that anybody "
                "wrote."
            ),
            reference="Zeiler, Fergus (2014), Visualizing and Understanding Convolutional Networks",
            attribute=occlusion,
            adds_up=False,
        ),
        "lime": Method(
            title="LIME",
            summary=(
                "Words are taken out at random, a thousand times, and a straight line is fitted "
                "to the logits of these texts: one weight for each place in the text, near texts "
                "counting more. R^2 says how much of the logits the line explains; where it is "
                "low, so is the worth of the weights."
            ),
            formula=(
                r"\begin{gathered} w = \arg\min_w \sum_z \kappa(z)\,\bigl(F(x_z) - c - "
                r"\textstyle\sum_t w_t z_t\bigr)^2 + \lVert w\rVert^2 \\ "
                r"\kappa(z) = e^{-(1 - \sqrt{|z|/T})^2 / (2\cdot 0.25^2)} \end{gathered}"
            ),
            limits=(
                "The weights are those of the line, not of the network: what words do together "
                "is lost, and the ridge pulls all weights towards 0. They need not add up to what "
                "the text changed, and another width of the kernel gives other weights."
            ),
            reference=(
                "Ribeiro, Singh, Guestrin (2016), Why Should I Trust You?, with the kernel and the "
                "ridge of its text explainer"
            ),
            attribute=lime,
            adds_up=False,
        ),
        "gradient-x-input": Method(
            title="Gradient x input",
            summary=(
                "How fast the logit changes with a word's vector, times how far that vector is "
                "from the baseline. One look at the end of the path, blind to what bends on the "
                "way: what it misses is the residual."
            ),
            formula=r"s_t = (e_t - b_t)\cdot\frac{\partial F(e)}{\partial e_t}",
            limits=(
                "A filter or gate that is saturated at the text has no slope there, however "
                "much it added on the way: its words get nothing."
            ),
            reference="Shrikumar et al. (2016), Not Just a Black Box",
            attribute=gradient_x_input,
            adds_up=False,
        ),
    },
)
