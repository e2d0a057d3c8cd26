"""The staff site: sign-in, pages for the council's officers. `README.md` here says how to add a page."""
