"""What was last published and what is to be published now → corrections, recorded for readers.

``recording`` is what ``publish`` calls; ``comparing`` decides what is a correction; ``ledger`` keeps what was published.
"""
