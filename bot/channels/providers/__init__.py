"""One module for each provider. `bot/channels/settings.py` finds them; a module is imported only when it is set up."""
