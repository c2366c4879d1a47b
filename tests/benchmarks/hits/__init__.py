"""How fast hits are taken in, beside dj-hitcount in the same site and the same run.

`make bench-hits` prints one table; `python -m tests.benchmarks.hits --help` lists the options.
"""
