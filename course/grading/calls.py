"""The system calls that answers and tests may make, by name and number; what is not here fails (see filters.py).

Files, memory, processes and threads of their own, time, signals, waiting, and sockets that lead nowhere but to each
other. Not here, on purpose: sockets to elsewhere, tracing, mounts, namespaces, keys, bpf, io_uring, watches of files
and what tells of them (inotify, mincore, preadv2), memory and queues that others could find, what is counted by user
(timers).
"""

# name, number on x86-64, on aarch64 (- where it has none)
# fmt: off
ALLOWED = """
read 0 63, write 1 64, open 2 -, openat 257 56, close 3 57, close_range 436 436, stat 4 -, fstat 5 80, lstat 6 -,
newfstatat 262 79, statx 332 291, lseek 8 62, pread64 17 67, pwrite64 18 68, readv 19 65, writev 20 66, preadv 295 69,
pwritev 296 70, access 21 -, faccessat 269 48, faccessat2 439 439, dup 32 23, dup2 33 -, dup3 292 24, pipe 22 -,
pipe2 293 59, ioctl 16 29, ftruncate 77 46, truncate 76 45, fsync 74 82, fdatasync 75 83, getdents 78 -,
getdents64 217 61, getcwd 79 17, chdir 80 49, fchdir 81 50, mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -,
unlinkat 263 35, rename 82 -, renameat 264 38, renameat2 316 276, link 86 -, linkat 265 37, symlink 88 -,
symlinkat 266 36, readlink 89 -, readlinkat 267 78, chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452 452,
chown 92 -, fchown 93 55, lchown 94 -, fchownat 260 54, utime 132 -, utimes 235 -, utimensat 280 88, futimesat 261 -,
umask 95 166, statfs 137 43, fstatfs 138 44, fallocate 285 47, sendfile 40 71, copy_file_range 326 285,
mmap 9 222, mprotect 10 226, munmap 11 215, brk 12 214, mremap 25 216, madvise 28 233, msync 26 227,
membarrier 324 283,
fork 57 -, vfork 58 -, execve 59 221, exit 60 93, exit_group 231 94, wait4 61 260, waitid 247 95, kill 62 129,
tkill 200 130, tgkill 234 131, getpid 39 172, getppid 110 173, gettid 186 178, getpgid 121 155, getpgrp 111 -,
getsid 124 156, setpgid 109 154, getuid 102 174, geteuid 107 175, getgid 104 176, getegid 108 177, getgroups 115 158,
getresuid 118 148, getresgid 120 150, set_tid_address 218 96, set_robust_list 273 99, get_robust_list 274 100,
rseq 334 293, futex 202 98, sched_yield 24 124, sched_getaffinity 204 123, sched_setaffinity 203 122,
sched_getscheduler 145 120, sched_getparam 143 121, sched_get_priority_max 146 125, sched_get_priority_min 147 126,
getpriority 140 141, setpriority 141 140, prctl 157 167, arch_prctl 158 -, getrlimit 97 163, setrlimit 160 164,
prlimit64 302 261, getrusage 98 165, times 100 153, uname 63 160, sysinfo 99 179, getcpu 309 168, pidfd_open 434 434,
capget 125 90,
rt_sigaction 13 134, rt_sigprocmask 14 135, rt_sigreturn 15 139, rt_sigpending 127 136, rt_sigtimedwait 128 137,
rt_sigsuspend 130 133, sigaltstack 131 132, pause 34 -, alarm 37 -, setitimer 38 103, getitimer 36 102,
restart_syscall 219 128, nanosleep 35 101, clock_nanosleep 230 115, clock_gettime 228 113, clock_getres 229 114,
gettimeofday 96 169, time 201 -, timerfd_create 283 85, timerfd_settime 286 86, timerfd_gettime 287 87,
signalfd4 289 74,
poll 7 -, ppoll 271 73, select 23 -, pselect6 270 72, epoll_create 213 -, epoll_create1 291 20, epoll_ctl 233 21,
epoll_wait 232 -, epoll_pwait 281 22, eventfd 284 -, eventfd2 290 19,
socketpair 53 199, sendto 44 206, recvfrom 45 207, sendmsg 46 211, recvmsg 47 212, shutdown 48 210,
getsockname 51 204, getpeername 52 205, getsockopt 55 209, setsockopt 54 208,
getrandom 318 278
"""
# fmt: on
