"""What may pass: personal detail is taken out of a parent's text before anything else sees it.

`privacy.redact` is the way in. Nothing else of the project is used, and but for an optional
model only the standard library.
"""
