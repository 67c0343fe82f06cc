"""Places: the dated gazetteer of Việt Nam's administrative units, what a written name may mean, and who inherited."""

from nhipcau.places.catalogue import Gazetteer, gazetteer
from nhipcau.places.unit import Candidate, Event, Kin, Point, Unit, Version

__all__ = ["Candidate", "Event", "Gazetteer", "Kin", "Point", "Unit", "Version", "gazetteer"]
