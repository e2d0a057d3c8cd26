"""The web chat: a page that works without JavaScript, and the same turn as JSON for the page's own script."""
