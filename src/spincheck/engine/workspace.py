"""Everything that is needed to check files: the host, each file's configuration, reader and detectors."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath

from ..api import Detector, Document, Edit, Failure, FileResult, Reader, Rule, SourceText, nearest
from ..api.detector import OptionsT
from ..config import ConfigFinder, Overrides, Settings, resolve
from ..errors import ConfigError, FixError, PluginError, SourceError, UsageError
from ..host import Host, PluginPolicy, versions
from .build import build_detectors
from .cache import Cache, cache_folder
from .changed import on_changed_lines
from .check import Checker
from .decode import decode, encoding_of
from .patterns import matches, relative
from .revision import EarlierFiles, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class FixOptions:
    """How files are repaired while they are checked."""

    unsafe: bool = False
    """Make also fixes that may lose what an author wrote."""
    diff: bool = False
    """Say what would change, and leave the files as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A text after its repair, and what is left to say about it."""

    data: bytes
    """In the encoding in which the text came; the same bytes where nothing was or may be repaired."""
    result: FileResult
    edits: tuple[Edit, ...] = ()
    """Those that make the repaired text of the one that came, in ascending order, not overlapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceOptions:
    """What a workspace is built from; it can be sent to another process."""

    policy: PluginPolicy = field(default_factory=PluginPolicy.from_environment)
    config: Path | None = None
    """The only configuration file to use."""
    isolated: bool = False
    """Use no configuration file."""
    overrides: Overrides = field(default_factory=Overrides)
    reader: str | None = None
    """The name of the reader for every file, whatever its suffix."""
    fix: FixOptions | None = None
    """Repair the files that are checked; none leaves every file alone."""
    remember: bool = False
    """Keep the results of files in the cache, and take from it what it has. Repairs are neither kept nor taken."""
    since: Revision | None = None
    """Give each document the same file at this revision."""
    new_only: bool = False
    """Report only what stands on lines that the file at ``since`` does not have."""
    original: str | None = None
    """Give each document but this one itself the text of this file, which it may have been copied from."""
    keep_text: bool = False
    """Put each text, and its original's, into its result. Such results are neither kept nor taken."""


class Workspace:
    """Checks files, each under the configuration nearest to it."""

    def __init__(self, options: WorkspaceOptions) -> None:
        """Load the plugins and, with ``--config``, that file.

        Raises:
            ConfigError: the configuration file cannot be used.
            UsageError: there is no reader of the name that the options give, or no text in their original.
        """
        self.host = Host(options.policy)
        self.options = options
        self._earlier = EarlierFiles(options.since) if options.since else None
        self._finder = ConfigFinder(fixed=options.config, isolated=options.isolated)
        self._settings: dict[Path | None, Settings] = {}
        self._by_folder: dict[str, Settings] = {}
        self._checkers: dict[str, Checker] = {}
        self._caches: dict[str, Cache] = {}
        self._external: dict[str, bool] = {}
        self._readers: dict[str, Reader] = {}
        self._by_suffix = {suffix: cls.name for cls in self.host.readers.values() for suffix in cls.suffixes}
        if options.reader:
            self._reader(options.reader, "--reader")
        self._original = self._open_original(options.original) if options.original is not None else None

    def keep_text(self) -> None:
        """From now on do as with the option of this name; only the reporter knows that it needs it, and the host has it."""
        self.options = replace(self.options, keep_text=True)

    @property
    def suffixes(self) -> Collection[str]:
        """The file name endings that some reader knows."""
        return self._by_suffix

    def settings_for(self, folder: Path) -> Settings:
        """Return the settings for the files in ``folder``, an absolute path that need not exist.

        Raises:
            ConfigError: the configuration file that governs the folder cannot be used.
        """
        file = self._finder.for_folder(folder)
        key = file.path if file else None
        if key not in self._settings:
            self._settings[key] = resolve(file, self.options.overrides)
        return self._settings[key]

    def check_file(self, path: str) -> FileResult:
        """Read, check and, if the options say so, repair one file; whatever keeps it from that becomes a failure of its result.

        Raises:
            ConfigError: the configuration that governs the file cannot be used.
        """
        try:
            data = _read(path, self.settings_of(path))
        except SourceError as error:
            return _unreadable(path, error)
        if self.options.fix is None:
            return self._remembered(data, path) if self._remembers(path) else self.check_bytes(data, path)
        repaired = self.repair_bytes(data, path)
        if self.options.fix.diff or repaired.data == data:
            return repaired.result
        from .fix import refused
        from .rewrite import rewrite

        try:
            rewrite(path, data, repaired.data)
        except FixError as error:
            return refused(self.check_bytes(data, path), error)
        return repaired.result

    def recall(self, path: str) -> FileResult | None:
        """Return what `check_file` would, if the cache has it; what can be read only once, such as a pipe, is left alone."""
        if self.options.fix or not self._remembers(path) or not os.path.isfile(path):  # noqa: PTH113  # as above
            return None
        settings = self.settings_of(path)
        try:
            return self._cache(settings).get(self._cache_key(_read(path, settings), path, settings), path)
        except SourceError:
            return None

    def check_bytes(self, data: bytes, path: str, *, external: bool | None = None) -> FileResult:
        """Check text that comes from elsewhere as if it stood at ``path``; for ``external`` see `Checker.check`.

        Raises:
            ConfigError: the configuration that governs the path cannot be used.
        """
        try:
            return self.check(self.read_bytes(data, path), external=external)
        except (SourceError, PluginError) as error:
            return _unreadable(path, error)

    def check(self, document: Document, *, external: bool | None = None) -> FileResult:
        """Check a document that was read here; for ``external`` see `Checker.check`.

        Raises:
            ConfigError: the configuration that governs its path cannot be used.
        """
        result = self._checker(self.settings_of(document.path)).check(document, external=external)
        if self.options.new_only:
            result = on_changed_lines(result, document)
        return replace(result, source=_text(document), original=_text(document.original)) if self.options.keep_text else result

    def asks_others(self, path: str) -> bool:
        """Say whether a detector asks another program about one file; see `spincheck.api.Detector.is_external`.

        Raises:
            ConfigError: the configuration that governs the file cannot be used.
        """
        settings = self.settings_of(path)
        if settings.origin not in self._external:
            detectors = self.host.detector_options(settings)
            self._external[settings.origin] = any(cls.is_external(options) for cls, options in detectors)
        return self._external[settings.origin]

    def repair_bytes(self, data: bytes, path: str, *, external: bool | None = None) -> Repaired:
        """Repair text that comes from elsewhere as if it stood at ``path``; for ``external`` see `Checker.check`.

        Raises:
            ConfigError: the configuration that governs the path cannot be used.
        """
        from .edits import apply_edits, moved
        from .fix import repair

        settings, options = self.settings_of(path), self.options.fix or FixOptions()
        try:
            document, encoding = self._document(data, path, settings), encoding_of(data)
        except (SourceError, PluginError) as error:
            return Repaired(data=data, result=_unreadable(path, error))
        repaired = repair(
            document,
            check=lambda document: self.check(document, external=external),
            read=lambda source: replace(
                self._parse(encoding.encode(source), path, settings), previous=document.previous, original=document.original
            ),
            unsafe=options.unsafe,
        )
        if not repaired.edits:
            return Repaired(data=data, result=repaired.result)
        result = repaired.result
        if options.diff:
            from .diff import unified_diff

            # In UTF-8 the mark is a character of the first line to every program that reads the diff.
            mark = encoding.mark.decode("utf-8") if encoding.codec == "utf-8" else ""
            result = replace(result, diff=unified_diff(path, mark + document.source, moved(repaired.edits, len(mark))))
        data = encoding.encode(apply_edits(document.source, repaired.edits))
        return Repaired(data=data, result=result, edits=repaired.edits)

    def open(self, path: str) -> Document:
        """Read one file as a document.

        Raises:
            SourceError: the file cannot be read or is not text.
            PluginError: the reader crashed.
            ConfigError: the configuration that governs the file cannot be used.
        """
        settings = self.settings_of(path)
        return self._document(_read(path, settings), path, settings)

    def try_open(self, path: str) -> Document | FileResult:
        """Read one file as a document, or return a result that says why it cannot be read.

        Raises:
            ConfigError: the configuration that governs the file cannot be used.
        """
        try:
            return self.open(path)
        except (SourceError, PluginError) as error:
            return _unreadable(path, error)

    def read_bytes(self, data: bytes, path: str) -> Document:
        """Read text that comes from elsewhere as `open` reads the file at ``path``; the same errors."""
        return self._document(data, path, self.settings_of(path))

    def options_of(self, path: str, detector: type[Detector[OptionsT]]) -> OptionsT:
        """Return the options that the configuration of one file gives a detector.

        Raises:
            ConfigError: the configuration that governs the file cannot be used.
            UsageError: the detector is not loaded.
        """
        for cls, options in self.host.detector_options(self.settings_of(path)):
            if cls is detector:
                known: OptionsT = options
                return known
        raise UsageError(f"detector '{detector.name}' is not loaded, so it has no options for '{path}'")

    def rules_for(self, path: str) -> Mapping[str, Rule]:
        """Return every rule that is known to the configuration of one file, by code.

        Raises:
            ConfigError: the configuration that governs the file cannot be used.
        """
        return self._checker(self.settings_of(path)).rules

    def _remembers(self, path: str) -> bool:
        # What another program says today it may not say tomorrow.
        return self.options.remember and not self.options.keep_text and not self.asks_others(path)

    def _remembered(self, data: bytes, path: str) -> FileResult:
        settings = self.settings_of(path)
        cache = self._cache(settings)
        try:
            key = self._cache_key(data, path, settings)
        except SourceError as error:
            return _unreadable(path, error)
        if known := cache.get(key, path):
            return known
        result = self.check_bytes(data, path)
        return result if result.failures else cache.put(key, result)

    def _cache_key(self, data: bytes, path: str, settings: Settings) -> str:
        earlier = self._earlier.read(path) if self._earlier else None
        return self._cache(settings).key(path, relative(path, settings.root), data, earlier)

    def _cache(self, settings: Settings) -> Cache:
        if settings.origin not in self._caches:
            original = (self._original.path, self._original.source) if self._original else None
            options = (self.options.reader, self.options.new_only, original)
            depends_on = (self._versions, options, settings.core, settings.detectors)
            self._caches[settings.origin] = Cache(cache_folder(settings.root), *depends_on)
        return self._caches[settings.origin]

    @cached_property
    def _versions(self) -> tuple[str, ...]:
        return tuple(versions(self.host))

    def _document(self, data: bytes, path: str, settings: Settings) -> Document:
        """Read a file's text as a document, with the companions that the options ask for."""
        document = self._parse(data, path, settings)
        if self._original and not _is_same_file(path, self._original.path):
            document = replace(document, original=self._original)
        earlier = self._earlier.read(path) if self._earlier else None
        if earlier is None:
            return document
        try:
            return replace(document, previous=self._parse(earlier, path, settings))
        except SourceError:  # it was no text then
            return document

    def _open_original(self, path: str) -> Document:
        settings = self.settings_of(path)
        try:
            return self._parse(_read(path, settings), path, settings)
        except (SourceError, PluginError) as error:
            raise UsageError(f"the original '{path}' {error}") from error

    def _parse(self, data: bytes, path: str, settings: Settings) -> Document:
        limit = settings.core.max_file_size
        if len(data) > limit:
            raise SourceError(f"is larger than 'max-file-size', {limit:,} bytes; raise it or split the file")
        text, reader = decode(data), self._reader_for(path, settings)
        try:
            return reader.read(text, path)
        except Exception as error:  # a reader may be a plugin's; whatever it raises costs this file only
            raise PluginError(f"reader '{reader.name}' crashed: {type(error).__name__}: {error}") from error

    def _checker(self, settings: Settings) -> Checker:
        if settings.origin not in self._checkers:
            self._checkers[settings.origin] = Checker(build_detectors(self.host, settings), settings)
        return self._checkers[settings.origin]

    def settings_of(self, path: str) -> Settings:
        """Return the settings for one file; see `settings_for`."""
        folder = os.path.dirname(path)  # noqa: PTH120  # many times for each file
        if folder not in self._by_folder:
            self._by_folder[folder] = self.settings_for(Path(path).absolute().parent)
        return self._by_folder[folder]

    def _reader_for(self, path: str, settings: Settings) -> Reader:
        if self.options.reader:
            return self._reader(self.options.reader, "--reader")
        for pattern, name in settings.core.readers.items():
            if matches([pattern], relative(Path(path), settings.root)):
                return self._reader(name, f"{settings.origin}, table 'readers'")
        return self._reader(self._by_suffix.get(PurePath(path).suffix.lower(), "plain"), "the suffix")

    def _reader(self, name: str, origin: str) -> Reader:
        if name not in self._readers:
            if name not in self.host.readers:
                error = UsageError if origin == "--reader" else ConfigError
                raise error(f"{origin}: there is no reader '{name}'; {nearest(name, self.host.readers)}")
            self._readers[name] = self.host.readers[name]()
        return self._readers[name]


def _read(path: str, settings: Settings) -> bytes:
    """Read one byte more than is allowed, so that a file without a size, such as a pipe, has the same limit."""
    try:
        with Path(path).open("rb") as file:
            return file.read(settings.core.max_file_size + 1)
    except (OSError, ValueError) as error:  # ValueError: the path holds a NUL
        raise SourceError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _text(document: Document | None) -> SourceText | None:
    return SourceText(path=document.path, text=document.source) if document else None


def _is_same_file(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):  # text that comes from elsewhere stands for a file that need not exist
        return False


def _unreadable(path: str, error: SourceError | PluginError) -> FileResult:
    hint = "the file was not checked; mend it, or leave it out with 'exclude'"
    if isinstance(error, PluginError):
        hint = "the file was not checked; report this to the reader's authors with the file that caused it"
    return FileResult(path=path, failures=(Failure(origin="input", message=str(error), hint=hint),))
