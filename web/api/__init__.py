"""The API's addresses: its answers as JSON, its problems, its description and the page that shows that readably."""
