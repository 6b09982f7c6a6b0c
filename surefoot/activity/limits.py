"""How much an import may unpack. Far above what a person has, far below what fills a machine."""

MAX_UNPACKED_BYTES = 256 * 2**20
"""One file."""
TABLE_MOST_BYTES = 32 * 2**20
"""A table of activities in an export: fifty thousand of them."""
TOTAL_MOST_BYTES = 64 * 2**30
"""One archive with everything in it."""
MEMBERS_MOST = 200_000
NESTED_MOST = 3
"""Archives within archives."""
RATIO_MOST = 200
"""Unpacked to packed size of one file: FIT packs to a half, GPX to a fifteenth."""
