"""Pages → bytes: templates, Markdown, feeds and data files. The only stage that knows Jinja, Markdown and nh3."""
