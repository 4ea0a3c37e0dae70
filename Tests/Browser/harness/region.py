"""A demonstration region for journeys: built once, copied for each server that needs one of its own."""

import os
import secrets
import shutil
import subprocess
from urllib.parse import urlsplit, urlunsplit

from .server import Server, run

SCHOOLS = "60"
SEED = "7"
# A Friday morning of a school term, so that dates on pages and pictures stay the same.
MORNING = "2026-11-20T08:30:00+08:00"


class Region:
    """What both kinds share: a folder for keys and files, and servers on the record."""

    def load(self):
        run("demo", "--schools", SCHOOLS, "--seed", SEED, "--database", self.database, "--data", str(self.folder))
        return self

    def server(self, name, *arguments):
        return Server(
            name, self.database, "--data", str(self.folder), "--clock", MORNING, *arguments).start()


class EmbeddedRegion(Region):
    """The region in a folder of its own: record, keys and files."""

    def __init__(self, folder):
        self.folder = folder
        self.database = f"sqlite:{folder}/huxue.db"

    def copy(self, folder):
        shutil.copytree(self.folder, folder)
        return EmbeddedRegion(folder)


class SharedRegion(Region):
    """The region on PostgreSQL, for several nodes on one record."""

    def __init__(self, folder):
        self.folder = folder
        self.name = "journeys_" + secrets.token_hex(4)
        self.home = os.environ["HUXUE_TEST_POSTGRES"]
        self.database = urlunsplit(urlsplit(self.home)._replace(path="/" + self.name))

    def load(self):
        self.ask(f"CREATE DATABASE {self.name}")
        return super().load()

    def remove(self):
        self.ask(f"DROP DATABASE {self.name} WITH (FORCE)")

    def ask(self, statement):
        subprocess.run(["psql", "-Xqc", statement, self.home], check=True, capture_output=True, text=True)
