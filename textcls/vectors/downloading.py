"""Vectors of gensim's downloader, for those who have internet."""

import contextlib
import sys
from pathlib import Path

from textcls.registry import UserError
from textcls.vectors.base import WordVectors
from textcls.vectors.importing import read_text


def download(name: str, *, call: str | None = None, most_words: int = 20_000) -> WordVectors:
    """The vectors that gensim's downloader has under a name, by the name they are to have here.

    Only the file is taken: gensim would also fetch a program with it, and run that. Raises
    UserError without internet, and where there is no such name or no text in the file.
    """
    import gensim.downloader

    try:
        with contextlib.redirect_stdout(sys.stderr):  # its progress is not what was asked for
            path = Path(gensim.downloader.load(name, return_path=True))
    except Exception as error:  # gensim raises bare exceptions as well
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise UserError(
            f"gensim's downloader gave no '{name}'; it needs internet, and knows such as "
            f"glove-wiki-gigaword-50 and glove-twitter-50 ({reason})"
        ) from None
    call = call or name
    return read_text(
        path, name=call, title=f"{name}, by gensim's downloader", most_words=most_words
    )
