"""Recorded activities: FIT, GPX and TCX files read into one model. Pure: bytes in, values out."""
