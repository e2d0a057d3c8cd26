"""Talks with parents: understanding, the conversation, the web chat, the commands."""
