"""site.yaml → Site; every error names file, line and key, what was found and what is expected."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from broadsheet.engine import simple_yaml, strict_yaml
from broadsheet.engine.extras import install
from broadsheet.engine.strict_yaml import Plain, YamlError
from broadsheet.model.article import Rights
from broadsheet.model.problem import ConfigError
from broadsheet.model.site import Limits, Site, SiteTopic
from broadsheet.settings import FILE, Setting
from broadsheet.text.slugs import slugify
from broadsheet.values import names, replace

if TYPE_CHECKING:
    from broadsheet.publishing import Target

__all__ = ["FILE", "ConfigError", "load", "load_or_default", "target", "target_names"]

TEXTS = ("title", "tagline", "description", "language", "publisher", "report")
RIGHTS = get_args(Rights)


def load(folder: Path) -> Site:
    """The site of ``folder``, with its own pages; raises ConfigError."""
    site = _site(_read(folder))
    if not (folder / "content" / "pages").is_dir():
        return site
    from broadsheet.content import own_pages

    pages, problems = own_pages.read(folder / "content", site.limits)
    return replace(site, own_pages=pages, problems=(*site.problems, *problems)) if pages or problems else site


def target(folder: Path, name: str) -> Target:
    """A target of ``folder``'s site.yaml, with its publisher; raises ConfigError."""
    from broadsheet import targets

    setting = _read(folder)
    return targets.find(setting.entries().get("targets", Setting(Plain(""), setting.line, "targets")), name)


def target_names(folder: Path) -> tuple[str, ...]:
    """What the targets of ``folder``'s site.yaml are called; raises ConfigError."""
    setting = _read(folder)
    return tuple(setting.entries().get("targets", Setting(Plain(""), setting.line, "targets")).entries())


def _read(folder: Path) -> Setting:
    try:
        data = (folder / FILE).read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"no {FILE} in {folder}; `init DIR` makes a new site") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{folder / FILE} cannot be read: {error}") from None
    try:
        value = simple_yaml.load(data) or strict_yaml.load(data)
    except YamlError as error:
        raise ConfigError(f"{FILE}:{error.line}: {error.found}; expected {error.expected}") from None
    return Setting(value, 1)


def load_or_default(folder: Path) -> Site:
    """The site of ``folder``, or the defaults where there is no site.yaml: for commands that work without a site."""
    return load(folder) if (folder / FILE).exists() else Site(title="")


def _site(setting: Setting) -> Site:
    entries = setting.entries(KEYS)
    if "title" not in entries or not entries["title"].text():
        raise setting.error("no title", "a line `title: …`")
    values: dict[str, object] = {}
    for key, entry in entries.items():
        values.update(READERS[key](entry) if key in READERS else {key: entry.text()})
    if values.get("news_sitemap") and not (values.get("base_url") and values.get("publisher")):
        raise entries["news_sitemap"].error("true", "false, or a base_url and a publisher, whose articles it lists")
    return Site(**values)  # type: ignore[arg-type]


def _base_url(setting: Setting) -> dict[str, object]:
    url = setting.text()
    if url and not url.startswith(("https://", "http://")):
        raise setting.error(repr(url), "an address that begins with https://")
    return {"base_url": url if not url or url.endswith("/") else f"{url}/"}


def _report(setting: Setting) -> dict[str, object]:
    """A plain address of e-mail gets what makes it a link."""
    place = setting.text()
    if place and not place.startswith(("https://", "http://", "mailto:")):
        name, at, host = place.partition("@")
        if not (name and at and host) or any(letter in place for letter in " /?#"):
            raise setting.error(repr(place), "an address such as desk@example.org, or one that begins with https://")
        place = f"mailto:{place}"
    return {"report": place}


def _time_zone(setting: Setting) -> dict[str, object]:
    from zoneinfo import ZoneInfo

    name = setting.text()
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise setting.error(repr(name), "a time zone such as Europe/Berlin or UTC") from None
    return {"time_zone": name}


def _rights(setting: Setting) -> dict[str, object]:
    entries = setting.entries(("default", "publishers", "excerpt_words"))
    values: dict[str, object] = {}
    if "default" in entries:
        values["rights"] = entries["default"].one_of(RIGHTS)
    if "publishers" in entries:
        named = entries["publishers"].entries()
        values["publisher_rights"] = tuple((name, cast("Rights", entry.one_of(RIGHTS))) for name, entry in named.items())
    if "excerpt_words" in entries:
        values["excerpt_words"] = int(entries["excerpt_words"].number(int))
    return values


def _models(setting: Setting) -> dict[str, object]:
    return {"models": tuple((language, entry.text()) for language, entry in setting.entries().items())}


def _topics(setting: Setting) -> dict[str, object]:
    topics = []
    for name, entry in setting.entries().items():
        options = entry.entries(("label", "hide", "keywords"))
        topics.append(
            SiteTopic(
                slug=slugify(name),
                label=options["label"].text() if "label" in options else None,
                hide=options["hide"].flag() if "hide" in options else False,
                keywords=tuple(word.text() for word in options["keywords"].items()) if "keywords" in options else (),
            )
        )
    return {"topics": tuple(topics)}


def _sections(setting: Setting) -> dict[str, object]:
    from broadsheet.lists import vocabulary

    return {"sections": tuple(entry.one_of(vocabulary.SECTIONS) for entry in setting.items())}


def _limits(setting: Setting) -> dict[str, object]:
    entries = setting.entries(names(Limits))
    values = {name: entry.number(float if name.endswith("seconds") else int) for name, entry in entries.items()}
    return {"limits": Limits(**values)}  # type: ignore[arg-type]


def _search(setting: Setting) -> dict[str, object]:
    entries = setting.entries(("full_text",))
    return {"full_text": entries["full_text"].flag()} if "full_text" in entries else {}


def _targets(setting: Setting) -> dict[str, object]:
    """Checked, and no part of the site: where it is sent decides nothing of what it is."""
    from broadsheet import targets

    targets.check(setting)
    return {}


def _email(setting: Setting) -> dict[str, object]:
    return {"email": _extra(setting, "css_inline")}


def _cards(setting: Setting) -> dict[str, object]:
    return {"cards": _extra(setting, "resvg_py")}


def _extra(setting: Setting, package: str) -> bool:
    """A flag that asks for what an extra of the package installs."""
    wanted = setting.flag()
    if wanted and not find_spec(package):
        raise setting.error(f"true, and {package} is not installed", f"{install(setting.key)}, or false")
    return wanted


def _news_sitemap(setting: Setting) -> dict[str, object]:
    return {"news_sitemap": setting.flag()}


def _theme(setting: Setting) -> dict[str, object]:
    from broadsheet import looks

    look, problems = looks.read(setting)
    return {"look": look, "problems": problems}


READERS: dict[str, Callable[[Setting], dict[str, object]]] = {
    "base_url": _base_url,
    "report": _report,
    "time_zone": _time_zone,
    "rights": _rights,
    "models": _models,
    "topics": _topics,
    "sections": _sections,
    "limits": _limits,
    "targets": _targets,
    "search": _search,
    "email": _email,
    "cards": _cards,
    "news_sitemap": _news_sitemap,
    "theme": _theme,
}
KEYS = (*TEXTS, *READERS)
