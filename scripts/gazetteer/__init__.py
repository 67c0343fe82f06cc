"""The making of the gazetteer's tables: a package of catalogues, repaired, and facts kept by hand beside it."""
