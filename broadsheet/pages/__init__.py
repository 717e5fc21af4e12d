"""Index and site → pages: every page's frozen view, one module per page kind."""
