"""What the journeys stand on: a server, a browser that watches, and checks of every page."""
