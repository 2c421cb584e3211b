"""What Headwater costs: CPU time and waiting time of what people do all day, at growing sizes.

`make bench` fills an installation of its own in a temporary folder, starts the real web server on
it, asks over HTTP as a signed-in browser does, and reads the CPU time of the web server and of
PostgreSQL from /proc. The *floor* answers with the same SQL from a bare ASGI application: what no
framework could go below. The last table is kept in docs/benchmarks.md.
"""
