"""The main story of an HTML page: the page as blocks of text, what each looks like, and which are the story's."""
