"""The face: addresses become pages, and the one `microfiche` command joins the three packages."""
