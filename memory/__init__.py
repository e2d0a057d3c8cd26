"""What is remembered for minutes only, in this process or on Redis: under a keyed hash, with an end, and sealed.

Stands alone: it knows nothing of conversations, drafts or replies, which bot/ and feedback/ keep in it.
"""
