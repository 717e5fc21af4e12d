"""Groups of articles and editors' decisions → stories as a site tells them, each at an address of its own."""
