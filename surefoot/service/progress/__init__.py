"""How things went: each plot of it described from the course, and the decisions in order."""
