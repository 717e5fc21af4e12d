"""What several pages show alike: names, tellings of stories, pictures, calendars, corrections."""
