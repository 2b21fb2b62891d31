"""Runs the installed aws command line, unmodified, in forks of a process that has imported it.

Makes a program `aws` in a folder of its own, prints the folder's name, and ends with its standard
input. Each command is a process of its own, with the caller's arguments, environment, working folder,
input and outputs; it need not import again what this process has, nor read again the descriptions of
services, which is most of its work.
"""

import fcntl
import gc
import importlib
import io
import os
import selectors
import socket
import sys
import tempfile
import traceback

import awscli.clidriver
import awscli.handlers
import botocore.auth
import botocore.credentials
import botocore.endpoint
import botocore.exceptions
import botocore.httpsession
import botocore.loaders
import botocore.parsers
import botocore.session

CALLER = """#!{python} -IS
import _socket, os, sys  # without the module around the first, which takes longer than the rest

def opened(file):
    try:
        os.fstat(file)
        return True
    except OSError:
        return False

files = list(filter(opened, map(int, os.listdir("/dev/fd"))))
door = _socket.socket(_socket.AF_UNIX)
door.connect({door!r})
told = [" ".join(map(str, files)), os.getcwd(), str(len(sys.argv) - 1), *sys.argv[1:]]
told += [name + "=" + value for name, value in os.environ.items()]
told = "\\0".join(told).encode(errors="surrogateescape")
numbers = b"".join(file.to_bytes(4, sys.byteorder) for file in files)
door.sendmsg([len(told).to_bytes(8, "big")], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, numbers)])
door.sendall(told)
status = door.recv(1)
sys.exit(status[0] if status else 70)
"""

SERVICES = ("iam", "sts", "kms", "acm", "route53", "elbv2")
DESCRIPTIONS = ("service-2", "paginators-1", "waiters-2", "endpoint-rule-set-1")


def keep_descriptions():
    """Reads the descriptions of services once, for all sessions that look for them where this one does."""
    session = awscli.clidriver.create_clidriver().session
    place = session.get_config_variable("data_path")
    loader = session.get_component("data_loader")
    for kind in DESCRIPTIONS:
        loader.list_available_services(kind)
        for service in SERVICES:
            try:
                loader.load_service_model(service, kind)
            except botocore.exceptions.DataNotFoundError:
                pass  # not every service has each of them
    for data in ("endpoints", "partitions", "sdk-default-configuration", "_retry", "cli"):
        loader.load_data(data)
    make = botocore.loaders.create_loader
    botocore.session.create_loader = lambda path=None: loader if path == place else make(path)


# Above every number that a caller's file may have.
HIGH = 500


def read(door, size):
    told = b""
    while len(told) < size:
        part = door.recv(size - len(told))
        if not part:
            raise EOFError
        told += part
    return told


def command(door):
    """What the caller wants, done in this process; returns its exit status."""
    size, files, _, _ = socket.recv_fds(door, 8, 250)
    words = read(door, int.from_bytes(size, "big")).decode(errors="surrogateescape").split("\0")
    numbers, folder, count, *words = words
    files = [fcntl.fcntl(file, fcntl.F_DUPFD, HIGH) for file in files]
    os.closerange(3, HIGH)
    for to, file in zip(map(int, numbers.split()), files):
        os.dup2(file, to)
        os.close(file)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(os.fdopen(file, mode, closefd=False), encoding="utf-8", line_buffering=file == 2)
        for file, mode in ((0, "rb"), (1, "wb"), (2, "wb"))
    )
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(entry.split("=", 1) for entry in words[int(count) :])
    importlib.reload(awscli)  # it looks at the environment, and adds to it
    sys.argv = ["aws"] + words[: int(count)]
    try:
        status = awscli.clidriver.main()
    except SystemExit as e:
        status = e.code if isinstance(e.code, int) else 1 if e.code else 0
    sys.stdout.flush()
    sys.stderr.flush()
    return status or 0


def serve(folder):
    path = os.path.join(folder, "door")
    door = socket.socket(socket.AF_UNIX)
    door.bind(path)
    door.listen(64)
    with open(os.path.join(folder, "aws"), "w") as program:
        program.write(CALLER.format(python=sys.executable, door=path))
        os.fchmod(program.fileno(), 0o700)
    print(folder, flush=True)
    waiting = selectors.DefaultSelector()
    waiting.register(door, selectors.EVENT_READ)
    waiting.register(0, selectors.EVENT_READ)
    children = set()
    while True:
        for key, _ in waiting.select(1):
            if key.fileobj == 0:
                return
            caller, _ = door.accept()
            child = os.fork()
            if child == 0:
                status = 70
                try:
                    caller = socket.socket(fileno=fcntl.fcntl(caller.detach(), fcntl.F_DUPFD, HIGH))
                    status = command(caller)
                    caller.sendall(bytes([status & 255]))
                except BaseException:
                    traceback.print_exc()
                finally:
                    os._exit(status)
            caller.close()
            children.add(child)
        children = {child for child in children if os.waitpid(child, os.WNOHANG) == (0, 0)}


keep_descriptions()
# What is here is never garbage, and pages that no child writes on are not copied for it.
gc.disable()
gc.freeze()

with tempfile.TemporaryDirectory(prefix="keyrota-aws") as folder:
    serve(folder)
