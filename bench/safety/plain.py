"""`python -m bench.safety.plain FOLDER`: the server without TLS, for the rival. Prints its address."""

import socket
import sys
from pathlib import Path

import uvicorn

from checkin.adapters.connection import server_options
from checkin.adapters.server_data import ServerData
from checkin.server.app import make_app


def main() -> None:
    data = ServerData(Path(sys.argv[1]))
    listener = socket.socket()
    for option in server_options():
        listener.setsockopt(*option)
    listener.bind(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    config = uvicorn.Config(make_app(data), log_level="warning", access_log=False, ws="none")
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
