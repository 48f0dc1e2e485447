# Benchmarks: `make bench` measures and saves, `make bench-cmp` compares the last two runs, `make bench-plots` draws the last.
BENCH = python -m pytest benchmarks/bench_*.py --benchmark-only --benchmark-timer=time.process_time

bench:
	$(BENCH) --benchmark-autosave --benchmark-columns=min,rounds --benchmark-sort=name

bench-cmp:
	pytest-benchmark compare --columns=min --sort=name --group-by=fullname $$(ls -t .benchmarks/*/*.json | head -n 2)

bench-plots:
	python -m benchmarks.speed_plots

.PHONY: bench bench-cmp bench-plots
