"""Starts and stops the program that is tested."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[3]
BINARY = Path(os.environ.get("HUXUE_BINARY", ROOT / ".build/debug/huxue"))
OUTPUT = ROOT / "Tests/Browser/output"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def run(*arguments, timeout=300):
    """Runs a sub-command to its end and returns what it printed."""
    done = subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=timeout, env=environment())
    assert done.returncode == 0, f"huxue {' '.join(arguments)} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def environment():
    """Nobody's own settings may leak into a test."""
    return {key: value for key, value in os.environ.items() if not key.startswith("HUXUE_")}


class Server:
    """One running `huxue serve`, with its log in output/NAME.log."""

    def __init__(self, name, database, *arguments):
        self.name, self.database, self.arguments = name, database, arguments
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = OUTPUT / f"{name}.log"
        self.process = None

    def start(self, seconds=30):
        OUTPUT.mkdir(exist_ok=True)
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--port", str(self.port), "--database", self.database, *self.arguments],
                stdout=log, stderr=subprocess.STDOUT, env=environment())
        self.wait_until_ready(seconds)
        return self

    def wait_until_ready(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server ended at start: {self.log_end()}"
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        self.kill()
        raise AssertionError(f"not ready after {seconds} s: {self.log_end()}")

    def stop(self, seconds=20):
        """Asks it to end; that it does so properly is part of every run."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"{self.name} did not stop within {seconds} s: {self.log_end()}") from None
        assert code == 0, f"{self.name} ended with {code}: {self.log_end()}"

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def log_end(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
