"""All spaces there are, by name: stored vectors, and the layers of models."""

from pathlib import Path

from textcls import artifacts, vectors
from textcls.embeddings.space import Space, of_model, of_vectors
from textcls.registry import UserError


def named(name: str, folder: Path) -> Space:
    """The space of that name below the folder of the models; vectors before models.

    Raises UserError for a name that is neither, and for a model without word vectors.
    """
    catalogue = vectors.stored(folder / "vectors")
    if name in catalogue.sets or name in catalogue.damaged:
        return of_vectors(vectors.read_stored(name, folder / "vectors"))
    models = artifacts.scan(folder)
    if name in models.models or name in models.damaged:
        return of_model(artifacts.load(name, folder))
    raise UserError(f"{vectors.unknown(name, catalogue)}; and {artifacts.no_model(name, models)}")
