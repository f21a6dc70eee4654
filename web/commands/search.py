"""microfiche search: the page's search in a terminal."""

from contextlib import closing
from dataclasses import replace

import click

from index.config import Config
from index.schema import FACETS
from search.archive import open_current
from search.parse import read_query
from search.query import Filter, Match, Query, Sort
from web.commands.filters import filters_option
from web.commands.hits import print_results
from web.commands.options import json_option, takes_config
from web.commands.printing import console, print_json
from web.commands.search_json import results_values
