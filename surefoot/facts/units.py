"""Miles and feet for those who think in them: facts are metric, exactly converted."""

KM_PER_MILE = 1.609344
M_PER_FOOT = 0.3048


def metres_of_miles(miles: float) -> float:
    """Miles as metres."""
    return miles * KM_PER_MILE * 1000


def miles_of_metres(metres: float) -> float:
    """Metres as miles."""
    return metres / 1000 / KM_PER_MILE


def metres_of_feet(feet: float) -> float:
    """Feet of height as metres."""
    return feet * M_PER_FOOT


def feet_of_metres(metres: float) -> float:
    """Metres of height as feet."""
    return metres / M_PER_FOOT
