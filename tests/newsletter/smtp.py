"""A mail server that speaks SMTP on a port of its own, and behaves as badly as a test wants."""

import re
from collections import Counter
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock, Thread
from time import sleep

STALL = 2
ADDRESS = re.compile(rb"<([^>]*)>")


class MailServer(ThreadingTCPServer):
    """``behaviour(recipient, time)`` says what happens when a mail to it comes for the nth time:

    ``accept``; ``refuse``, ``policy`` and ``busy`` say no to the recipient: for good, for another reason or
    for now; ``spam`` says no to the text; ``leave`` ends the connection at the recipient, ``drop`` in the
    middle of the text, ``lose`` once it is taken but before that is said; ``stall`` says nothing more.
    ``lost`` are those whose mail was: fewer than planned where a sender dies before it tells the text.
    """

    daemon_threads = allow_reuse_address = True
    request_queue_size = 50

    def __init__(self, behaviour=lambda recipient, time: "accept"):
        super().__init__(("127.0.0.1", 0), Talk)
        self.behaviour, self.lock = behaviour, Lock()
        self.came, self.taken, self.done = Counter(), Counter(), {}
        self.lost = set()
        self.texts, self.senders = [], []
        self.keeps_texts, self.count = True, 0

    @property
    def port(self):
        return self.server_address[1]

    def how(self, recipient):
        with self.lock:
            self.came[recipient] += 1
            found = self.behaviour(recipient, self.came[recipient])
            self.done.setdefault(recipient, []).append(found)
        return found

    def take(self, sender, recipient, text):
        with self.lock:
            self.taken[recipient] += 1
            self.count += 1
            if self.keeps_texts:
                self.texts.append(text)
                self.senders.append(sender)

    def handle_error(self, request, client_address):
        """A client that is killed."""


class Talk(StreamRequestHandler):
    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self):
        self.say("220 mail.example ESMTP")
        sender = recipient = how = ""
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb in (b"EHLO", b"HELO"):
                self.say("250 mail.example")
            elif verb == b"MAIL":
                sender = ADDRESS.search(line)[1].decode()
                self.say("250 go on")
            elif verb == b"RCPT":
                recipient = ADDRESS.search(line)[1].decode()
                how = self.server.how(recipient)
                if how == "leave":
                    return
                answers = {
                    "refuse": "550 5.1.1 nobody here",
                    "busy": "451 4.2.0 come later",
                    "policy": "550 5.7.1 listed",
                }
                self.say(answers.get(how, "250 go on"))
            elif verb == b"DATA":
                if not self.data(sender, recipient, how):
                    return
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 as you like")

    def data(self, sender, recipient, how):
        """Whether the connection goes on."""
        self.say("354 tell")
        text = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line or how == "drop":
                return False
            text.append(line)
        if how == "stall":
            sleep(STALL)
            return False
        if how == "spam":
            self.say("554 5.7.1 no")
            return True
        self.server.take(sender, recipient, b"".join(text))
        if how == "lose":
            self.server.lost.add(recipient)
            return False
        self.say("250 taken")
        return True


@contextmanager
def mail_server(*behaviour):
    server = MailServer(*behaviour)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def mailers(server, patience=0.5):
    options = {"host": "127.0.0.1", "port": server.port, "timeout": patience}
    return {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
    }
