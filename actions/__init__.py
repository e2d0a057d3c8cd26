"""What the bot does: Rasa custom actions, one module each, no words for parents inside."""
