"""Protocols, exercises and sources as data, their schema and their loader."""
