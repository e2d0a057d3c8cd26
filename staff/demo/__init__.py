"""A demonstration: a database of its own with invented records, so that a newcomer sees a living site. `make demo`."""
