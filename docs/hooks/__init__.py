"""What is written from the code while the site is built: one file for each page, its name what the page is about."""
