"""What programs read: the data set, feeds, and the lists of all pages."""
