"""The pages that a site has once: corrections, sources, quotations, its own and the page for what is missing."""
