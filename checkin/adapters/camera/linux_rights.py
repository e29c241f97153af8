"""Rights that a process of ours gives up for good, as Linux offers it: Landlock, seccomp, limits.

Through the C library and nothing else: the bindings that there are want libseccomp
installed, and what is needed here is two short tables.
"""

import ctypes
import errno
import os
import platform
import resource
import struct
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_libc: Any = ctypes.CDLL(None, use_errno=True)

_PR_SET_NO_NEW_PRIVS = 38  # linux/prctl.h
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h

# ------------------------------------------------------------ files: Landlock
# Names and numbers are those of linux/landlock.h.

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same everywhere
_VERSION = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
READ = _EXECUTE | _READ_FILE | _READ_DIR
USE = READ | _WRITE_FILE | _TRUNCATE | _IOCTL_DEV
"""Read and write what is there, and ask a device; make, remove and rename nothing."""


def give_up_files(kept: Iterable[tuple[Path, int]] = (), *, network: bool = False) -> bool:
    """Open nothing from now on but what lies under a path that is *kept*, with :data:`READ` or :data:`USE`.

    Where the system can, also no TCP without *network*, and no signal to anybody else. Holds
    for this thread and those that it starts. False where the system does not offer it.
    """
    version = int(_libc.syscall(_CREATE_RULESET, None, 0, _VERSION))
    if version < 1:
        return False
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    sockets = 3 if version >= 4 and not network else 0
    asked = struct.pack("QQQ", files, sockets, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = int(_libc.syscall(_CREATE_RULESET, asked[:size], size, 0))
    if ruleset < 0:
        return False
    try:
        for path, access in kept:
            _keep(ruleset, path, access & files)
        return _no_new_privileges() and _libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _keep(ruleset: int, path: Path, access: int) -> None:
    with suppress(OSError):  # what is not there is not needed either
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)  # type: ignore[attr-defined,unused-ignore]
        try:
            allowed = access if path.is_dir() else access & _OF_FILES
            _libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", allowed, place), 0)
        finally:
            os.close(place)


# ------------------------------------------------------------ system calls: seccomp
# Names and numbers are those of linux/seccomp.h and linux/filter.h.

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # linux/audit.h
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_X32 = 0x40000000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data

# Each call by its number on x86_64 and on aarch64; -1 where it does not exist.
_TABLE = """
read 0 63, write 1 64, close 3 57, fstat 5 80, poll 7 -1, lseek 8 62, mmap 9 222,
mprotect 10 226, munmap 11 215, brk 12 214, rt_sigaction 13 134, rt_sigprocmask 14 135,
rt_sigreturn 15 139, ioctl 16 29, pread64 17 67, readv 19 65, writev 20 66,
select 23 -1, sched_yield 24 124, mremap 25 216, madvise 28 233, dup 32 23,
nanosleep 35 101, getpid 39 172, socket 41 198, recvmsg 47 212, clone 56 220,
fork 57 -1, vfork 58 -1, execve 59 221, exit 60 93, kill 62 129, uname 63 160,
fcntl 72 25, gettimeofday 96 169, getrusage 98 165, sysinfo 99 179, ptrace 101 117,
getuid 102 174, getgid 104 176, geteuid 107 175, getegid 108 177, getppid 110 173,
sigaltstack 131 132, prctl 157 167, gettid 186 178, tkill 200 130, futex 202 98,
sched_getaffinity 204 123, set_tid_address 218 96, restart_syscall 219 128,
clock_gettime 228 113, clock_getres 229 114, clock_nanosleep 230 115,
exit_group 231 94, tgkill 234 131, newfstatat 262 79, pselect6 270 72, ppoll 271 73,
unshare 272 97, set_robust_list 273 99, perf_event_open 298 241,
open_by_handle_at 304 265, prlimit64 302 261, setns 308 268, getcpu 309 168,
process_vm_readv 310 270, process_vm_writev 311 271, getrandom 318 278, bpf 321 280,
execveat 322 281, userfaultfd 323 282, membarrier 324 283, rseq 334 293,
pidfd_send_signal 424 424, io_uring_setup 425 425, pidfd_getfd 438 438, clone3 435 435,
mount 165 40, keyctl 250 219
"""
_CALLS = {
    name: (int(on_x86), int(on_arm)) for name, on_x86, on_arm in map(str.split, _TABLE.split(","))
}

_Code = Sequence[tuple[int, int, int, int]]


def _argument(number: int) -> tuple[int, int, int, int]:
    return (_LOAD, 0, 0, _FIRST_ARGUMENT + 8 * number)


def _fails(with_errno: int = errno.EPERM) -> tuple[int, int, int, int]:
    return (_RETURN, 0, 0, _ERRNO | with_errno)


_ALLOWED = (_RETURN, 0, 0, _ALLOW)
_NO_CLONE3: dict[str, _Code] = {"clone3": (_fails(errno.ENOSYS),)}
"""Its flags cannot be looked at; without it the C library takes ``clone``."""
_ONLY_THREADS: _Code = (_argument(0), (_ANY_BIT, 0, 1, 0x00010000), _ALLOWED, _fails())
_NOT_EXECUTABLE: _Code = (_argument(2), (_ANY_BIT, 0, 1, 4), _fails(), _ALLOWED)

_COMPUTE = """
read write close fstat poll lseek munmap brk rt_sigaction rt_sigprocmask rt_sigreturn
pread64 readv writev select sched_yield mremap madvise dup nanosleep getpid recvmsg
exit uname fcntl gettimeofday getrusage sysinfo getuid getgid geteuid getegid getppid
sigaltstack gettid futex sched_getaffinity set_tid_address restart_syscall
clock_gettime clock_getres clock_nanosleep exit_group pselect6 ppoll set_robust_list
getcpu getrandom membarrier rseq
"""
"""All that computing takes, and talking through what is open already."""

_NEVER = """
execve execveat fork vfork ptrace process_vm_readv process_vm_writev kill tkill
pidfd_send_signal pidfd_getfd bpf perf_event_open keyctl userfaultfd io_uring_setup
open_by_handle_at setns unshare mount
"""
"""What no process that looks at pictures has any need of."""


def only_compute() -> bool:
    """From now on only compute, and talk through what is open: all else is refused.

    Nothing can be opened, connected, started or made executable, and nobody signalled.
    For the whole process. False where the system does not offer it.
    """
    own: _Code = (_argument(0), (_EQUAL, 0, 1, os.getpid()), _ALLOWED, _fails())
    only_empty_path: _Code = (_argument(3), (_ANY_BIT, 0, 1, 0x1000), _ALLOWED, _fails())
    only_asking: _Code = (_argument(2), (_EQUAL, 0, 1, 0), _ALLOWED, _fails())
    some: dict[str, _Code] = {
        "mmap": _NOT_EXECUTABLE,
        "mprotect": _NOT_EXECUTABLE,
        "clone": _ONLY_THREADS,
        "tgkill": own,
        "newfstatat": only_empty_path,
        "prlimit64": only_asking,
    }
    computing: dict[str, _Code] = dict.fromkeys(_COMPUTE.split(), (_ALLOWED,))
    return _filter(computing | some | _NO_CLONE3, _fails())


def start_nothing(*, network: bool) -> bool:
    """From now on start no program, touch no other process and, without *network*, open no socket.

    For the whole process. False where the system does not offer it.
    """
    never: dict[str, _Code] = dict.fromkeys(_NEVER.split(), (_fails(),))
    if not network:
        never["socket"] = (_fails(),)
    return _filter(never | {"clone": _ONLY_THREADS} | _NO_CLONE3, _ALLOWED)


def _filter(calls: dict[str, _Code], otherwise: tuple[int, int, int, int]) -> bool:
    machine = platform.machine()
    if machine not in _SECCOMP:
        return False
    column = list(_SECCOMP).index(machine)
    code = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCH[machine]),
        _fails(),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        _fails(errno.ENOSYS),
    ]
    for name, block in calls.items():
        if (number := _CALLS[name][column]) >= 0:
            code += [(_EQUAL, 0, len(block), number), *block]
    code.append(otherwise)
    written = b"".join(struct.pack("HBBI", *one) for one in code)
    program = ctypes.create_string_buffer(written, len(written))
    head = struct.pack("HxxxxxxQ", len(code), ctypes.addressof(program))
    done = _no_new_privileges() and _libc.syscall(
        _SECCOMP[machine], _SET_MODE_FILTER, _ALL_THREADS, head
    )
    return done == 0 and done is not False


# ------------------------------------------------------------ limits


def leave_the_network() -> bool:
    """Go where there is no network at all; False where the system lets nobody."""
    return bool(_libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def write_no_files() -> None:
    """Have nothing written to any file, no memory dumped, and next to nothing opened."""
    most = max(int(one.name) for one in Path("/proc/self/fd").iterdir()) + 3
    for what, limit in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, most),
    ):
        resource.setrlimit(what, (limit, limit))


def close_all_but(kept: Iterable[int]) -> None:
    """Close what this process has inherited, but for *kept* and the standard three."""
    kept = {0, 1, 2, *kept}
    for one in [int(found.name) for found in Path("/proc/self/fd").iterdir()]:
        if one not in kept:
            with suppress(OSError):  # the listing's own
                os.close(one)


def _no_new_privileges() -> bool:
    return bool(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
