"""A client of the hall for other programs: HTTP and the socket (socket.io 4 over WebSocket), standard library alone.

Written from docs/integration.md. With python-socketio the class Screen is `socketio.Client(...)`:
connect(url, auth=..., transports=["websocket"], headers={"Cookie": ...}); call("command", envelope); on("view").
"""

import base64
import json
import os
import socket
import ssl
import struct
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

PROTOCOL = 1


class Refused(Exception):
    """The hall said no; the text is its whole answer."""


class Hall:
    """The hall over HTTP."""

    def __init__(self, url):
        self.url = url.rstrip("/")

    def ask(self, method, path, body=None, headers=None):
        """The answer's JSON and its headers. Raises Refused with the hall's own words."""
        data = None if body is None else json.dumps(body).encode()
        sent = {**(headers or {}), **({} if data is None else {"content-type": "application/json"})}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=sent)
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return json.loads(response.read()), response.headers
        except urllib.error.HTTPError as error:
            raise Refused(f"{method} {path}: {error.code} {error.read().decode()}") from None

    def plan(self):
        return self.ask("GET", "/api/plan")[0]["plan"]

    def sign_in(self, badge_no, pin):
        """The session cookie of a member of staff."""
        _, headers = self.ask("POST", "/api/session", {"badgeNo": badge_no, "pin": pin})
        return headers["set-cookie"].split(";")[0]

    def pair(self, kind, name, manager):
        """The token of a new screen: the hall gives a code, a duty manager (session cookie) lets it in."""
        asked, _ = self.ask("POST", "/api/pairing", {"deviceKind": kind, "wish": {"name": name}})
        if "token" in asked:  # This machine is trusted by the site file.
            return asked["token"]
        approval = {"code": asked["code"], "name": name}
        self.ask("POST", "/api/pairing/approve", approval, {"Cookie": manager})
        return self.ask("GET", "/api/pairing/" + asked["secret"])[0]["token"]


class Screen:
    """One screen on the socket: it gets views and sends commands."""

    def __init__(self, url, screen, token=None, cookie=None):
        self.view = None
        self.answers = {}
        self.count = 0
        self.is_in = False
        self.wire = open_websocket(url, "/socket.io/?EIO=4&transport=websocket", cookie)
        auth = {**screen, "protocol": PROTOCOL, **({} if token is None else {"deviceToken": token})}
        self.read(lambda: self.is_open)
        send_text(self.wire, "40" + json.dumps(auth))
        self.read(lambda: self.is_in)

    is_open = False

    def command(self, command, within=10):
        """The answer of one command. The same id is sent again after a silence: it is never done twice."""
        envelope = {"commandId": str(uuid.uuid4()), "command": command}
        for _ in range(3):
            self.count += 1
            number = self.count
            send_text(self.wire, f"42{number}" + json.dumps(["command", envelope]))
            if self.read(lambda: number in self.answers, within):
                answer = self.answers.pop(number)
                if answer.get("ok"):
                    return answer["result"]
                raise Refused(json.dumps(answer, ensure_ascii=False))
        raise Refused("no answer")

    def until(self, is_wanted, within=15):
        """The first view that is wanted."""
        self.read(lambda: self.view is not None and is_wanted(self.view), within)
        if self.view is None or not is_wanted(self.view):
            raise Refused("the view never came; last: " + json.dumps(self.view))
        return self.view

    def read(self, is_done, within=10):
        until = time.monotonic() + within
        while not is_done():
            left = until - time.monotonic()
            if left <= 0:
                return False
            self.wire.settimeout(left)
            try:
                self.take(receive_text(self.wire))
            except TimeoutError:
                return False
        return True

    def take(self, text):
        kind, rest = text[:1], text[1:]
        if kind == "0":  # engine.io: open
            self.is_open = True
        elif kind == "2":  # engine.io: ping
            send_text(self.wire, "3")
        elif kind == "4" and rest[:1] == "0":  # socket.io: connected
            self.is_in = True
        elif kind == "4" and rest[:1] == "4":  # socket.io: refused
            raise Refused(rest[1:])
        elif kind == "4" and rest[:1] == "2":  # socket.io: event
            name, value = json.loads(rest[1:])
            if name == "view" and (self.view is None or value["seq"] >= self.view["seq"]):
                self.view = value
        elif kind == "4" and rest[:1] == "3":  # socket.io: acknowledgement
            number, answer = rest[1:].split("[", 1)
            self.answers[int(number)] = json.loads("[" + answer)[0]

    def close(self):
        self.wire.close()


def open_websocket(url, path, cookie):
    """A WebSocket (RFC 6455) that has been greeted."""
    at = urllib.parse.urlsplit(url)
    is_tls = at.scheme == "https"
    wire = socket.create_connection((at.hostname, at.port or (443 if is_tls else 80)), timeout=10)
    if is_tls:
        wire = ssl.create_default_context().wrap_socket(wire, server_hostname=at.hostname)
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {at.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode(),
        *([] if cookie is None else ["Cookie: " + cookie]),
    ]
    wire.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += exactly(wire, 1)
    if b" 101 " not in head.split(b"\r\n")[0]:
        raise Refused(head.decode())
    return wire


def send_text(wire, text):
    data = text.encode()
    size = len(data)
    length = bytes([0x80 | size]) if size < 126 else b"\xfe" + struct.pack("!H", size)
    if size > 0xFFFF:
        raise ValueError("the hall takes messages of at most 16 KiB")
    mask = os.urandom(4)
    wire.sendall(b"\x81" + length + mask + bytes(one ^ mask[at % 4] for at, one in enumerate(data)))


def receive_text(wire):
    text = b""
    while True:
        first, second = exactly(wire, 2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", exactly(wire, 2))
        elif size == 127:
            (size,) = struct.unpack("!Q", exactly(wire, 8))
        data = exactly(wire, size)
        if first & 0x0F == 8:
            raise Refused("the hall has closed the connection")
        if first & 0x0F in (0, 1):
            text += data
            if first & 0x80:
                return text.decode()


def exactly(wire, size):
    data = b""
    while len(data) < size:
        more = wire.recv(size - len(data))
        if not more:
            raise Refused("the connection has ended")
        data += more
    return data
