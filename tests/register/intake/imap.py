"""A mailbox on loopback that speaks just enough IMAP."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Mailbox(socketserver.ThreadingTCPServer):
    """Letters with their flags; `calls` is what clients asked, `breaks_at` a command at which the line goes dead."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, *letters: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.letters = dict(enumerate(letters, start=1))
        self.flags: dict[int, set[str]] = {number: set() for number in self.letters}
        self.breaks_at = ""
        self.calls: list[str] = []

    @property
    def url(self) -> str:
        return f"imap://van%40thu:mat@127.0.0.1:{self.server_address[1]}/INBOX"


class Talk(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.say("* OK ready")
        for line in self.rfile:
            tag, _, rest = line.decode().strip().partition(" ")
            self.server.calls.append(rest)
            if self.server.breaks_at and rest.startswith(self.server.breaks_at):
                return
            self.answer(tag, rest)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def answer(self, tag: str, rest: str) -> None:
        status = "OK"
        if rest.startswith("CAPABILITY"):
            self.say("* CAPABILITY IMAP4rev1")
        elif rest.startswith("LOGIN"):
            status = "OK" if rest == 'LOGIN van@thu "mat"' else "NO"
        elif rest.startswith("SELECT"):
            self.say(f"* {len(self.server.letters)} EXISTS")
        elif rest.startswith("UID SEARCH"):
            fresh = [n for n, flags in self.server.flags.items() if not flags & {"\\Seen", "\\Flagged"}]
            self.say(f"* SEARCH {' '.join(map(str, fresh))}")
        elif found := re.fullmatch(r"UID FETCH (\d+) \((.+)\)", rest):
            self.fetched(int(found[1]), found[2])
        elif found := re.fullmatch(r"UID STORE (\d+) \+FLAGS \((\S+)\)", rest):
            self.server.flags[int(found[1])].add(found[2])
        self.say(f"{tag} {status} done")

    def fetched(self, number: int, what: str) -> None:
        letter = self.server.letters[number]
        if what == "RFC822.SIZE":
            self.say(f"* {number} FETCH (UID {number} RFC822.SIZE {len(letter)})")
            return
        self.say(f"* {number} FETCH (UID {number} BODY[] {{{len(letter)}}}")
        self.wfile.write(letter)
        self.say(")")


@contextmanager
def mailbox(*letters: bytes) -> Iterator[Mailbox]:
    """Serve these letters, all unread."""
    with Mailbox(*letters) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
