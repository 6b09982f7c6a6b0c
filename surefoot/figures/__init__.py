"""Figures of exercises: from joint angles to moving pictures in SVG."""
