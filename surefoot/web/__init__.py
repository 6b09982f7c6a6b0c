"""The browser's room: the JSON API over the service, and the built client."""
