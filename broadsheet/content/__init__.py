"""Articles ⇄ content/*.md: files that ingest makes once and editors own ever after.

Reading, for ``build`` (no language model is needed)::

    claims, body, problems = front_matter.parse("articles/2023/07/19/slug.md", data, site.limits)
    article, more = evidence.verify(claims, blocks_of(body), site)      # None: private, a draft

Writing, for ``ingest``::

    raws, problems = ingesting.settle(raws, problems, sources.parse(data)[0], date)
    plan = ingesting.plan(known, raws, present=seed_files)
    composed = [(raw, *writing.compose(raw, annotate(raw))) for raw in plan.new]
    paths, clashes = ingesting.place([(raw, path) for raw, path, _ in composed], existing=content_files)
    # write each text at content/<paths[raw.seed.path]>; plan.changed and plan.conflicts at the paths that they name,
    # the former only while provenance.may_replace(the file as it is now)

All functions are pure: bytes and frozen values in, values out.
"""
