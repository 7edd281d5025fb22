"""What the figures of the models mean, with their formulas and where they come from."""

import streamlit as st


def _overview() -> None:
    st.markdown(
        "**Accuracy** is the share of all test texts that a model calls right. Other test texts "
        "of the same kind would give a somewhat other share: the **95 % interval** of Wilson says "
        "how much. With $k$ of $n$ texts right, $p = k/n$ and $z = 1.96$ it reaches"
    )
    st.latex(
        r"\frac{1}{1 + z^2/n}\left(p + \frac{z^2}{2n} \pm "
        r"z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}\right)"
    )
    st.markdown(
        "Two models were measured on the *same* texts, so overlapping intervals do not mean that "
        "they are equally good: for that, compare the two models.\n\n"
        "**F1** is the harmonic mean of precision and recall; the macro F1 is its mean over the "
        "classes, the weighted F1 counts each class by its texts."
    )
    st.latex(
        r"F_1 = \frac{2 \cdot \text{precision} \cdot \text{recall}}"
        r"{\text{precision} + \text{recall}}"
    )
    st.markdown(
        "The **linear** model counts words and word pairs; a network that does not beat it "
        "shows no gain from reading the words in their order. The **course's figure** was printed "
        "by the material that the model re-creates, some on validation texts and not on test "
        "texts, as its measure says: a mark to pass, not a measurement of ours. Against it stands "
        "our figure on the test texts; where the course says no more than F1, our macro F1."
    )
    st.caption(
        "Reference: Wilson (1927), Probable Inference, the Law of Succession, and Statistical "
        "Inference, Journal of the American Statistical Association 22, equation 1."
    )


def _model() -> None:
    st.markdown(
        "A model is **calibrated** when of the texts of which it is 80 % sure, 80 % are called "
        "right. The texts fall into 15 bins by the highest probability; the **expected "
        "calibration error** is the mean gap between how sure and how often right, over the texts "
        "of all bins $B_m$:"
    )
    st.latex(
        r"\text{ECE} = \sum_{m=1}^{15} \frac{|B_m|}{n}\,"
        r"\bigl|\text{accuracy}(B_m) - \text{confidence}(B_m)\bigr|"
    )
    st.markdown(
        "Its interval holds 95 % of the errors of texts drawn again with replacement (bootstrap). "
        "The **temperature** $T$ divides all logits: above 1 the model was too sure, below 1 not "
        "sure enough. It is fitted on the validation texts and changes no predicted class:"
    )
    st.latex(r"p_c = \frac{e^{F_c / T}}{\sum_k e^{F_k / T}}")
    st.markdown(
        "**Precision**: of the texts called this class, the share that is of it. **Recall**: of "
        "the texts of this class, the share that was called so."
    )
    st.caption(
        "Reference: Guo et al. (2017), On Calibration of Modern Neural Networks, "
        "arXiv 1706.04599, equations 3 and 9."
    )


def _curves() -> None:
    st.markdown(
        "The **loss** is the mean cross-entropy in nats: minus the mean logarithm of the "
        "probability that the model gives to the true class:"
    )
    st.latex(r"L = -\frac{1}{n}\sum_{i=1}^{n} \ln p_{c_i}(x_i)")
    st.markdown(
        "Training figures are taken while the network learns, with everything that makes "
        "learning harder on purpose (dropout, lost words, label smoothing), validation figures "
        "after each epoch without it. That is why the dashed line may begin on the better side. "
        "**Over-fitting** is where the validation loss rises while the training loss still "
        "falls: the network learns its texts by heart. What is kept are the weights of the marked "
        "epoch; a wide net gets its linear half after that, which no curve shows."
    )
    st.caption(
        "Reference: Prechelt (1998), Early Stopping: But When?, Neural Networks: Tricks of the "
        "Trade, Springer."
    )


def _pair() -> None:
    st.markdown(
        "Texts that both models call right, or both wrong, do not tell them apart. What counts "
        "are the texts that only one of them calls right: $b$ for the first, $c$ for the second. "
        "Were the models equally good, each of these would be the first one's with probability "
        "one half, as with a coin. The **exact McNemar test** adds up the probabilities of all "
        "splits at least as uneven as the one that was seen:"
    )
    st.latex(r"p = \min\Bigl(1,\; 2 \sum_{i=0}^{\min(b, c)} \binom{b+c}{i} 2^{-(b+c)}\Bigr)")
    st.markdown(
        "The page says *distinguishable* where $p \\le 0.05$. Up to one in twenty pairs of equal "
        "models gets there by chance, so a single small difference out of many comparisons is no "
        "proof; and the test knows nothing of training again with another seed."
    )
    st.caption(
        "Reference: McNemar (1947), Note on the Sampling Error of the Difference Between "
        "Correlated Proportions or Percentages, Psychometrika 12."
    )


PARTS = {"overview": _overview, "model": _model, "curves": _curves, "pair": _pair}
