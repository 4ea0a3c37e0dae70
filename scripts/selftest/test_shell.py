import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]


def bash(script, **environment):
    """Runs lines of bash with every piece of the scripts loaded."""
    pieces = "".join(f". scripts/{name}.sh\n" for name in ("terminal", "machine", "packages", "swift", "arguments", "postgres"))
    settings = {key: value for key, value in os.environ.items() if not key.startswith("HUXUE_")}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", pieces + script], cwd=ROOT, env=settings | environment,
        capture_output=True, text=True, timeout=60)


class MachineTests(unittest.TestCase):
    def test_swift_from_6_2_on_is_recent_enough(self):
        for version, recent in {
            "Swift version 6.2 (swift-6.2-RELEASE)": True,
            "Apple Swift version 6.3.1 (swift-6.3.1-RELEASE)": True,
            "Swift version 7.0-dev": True,
            "Swift version 6.1.2 (swift-6.1.2-RELEASE)": False,
            "Swift version 5.10 (swift-5.10-RELEASE)": False,
            "": False,
        }.items():
            with self.subTest(version):
                self.assertEqual(bash(f"swift_is_recent '{version}'").returncode == 0, recent)

    def test_a_taken_port_is_named_and_another_proposed(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            answer = bash(f"check_port {port}")
        self.assertEqual(answer.returncode, 1)
        self.assertIn(f"--port {port + 1}", answer.stderr)

    def test_a_free_port_is_accepted(self):
        self.assertEqual(bash('check_port "$(free_port)"').returncode, 0)

    def test_a_full_disk_is_named_before_the_compiler_meets_it(self):
        answer = bash("free_kilobytes() { echo 1000; }; check_disk")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("磁盘空间不足", answer.stderr)

    def test_a_missing_network_is_named(self):
        answer = bash("swift() { return 1; }; fetch_dependencies")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("网络", answer.stderr)


class FreshMachineTests(unittest.TestCase):
    def on_a_machine_with(self, **programs):
        """./run with nothing on the path but the everyday programs and these."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("bash", "env", "dirname", "awk", "df", "grep", "nproc", "cat"):
                os.symlink(shutil.which(name), f"{folder}/{name}")
            for name, text in programs.items():
                Path(folder, name).write_text(f"#!/usr/bin/env bash\n{text}\n")
                Path(folder, name).chmod(0o755)
            return subprocess.run(
                [ROOT / "run"], env={"PATH": folder}, capture_output=True, text=True, timeout=60)

    def test_without_swift_it_says_where_to_get_it(self):
        answer = self.on_a_machine_with(git="")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("https://www.swift.org/install/linux/", answer.stderr)

    def test_an_old_swift_is_named_with_its_version(self):
        answer = self.on_a_machine_with(git="", swift="echo 'Swift version 5.10 (swift-5.10-RELEASE)'")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("5.10", answer.stderr)

    def test_without_git_it_says_so(self):
        self.assertIn("git", self.on_a_machine_with().stderr)


class PackageTests(unittest.TestCase):
    def test_the_list_has_a_purpose_a_name_and_a_reason_in_each_line(self):
        for line in (ROOT / "scripts/packages.txt").read_text().splitlines():
            if not line.startswith("#"):
                self.assertRegex(line, r"^(run|test)\s+[a-z0-9.+-]+\s+\S.+$")

    def test_every_library_of_the_manifest_is_in_the_list(self):
        wanted = set(re.findall(r'apt: "([^"]+)"', (ROOT / "Package.swift").read_text()))
        self.assertLessEqual(wanted, set(bash("packages_for run").stdout.split()))

    def test_running_needs_less_than_testing(self):
        run, everything = bash("packages_for run").stdout.split(), bash("packages_for run test").stdout.split()
        self.assertIn("libpq-dev", run)
        self.assertNotIn("postgresql", run)
        self.assertIn("postgresql", everything)

    def test_ubuntu_has_no_package_of_chromium(self):
        self.assertNotIn("chromium", bash("system_name() { echo ubuntu; }; packages_for test").stdout.split())

    def test_a_second_run_installs_nothing(self):
        answer = bash("is_installed() { true; }; how_to_be_root() { echo false; }; install_packages run test")
        self.assertEqual((answer.returncode, "已齐全" in answer.stdout), (0, True))

    def test_without_rights_it_prints_the_one_line_and_stops(self):
        answer = bash("is_installed() { [[ $1 != libzip-dev ]]; }; how_to_be_root() { return 1; }; install_packages run")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("sudo apt-get update && sudo apt-get install -y --no-install-recommends libzip-dev\n", answer.stderr)

    def test_with_rights_it_installs_exactly_what_is_missing(self):
        answer = bash("is_installed() { [[ $1 != libzip-dev ]]; }; how_to_be_root() { echo echo; }; install_packages run")
        self.assertRegex(answer.stdout, r"--no-install-recommends install libzip-dev\n")


class ArgumentTests(unittest.TestCase):
    def test_the_port_is_found_in_both_spellings(self):
        self.assertEqual(bash("value_of --port --no-demo --port 9000").stdout, "9000")
        self.assertEqual(bash("value_of --port --port=9001 --x").stdout, "9001")
        self.assertEqual(bash("value_of --port --no-demo").stdout, "")

    def test_the_demonstration_never_goes_into_somebodys_own_database(self):
        for arguments, wanted in {
            "": True, "--port 9000": True, "--no-demo": False,
            "--database postgres://x": False, "--database=sqlite:x": False, "--config huxue.yaml": False,
        }.items():
            with self.subTest(arguments):
                self.assertEqual(bash(f"wants_demonstration {arguments}").returncode == 0, wanted)
        self.assertNotEqual(bash("wants_demonstration", HUXUE_DATABASE="postgres://x").returncode, 0)


class PostgresTests(unittest.TestCase):
    def test_it_answers_while_the_command_runs_and_leaves_nothing_behind(self):
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            Path(folder).chmod(0o777)
            answer = subprocess.run(
                ["scripts/with-postgres", "bash", "-c",
                 'psql -XAt "$HUXUE_TEST_POSTGRES" -c "SELECT min(a) FROM (VALUES (\'a\'), (\'B\')) x(a)"; exit 3'],
                cwd=ROOT, env=os.environ | {"TMPDIR": folder}, capture_output=True, text=True, timeout=60)
            self.assertEqual((answer.stdout, answer.returncode), ("B\n", 3), answer.stderr)
            self.assertEqual(os.listdir(folder), [])

    def test_two_at_once_do_not_meet(self):
        script = 'printf %s "$HUXUE_TEST_POSTGRES"; sleep 1'
        runs = [subprocess.Popen(["scripts/with-postgres", "bash", "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
                for _ in range(2)]
        addresses = {run.communicate(timeout=60)[0] for run in runs}
        self.assertEqual([run.returncode for run in runs], [0, 0])
        self.assertEqual(len(addresses), 2)


if __name__ == "__main__":
    unittest.main()
