"""An OpenSSH server of our own on 127.0.0.1, with keys of its own that are thrown away."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_SEPARATION = Path("/run/sshd")
"""Where an sshd that runs as root locks part of itself in; a system that boots makes it."""

_CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
"""


def missing() -> str:
    """What is missing for a server here; empty when it can be started."""
    if _sshd() is None or shutil.which("ssh") is None or shutil.which("ssh-keygen") is None:
        return "the OpenSSH server or client is not installed"
    if os.geteuid() == 0 and not _SEPARATION.is_dir():
        return f"{_SEPARATION} does not exist, without which sshd does not run as root"
    return ""


class SshServer:
    """A server that runs until it is closed. Raises `AssertionError` when it does not start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("host", "user"):
            quietly("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
        self._port = _free_port()
        host = (folder / "host.pub").read_text(encoding="utf-8")
        known = f"[127.0.0.1]:{self._port} {host}"
        (folder / "known_hosts").write_text(known, encoding="utf-8")
        config = folder / "sshd_config"
        config.write_text(_CONFIG.format(port=self._port, folder=folder), encoding="utf-8")
        self._log = (folder / "sshd.log").open("wb")
        command = [str(_sshd()), "-D", "-e", "-f", str(config)]
        self._process = subprocess.Popen(command, stderr=self._log, stdin=subprocess.DEVNULL)
        self._wait_until_it_listens()

    def command(self, remote: Sequence[str], env: Mapping[str, str]) -> list[str]:
        """The command line that runs a program over there, in a terminal, in this environment.

        The environment is spelled out on the line, as it would not be handed on otherwise; TERM
        is: it belongs to the terminal at this end.
        """
        pairs = [f"{name}={value}" for name, value in env.items() if name != "TERM"]
        options = {
            "IdentityFile": f"{self._folder}/user",
            "UserKnownHostsFile": f"{self._folder}/known_hosts",
            "IdentitiesOnly": "yes",
            "StrictHostKeyChecking": "yes",
            "LogLevel": "ERROR",
            "EscapeChar": "none",
        }
        said = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        target = f"{getpass.getuser()}@127.0.0.1"
        line = shlex.join(["cd", env["HOME"]]) + " && exec " + shlex.join(["env", *pairs, *remote])
        return ["ssh", "-F", "none", "-p", str(self._port), *said, "-tt", target, line]

    def close(self) -> None:
        """Stop listening; connections that are there stay."""
        self._process.terminate()
        self._process.wait(10)
        self._log.close()

    def _wait_until_it_listens(self, seconds: float = 10) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except ConnectionRefusedError:
                ended = self._process.poll() is not None
                if ended or time.monotonic() > deadline:
                    log = (self._folder / "sshd.log").read_text(encoding="utf-8")
                    raise AssertionError(f"sshd does not listen; it says:\n{log}") from None
                time.sleep(0.02)
            else:
                return


def quietly(*command: str) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, check=True, capture_output=True, timeout=10)


def _sshd() -> str | None:
    """Where the server is: it needs to be called by its whole path."""
    return shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
