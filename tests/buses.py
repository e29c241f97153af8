"""A message bus of a test's own, and somebody who speaks on it as the system does."""

import contextlib
import subprocess
import sys

LOGIN, SAVER = "org.freedesktop.login1", "org.freedesktop.ScreenSaver"

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""

SAYS = """
import sys
from jeepney import DBusAddress, HeaderFields, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
path, interface, name, *flag = sys.argv[1:]
bus = open_dbus_connection("SYSTEM")
bus.send_and_get_reply(message_bus.RequestName(interface.removesuffix(".Manager").removesuffix(".Session")))
emitter = DBusAddress(path, interface=interface)
bus.send(new_signal(emitter, name, *(["b", (flag[0] == "true",)] if flag else [])))
bus.send_and_get_reply(message_bus.GetId())
"""


@contextlib.contextmanager
def a_bus(folder):
    """The variables of a bus, system's and session's in one."""
    config = folder / "bus.conf"
    config.write_text(BUS.format(path=folder / "bus"))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = daemon.stdout.readline().strip()
    yield {"DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
    daemon.kill()
    daemon.communicate()


def say(environment, *signal):
    """Send a signal: path, interface, name, and perhaps true or false."""
    subprocess.run([sys.executable, "-c", SAYS, *signal], env=environment, check=True)
