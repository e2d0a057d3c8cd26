"""Understanding: Rasa components of our own, named in config.yml in the order they run."""
