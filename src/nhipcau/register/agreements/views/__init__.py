from . import detail, editing, listing

__all__ = ["detail", "editing", "listing"]
