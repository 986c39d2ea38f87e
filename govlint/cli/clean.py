"""`govlint clean`: remove what was kept of earlier runs."""

from __future__ import annotations

from pathlib import Path

import click

from govlint import cache
from govlint.cli.running import cache_folder
from govlint.cli.trouble import Trouble, troubled_by
from govlint.settings import Settings, SettingsError
from govlint.settings.config import for_folder
from govlint.writing import hindrance


@click.command(short_help="Remove what was kept of earlier checks.")
@click.option("--cache-dir", metavar="DIR", help="The folder to remove.  [default: that of the settings here]")
def clean_command(cache_dir: str | None) -> None:
    """Remove the folder in which `govlint check` keeps what it found."""
    with troubled_by(SettingsError):
        folder = cache_folder(Settings() if cache_dir else for_folder(Path()), cache_dir)
    try:
        removed = cache.remove(folder)
    except OSError as error:
        raise Trouble(f"{folder}：不能删除：{hindrance(error)}") from error
    click.echo(f"已删除{folder}。" if removed else "没有缓存可删除。")
