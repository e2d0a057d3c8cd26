"""What is kept: the anonymous record of unmet needs, its database, drafts and receipts."""
