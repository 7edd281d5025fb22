"""Parquet: every column keeps its type, read and written batch by batch."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textcls.batch.base import CHUNK, Chunk, TextTable, Write, checked
from textcls.registry import UserError
from textcls.tables import MOST_COLUMNS, check_size, place

_MOST_UNPACKED = 2_000_000_000  # bytes: a small file may hold a thousand times its size


def open_table(path: Path, text_column: str) -> TextTable:
    """A Parquet file with a column of strings. Raises UserError with what is wrong."""
    import pyarrow as pa
    from pyarrow import parquet

    check_size(path)
    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise UserError(f"{path} is no Parquet file that can be read ({error})") from None
    schema, metadata = file.schema_arrow, file.metadata
    if len(schema) > MOST_COLUMNS:
        raise UserError(f"{path} has more than {MOST_COLUMNS} columns")
    groups = (metadata.row_group(group) for group in range(metadata.num_row_groups))
    if sum(group.total_byte_size for group in groups) > _MOST_UNPACKED:
        raise UserError(f"{path} unpacks to more than {_MOST_UNPACKED // 10**9} GB; split it")
    column = place(text_column, schema.names, path)

    @contextmanager
    def write(target: Path, added: tuple[str, ...]) -> Iterator[Write]:
        types = [pa.string(), *[pa.float64()] * (len(added) - 1)]
        wider = pa.schema([*schema, *map(pa.field, added, types)], metadata=schema.metadata)
        with parquet.ParquetWriter(target, wider, compression="zstd") as writer:

            def append(rows, more) -> None:
                cells = zip(*more, strict=True)
                arrays = [pa.array(values, kind) for values, kind in zip(cells, types, strict=True)]
                writer.write_batch(
                    pa.RecordBatch.from_arrays([*rows.columns, *arrays], schema=wider)
                )

            yield append

    return TextTable(tuple(schema.names), _chunks(file, column, path), write)


def _chunks(file, column: int, path: Path) -> Iterator[Chunk]:
    from pyarrow import ArrowException

    seen = 0
    try:
        for rows in file.iter_batches(batch_size=CHUNK):
            values = rows.column(column).to_pylist()
            name = rows.schema.names[column]
            texts = [
                checked(value, f"{path}, row {number}: '{name}'")
                for number, value in enumerate(values, start=seen + 1)
            ]
            seen += len(texts)
            yield Chunk(rows, texts, seen / file.metadata.num_rows)
    except (ArrowException, OSError) as error:
        raise UserError(f"{path} is damaged ({error})") from None
