"""Messaging channels: a parent writes by text message, WhatsApp, Messenger, Telegram or Teams; the answer goes back."""
