"""What several pages show alike: names, stories of a day, pictures, calendars, corrections."""
