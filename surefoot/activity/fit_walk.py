"""One pass over the record headers of a FIT file, to note where each message lies.

A message is as long as its definition says, so a walk looks at one byte a message. Where the same
pattern of messages comes again and again (a record; a record and its beat intervals), the walk
compares the headers of many repeats at once and steps over them together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, repeat

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_definition import (
    COMPRESSED,
    DEFINITION,
    RECORD,
    TIMESTAMP,
    Definition,
    is_cut_off,
    parse_definition,
)
from surefoot.facts.phrase import phrase

MAX_MESSAGES = 4_000_000
MAX_DEFINITIONS = 10_000

_RARE = 16
_SHORTEST_BLOCK, _LONGEST_BLOCK = 64, 2048
_KEY_MESSAGES = 16
_LONGEST_PATTERN = 48
_FIRST_REPEATS = 16
_UNDEFINED_STEP = 1 << 40

_MOST_RESUMPTIONS = 64
_RESUME_WITHIN_BYTES = 1 << 16
_RESUME_WITHIN_S = 3600
_RESUME_AFTER_MESSAGES = 6
_RESUME_CANDIDATES = 256


class Stretch:
    """Messages that follow each other without a gap from byte `start`.

    codes: one byte a message. meanings and lengths, by code: the definition of the message (None
    when it is a definition itself) and its bytes with the header.
    """

    def __init__(self, start: int) -> None:
        self.start = start
        self.codes = bytearray()
        self.meanings: list[Definition | None] = [None]
        self.lengths = [0]

    @cached_property
    def _begins(self) -> NDArray[np.int64]:
        lengths = np.array(self.lengths, dtype=np.int64)[np.frombuffer(self.codes, dtype=np.uint8)]
        bounds = np.empty(len(lengths) + 1, dtype=np.int64)
        bounds[0] = self.start
        np.cumsum(lengths, out=bounds[1:])
        bounds[1:] += self.start
        return bounds[:-1]

    def positions(self, definition: Definition) -> NDArray[np.int64]:
        """Where the messages of a definition begin, in order."""
        own = [code for code, meaning in enumerate(self.meanings) if meaning is definition]
        found = [at for code in own for at in islice(self._occurrences(code), _RARE)]
        if len(found) < _RARE:
            return self._begins[sorted(found)]
        codes = np.frombuffer(self.codes, dtype=np.uint8)
        mine = np.zeros(len(codes), dtype=np.bool_)
        for code in own:
            if self.codes.find(code) >= 0:
                mine |= codes == code
        return self._begins[np.flatnonzero(mine)]

    def _occurrences(self, code: int) -> Iterator[int]:
        at = self.codes.find(code)
        while at >= 0:
            yield at
            at = self.codes.find(code, at + 1)


@dataclass(frozen=True, slots=True)
class Walked:
    """A FIT file's body walked to its end, and what was doubtful.

    definitions: each once, in the order of the file. compressed: there are messages that may have
    their time in the header.
    """

    definitions: tuple[Definition, ...]
    stretches: tuple[Stretch, ...]
    compressed: bool
    damaged: bool
    warnings: tuple[str, ...]

    def positions(self, definition: Definition) -> NDArray[np.int64]:
        """Where the messages of a definition begin in the body, in order."""
        parts = [stretch.positions(definition) for stretch in self.stretches]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


def walk(body: bytes) -> Walked:
    """Every message of a FIT file's body (what lies between its header and its checksum)."""
    walker = _Walker(body)
    walker.walk()
    return Walked(
        definitions=tuple(walker.definitions.values()),
        stretches=tuple(walker.stretches),
        compressed=any(
            stretch.codes.find(code) >= 0
            for stretch, codes in zip(walker.stretches, walker.compressed_codes, strict=True)
            for code in codes
        ),
        damaged=walker.damaged,
        warnings=tuple(walker.warnings),
    )


class _Walker:
    def __init__(self, body: bytes) -> None:
        self.body = body
        self.damaged = False
        self.stretches: list[Stretch] = []
        self.compressed_codes: list[set[int]] = []
        self.definitions: dict[bytes, Definition] = {}
        self.warnings: list[str] = []
        self._in_force: dict[int, Definition] = {}
        self._code_of = bytearray(256)
        self._step_of = [_UNDEFINED_STEP] * 256
        self._begin(0)

    def walk(self) -> None:
        pos = resumptions = 0
        while True:
            pos = self._follow(pos)
            if pos >= len(self.body):
                break
            if self._messages() >= MAX_MESSAGES:
                self._doubt(
                    phrase("More than {most} messages: the rest was left out.", most=MAX_MESSAGES)
                )
                break
            following = self._define(pos)
            if following is not None:
                pos = following
                continue
            resumptions += 1
            resumed = self._resume(pos) if resumptions <= _MOST_RESUMPTIONS else None
            if resumed is None:
                self._doubt(
                    phrase("The last definition is cut off.")
                    if is_cut_off(self.body, pos)
                    else phrase(
                        "Damaged at byte {place}: what follows could not be read.", place=pos
                    )
                )
                break
            self._doubt(
                phrase(
                    "Damaged at byte {place}: {count} bytes were left out.",
                    place=pos,
                    count=resumed - pos,
                )
            )
            pos = resumed
            self._begin(pos)
        if pos > len(self.body):
            self._doubt(phrase("The last message is cut off."))

    def _begin(self, pos: int) -> None:
        self._stretch = Stretch(pos)
        self.stretches.append(self._stretch)
        self._codes: dict[tuple[str, Definition | int], int] = {}
        self.compressed_codes.append(set())
        for local, definition in self._in_force.items():
            self._enforce(local, definition)

    def _messages(self) -> int:
        return sum(len(stretch.codes) for stretch in self.stretches)

    def _doubt(self, sentence: str) -> None:
        self.damaged = True
        self.warnings.append(sentence)

    def _follow(self, pos: int) -> int:
        """Step over defined messages from pos; the place of one that is not, or where all ends."""
        body, step_of = self.body, self._step_of
        codes = self._stretch.codes
        first = len(codes)
        room = MAX_MESSAGES - self._messages()
        block = _SHORTEST_BLOCK
        while len(codes) - first < room:
            headers = bytearray()
            append = headers.append
            try:
                # four messages a turn: a third faster than one
                for _ in repeat(None, block // 4):
                    append(header := body[pos])
                    pos += step_of[header]
                    append(header := body[pos])
                    pos += step_of[header]
                    append(header := body[pos])
                    pos += step_of[header]
                    append(header := body[pos])
                    pos += step_of[header]
            except IndexError:
                codes += headers.translate(self._code_of)
                if pos >= _UNDEFINED_STEP:
                    pos -= _UNDEFINED_STEP
                    codes.pop()
                elif pos > len(body):
                    codes.pop()
                break
            codes += headers.translate(self._code_of)
            walked = len(codes)
            pos = self._stride(pos, first)
            strode = len(codes) - walked
            block = _SHORTEST_BLOCK if strode > block else min(2 * block, _LONGEST_BLOCK)
        return pos

    def _stride(self, pos: int, first: int) -> int:
        """Step over repeats of the pattern that the last messages since `first` make, if any."""
        body, codes = self.body, self._stretch.codes
        begin = max(first, len(codes) - _LONGEST_PATTERN - _KEY_MESSAGES)
        before = codes.rfind(codes[-_KEY_MESSAGES:], begin, len(codes) - 1)
        if before < 0 or pos >= len(body):
            return pos
        pattern = codes[before + _KEY_MESSAGES :]
        steps = [self._stretch.lengths[code] for code in pattern]
        span = sum(steps)
        places, at = [], pos
        for step in steps:
            places.append((at, body[at - span : at - span + 1]))
            at += step
        repeats = _FIRST_REPEATS
        while repeats:
            fits = min(repeats, (len(body) - pos) // span, MAX_MESSAGES // len(pattern))
            for at, header in places:
                headers = body[at : at + fits * span : span]
                fits = min(fits, len(headers) - len(headers.lstrip(header)))
            codes += pattern * fits
            pos += fits * span
            places = [(at + fits * span, header) for at, header in places]
            repeats = 8 * repeats if fits == repeats else 0
        return pos

    def _define(self, pos: int) -> int | None:
        """Take the definition at pos and return what follows; None when no whole one is there."""
        header = self.body[pos]
        if header & COMPRESSED or not header & DEFINITION:
            return None
        parsed = parse_definition(self.body, pos, self.definitions)
        if parsed is None or len(self.definitions) > MAX_DEFINITIONS:
            return None
        definition, following = parsed
        if len(self._codes) >= 250:
            self._begin(pos)
        self._stretch.codes.append(self._code("definition", None, following - pos))
        local = header & 0x0F
        self._in_force[local] = definition
        self._enforce(local, definition)
        return following

    def _enforce(self, local: int, definition: Definition) -> None:
        length = 1 + definition.size
        self._code_of[local] = self._code("normal", definition, length)
        self._step_of[local] = length
        if local < 4:
            code = self._code("compressed", definition, length)
            self.compressed_codes[-1].add(code)
            first = COMPRESSED | local << 5
            self._code_of[first : first + 32] = bytes([code]) * 32
            self._step_of[first : first + 32] = [length] * 32

    def _code(self, header: str, meaning: Definition | None, length: int) -> int:
        key = header, meaning or length
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self._stretch.meanings)
            self._stretch.meanings.append(meaning)
            self._stretch.lengths.append(length)
        return code

    def _resume(self, pos: int) -> int | None:
        """Where after pos a record follows whose time fits the last one; None when nowhere."""
        for local, definition in self._in_force.items():
            if definition.message != RECORD:
                continue
            layout = definition.fields.get(TIMESTAMP)
            if layout is None or layout.size != 4:
                continue
            window = self.body[pos + 1 : pos + _RESUME_WITHIN_BYTES]
            starts = len(window) - layout.offset - 4
            last = self._last_time(definition, layout.offset, pos)
            if starts < 1 or last is None:
                continue
            written = np.ndarray(
                (starts,), definition.byte_order + "u4", window, 1 + layout.offset, (1,)
            )
            seconds = written.astype(np.int64) - last
            headers = np.frombuffer(window, dtype=np.uint8)[:starts]
            fits = (headers == local) & (seconds >= 0) & (seconds <= _RESUME_WITHIN_S)
            for offset in np.flatnonzero(fits)[:_RESUME_CANDIDATES].tolist():
                if self._goes_on(pos + 1 + offset):
                    return pos + 1 + int(offset)
        return None

    def _last_time(self, definition: Definition, offset: int, end: int) -> int | None:
        """The time that the last message of a definition wrote in the stretch that ends at end."""
        codes, lengths = self._stretch.codes, self._stretch.lengths
        last = codes.rfind(self._codes["normal", definition])
        if last < 0:
            return None
        at = end - sum(lengths[code] for code in codes[last:]) + 1 + offset
        return int.from_bytes(
            self.body[at : at + 4], "big" if definition.byte_order == ">" else "little"
        )

    def _goes_on(self, pos: int) -> bool:
        for _ in range(_RESUME_AFTER_MESSAGES):
            if pos >= len(self.body):
                return pos == len(self.body)
            step = self._step_of[self.body[pos]]
            if step == _UNDEFINED_STEP:
                return parse_definition(self.body, pos, {}) is not None
            pos += step
        return True
