"""Places: the dated gazetteer of Việt Nam's administrative units, and what a written name may mean."""

from nhipcau.places.lookup import Gazetteer, gazetteer
from nhipcau.places.unit import Candidate, Unit, Version

__all__ = ["Candidate", "Gazetteer", "Unit", "Version", "gazetteer"]
