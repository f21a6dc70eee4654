"""Every error that Microfiche raises on purpose.

MicroficheError               what the commands and the page show as one sentence
├── ConfigError               a setting that cannot be used
├── SourceError               a source that cannot be opened at all
├── SearchTooSlowError        a search that took longer than it may
├── TooManyPeriodsError       a timeline longer than one can be
├── TooManyMatchesError       a concordance longer than one can be
└── ArchiveError              the index on disk
    ├── NoArchiveError        there is none yet
    ├── DamagedArchiveError   its files are not what its manifest says
    └── LockedError           another writer holds it

A message says what is wrong, where, and what to do about it.
"""


class MicroficheError(Exception):
    """What is wrong, where, and what to do; safe to show to a reader as it is."""


class ConfigError(MicroficheError):
    """A setting is unknown or has a value that cannot be used."""


class SourceError(MicroficheError):
    """A file or folder that was named does not exist or cannot be opened."""


class SearchTooSlowError(MicroficheError):
    """A search took longer than the settings allow."""


class TooManyMatchesError(MicroficheError):
    """A concordance was asked for of more matches than can be put in order."""


class TooManyPeriodsError(MicroficheError):
    """A timeline was asked for in steps too short for its span."""


class ArchiveError(MicroficheError):
    """Something is wrong with the index on disk."""


class NoArchiveError(ArchiveError):
    """There is no index where one was looked for."""


class DamagedArchiveError(ArchiveError):
    """The index's files are missing or are not what its manifest says."""


class LockedError(ArchiveError):
    """Another process is writing to the index."""
