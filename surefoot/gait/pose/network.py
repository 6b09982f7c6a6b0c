"""One LiteRT model: a picture in, arrays out."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from surefoot.gait.quiet import quiet

Floats = NDArray[np.floating[Any]]


class Network:
    """A model with all the threads that this process may use. Not for several threads at once."""

    def __init__(self, model: bytes) -> None:
        allowed = getattr(os, "sched_getaffinity", None)
        threads = len(allowed(0)) if allowed else os.cpu_count() or 1
        with quiet():
            self._interpreter = Interpreter(model_content=model, num_threads=threads)
            self._interpreter.allocate_tensors()
        (put,) = self._interpreter.get_input_details()
        self.size = int(put["shape"][1])
        self._put = self._interpreter.tensor(put["index"])
        self._got = [
            self._interpreter.tensor(one["index"]) for one in self._interpreter.get_output_details()
        ]

    def __call__(self, picture: Floats) -> list[NDArray[np.float32]]:
        """picture: shape (size, size, 3). Let go of the outputs before the next call."""
        self._put()[0] = picture
        self._interpreter.invoke()
        return [got()[0] for got in self._got]


def sigmoid(values: Floats) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-np.clip(values, -80, 80)))).astype(np.float32)
