"""Renders decisions and plan items into sentences."""
