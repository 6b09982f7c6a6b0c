"""A summary for the physiotherapist: what it says, section by section, from the course."""
