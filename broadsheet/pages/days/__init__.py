"""The pages that go by days: the front page, editions with their mails and previews, weeks, months, years."""
