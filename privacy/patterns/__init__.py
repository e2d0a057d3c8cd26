"""Detail known by its shape. Each module's `find` is a layer; each says what the pieces of its regexes are for.

Every repeat is bounded or cannot overlap itself, so that no text makes a regex slow.
"""
