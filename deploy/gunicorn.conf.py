"""The server of the site: gunicorn --config deploy/gunicorn.conf.py config.wsgi"""

import gc
import multiprocessing
import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", min(2 * multiprocessing.cpu_count() + 1, 9)))
worker_class = "gthread"
threads = 4

# The site is loaded once, and its workers share that memory; a new release needs a restart, not a reload.
preload_app = True
os.environ["LOADED_BEFORE_WORKERS"] = "1"


def when_ready(server: object) -> None:
    """What is loaded stays: going through it would copy it into each worker."""
    from config.loading import rehearse
    from config.wsgi import application

    rehearse(application)
    gc.collect()
    gc.freeze()


def post_fork(server: object, worker: object) -> None:
    """A thread that the server had begun would not be in its workers."""
    from config.wsgi import begin

    begin()


# A very large picture takes half a minute to clean and to copy.
timeout = 120
graceful_timeout = 30
# Longer than the proxy keeps its side open, so that it never asks a connection that is being closed.
keepalive = 75

# No worker lives for ever, and no two end together.
max_requests = 5_000
max_requests_jitter = 500

# systemd and signals are enough; its socket would lie in a home that the site may not write to.
control_socket_disable = True

# What a browser of a reader sends, and no more.
limit_request_line = 8_190
limit_request_fields = 100
limit_request_field_size = 8_190

# Only the proxy on this machine may say who asks and how.
forwarded_allow_ips = "127.0.0.1,::1"
# And nobody which part of the path is not the site's: a visitor's own header could come through a proxy.
forwarder_headers = ""

worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
errorlog = "-"
accesslog = None  # addresses of readers are nobody's business; LOG_FORMAT=json tells of views
