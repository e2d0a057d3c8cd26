"""What may pass: personal detail is taken out of a parent's text before anything else sees it.

`privacy.redact` is the way in. Only the standard library is used, and nothing else of the project.
"""
