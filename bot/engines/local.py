"""Plans on this machine: one process reads and writes, a pool of them plans."""

import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bot.engines.catalogue import Catalogue
from bot.engines.kernel import BLOCK, Job, planned, schema_of
from bot.engines.refusal import FilesRefused
from bot.processes import asked, processes_for


def plan_here(
    catalogue: Catalogue,
    job: Job,
    into: Path,
    on_progress: Callable[[int], None],
    *,
    workers: int,
    block: int = BLOCK,
) -> None:
    """Plan all items into one file, in the order of the history, telling how many are done. Raises: FilesRefused."""
    done = 0
    with pq.ParquetWriter(into, schema_of(job), compression="zstd") as out:
        for batch in _planned(catalogue, job, workers, block):
            out.write_batch(batch)
            done += len(batch)
            on_progress(done)


def _planned(catalogue: Catalogue, job: Job, workers: int, block: int) -> Iterator[pa.RecordBatch]:
    """Yield the plans of the batches in order; so many wait at most that every process has work."""
    is_one = workers == 1 or len(catalogue.rows) <= block  # nothing to share out
    processes = None if is_one else processes_for(workers, get_context("spawn"), _leave_interrupts)
    if processes is None:
        yield from (planned(batch, job) for batch in catalogue.batches(block))
        return
    waiting: deque[Future[bytes]] = deque()
    with processes as pool:
        try:
            for batch in catalogue.batches(block):
                waiting.append(asked(pool, _work, _packed(batch), job))
                if len(waiting) > 2 * workers:
                    yield _unpacked(waiting.popleft().result())
            while waiting:
                yield _unpacked(waiting.popleft().result())
        except BrokenProcessPool as error:
            raise FilesRefused("process_ended", {"workers": workers}) from error
        finally:
            for each in waiting:
                each.cancel()


def _leave_interrupts() -> None:
    """Let Ctrl-C end the process that reads and writes; the pool ends with it, without a traceback each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(packed: bytes, job: Job) -> bytes:
    return _packed(planned(_unpacked(packed), job))


def _packed(batch: pa.RecordBatch) -> bytes:
    """Return a batch as it goes from process to process: its own rows alone, not the table it was cut from."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def _unpacked(packed: bytes) -> pa.RecordBatch:
    with pa.ipc.open_stream(packed) as stream:
        return stream.read_next_batch()
